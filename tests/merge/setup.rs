//! `kimo merge --install`: what it sets up, and when that is not enough.

use super::common::{GOAL, Workplace};
use insta::assert_snapshot;

#[test]
fn setting_up_is_said_done_once_and_needs_a_repository() {
    let place = Workplace::with_goal(GOAL);
    let run = place.kimo_with_git(&["merge", "--install"]);
    assert_snapshot!(run.to_string().replace(place.path("").to_str().unwrap(), "…/"), @"
    --- stderr
    fejl: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
    --- exit 1
    ");
    place.git(&["init", "--quiet"]);
    place.write(".gitattributes", "*.snap text");
    assert_snapshot!(place.kimo_with_git(&["merge", "--install"]), @"
    git samler nu planens filer med kimo.
      tilføjet i .gitattributes: /plan/**/*.toml merge=kimo
      sat i denne klon: merge.kimo.name = kimo samler en handleplans noter og felter
      sat i denne klon: merge.kimo.driver = kimo merge %O %A %B %P
    Gem .gitattributes i git, så den følger med: git add .gitattributes
    Hver kollega kører ”kimo merge --install” én gang i sin egen klon.
    --- exit 0
    ");
    let after = place.snapshot();
    assert_snapshot!(place.kimo_with_git(&["merge", "--install"]), @"
    git samler nu planens filer med kimo.
      var der i forvejen: .gitattributes nævner kimo
      var der i forvejen: merge.kimo.name
      var der i forvejen: merge.kimo.driver
    Hver kollega kører ”kimo merge --install” én gang i sin egen klon.
    --- exit 0
    ");
    assert_eq!(place.snapshot(), after);
    assert_snapshot!(place.read(".gitattributes"), @"
    *.snap text
    /plan/**/*.toml merge=kimo
    ");
    assert_snapshot!(place.kimo(&["merge"]), @"
    --- stderr
    fejl: argumentet ”FÆLLES” mangler

    Brug: kimo merge [TILVALG] [FÆLLES] [VORES] [DERES] [STI]
    Prøv ”kimo merge --hjælp”.
    --- exit 2
    ");
}
