// The first days of a secretariat with kimo in VS Code: each step is something that a user does, and
// is held against what is on the screen and what is on the disk afterwards.
//
//     node editors/vscode/test/story.mjs KIMO.vsix OTHER.vsix BROWSER

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hand, until } from "./page.mjs";
import { home, install, open, pause, settings } from "./session.mjs";

const [vsix, other, browser] = process.argv.slice(2);
const place = home();
const { root, folder, env } = place;
const period = join(folder, "plan/2023-2026");
const goal = join(period, "maal-2.toml");
const read = (path) => readFileSync(path, "utf8");
const git = (...words) => execFileSync("git", words, { cwd: folder, env, encoding: "utf8" });
const commit = ["-c", "user.name=Prøve", "-c", "user.email=proeve@eksempel.dk", "commit", "--quiet", "-m"];

git("init", "--quiet", "--initial-branch=main");
git("add", ".");
git(...commit, "Planen");
// The others have it from here.
const others = join(root, "origin.git");
git("init", "--quiet", "--bare", others);
git("remote", "add", "origin", others);
git("push", "--quiet", "--set-upstream", "origin", "main");
const sound = read(goal);
writeFileSync(join(folder, "Cargo.toml"), "[package]\n");
writeFileSync(goal, sound.replace('["Havnene", "Sekretariatet"]', '["Havnene", "Sekretariatt"]'));
assert.notEqual(read(goal), sound);

install(place, vsix);
install(place, other);
const { page, close, log } = await open(place, browser);
const hand = new Hand(page, folder);
let number = 0;

/** A picture that the walkthrough shows, or that is worth a look. */
const picture = (name, clip) => page.screenshot({ path: join(root, "pictures", `${name}.png`), ...(clip && { clip }) });

/** A step, with its picture; the first that fails ends the story. */
async function step(name, does) {
  number += 1;
  const began = Date.now();
  const shown = `${number}`.padStart(2, "0");
  try {
    await does();
    await picture(shown);
    console.log(`ok ${number} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    await picture(shown).catch(() => {});
    console.error(`NOT ok ${number} ${name}: ${error.stack}\nThe picture: ${join(root, "pictures", shown)}.png`);
    await close();
    process.exit(1);
  }
}

/** The program that came with the extension. */
const extension = () => join(root, "extensions", readdirSync(join(root, "extensions")).find((name) => name.includes(".kimo-")));
const check = () => spawnSync(join(extension(), "bin/kimo"), ["tjek"], { cwd: folder, env, encoding: "utf8" });

await step("the tree shows the goals and the actions", async () => {
  await (await hand.see(".activitybar .action-label", "")).waitFor();
  await until("the extension's button", async () => {
    const button = page.locator('.activitybar [aria-label^="Handleplan"]').first();
    return (await button.isVisible()) && (await button.click(), true);
  });
  await hand.row("2.10 (rød) Finde de virksomheder");
  await hand.row("2019-2022");
  await page.mouse.move(800, 600);
  await pause(1000);
  await picture("trae", { x: 0, y: 30, width: 348, height: 500 });
});

await step("the program is on the terminal's path", async () => {
  await hand.command("Terminal: Create New Terminal");
  await (await hand.see(".terminal-wrapper", "")).waitFor();
  await pause(2000);
  await page.keyboard.type("command -v kimo > ../sti; kimo --version > ../udgave\n");
  const path = await until("the terminal's answer", () => existsSync(join(root, "udgave")) && read(join(root, "udgave")) && read(join(root, "sti")).trim());
  assert.equal(path, join(extension(), "bin/kimo"));
  await hand.command("Terminal: Kill All Terminals");
});

/** Lets a program of the user's own be kimo, which says that it is this day, and takes its time to begin. */
async function today(day) {
  const own = join(root, `kimo-${day}`);
  const used = join(root, `brugt-${day}`);
  writeFileSync(
    own,
    `#!/bin/sh
kimo=${extension()}/bin/kimo
[ "$1" = lsp ] || exec $kimo "$@"
touch ${used}
sleep 1
shift
exec $kimo lsp --dato ${day} "$@"
`,
  );
  chmodSync(own, 0o755);
  rmSync(used, { force: true });
  settings(root, { "kimo.program": own });
  await until("the other program", () => existsSync(used));
}

await step("a program of one's own is taken up at once", async () => {
  // So that the example plan is always in its last year.
  await today("26.11.2026");
  await hand.row("2.10 (rød) Finde de virksomheder");
});

await step("a fault is marked where it stands, once, though another extension has TOML too", async () => {
  await hand.file("Cargo.toml");
  await hand.see(".statusbar-item[id='status.problems']", "2");
  await hand.command("View: Close Editor");
  await hand.see(".statusbar-item[id='status.problems']", "2");
  await hand.action("2.3 ");
  await hand.see(".statusbar-item", "Handleplan");
  await hand.find(goal, "ekretariatt");
  await until("the red line", () => page.locator(".squiggly-error").first().isVisible());
  await hand.see(".statusbar-item[id='status.problems']", "2");
});

await step("the fault is mended by a quick fix", async () => {
  await page.keyboard.press("Control+.");
  await hand.see(".action-widget .monaco-list-row", "Tilføj parten ”Sekretariatt” til planen");
  await picture("fejl", { x: 348, y: 355, width: 800, height: 210 });
  await hand.see(".action-widget .monaco-list-row.focused", "Ret til ”Sekretariatet”");
  await page.keyboard.press("Enter");
  await until("no red line", async () => (await page.locator(".squiggly-error").count()) === 0);
  await hand.save();
  await until("the file as it was", () => read(goal) === sound);
});

await step("a note is written from the line over the action", async () => {
  await hand.action("2.10 ");
  await hand.see(".codelens-decoration", /igangsat, rød.* \d+ noter, sidst/);
  const isOpen = () => hand.hasTab("Note på 2.10");
  await hand.press(() => hand.see(".codelens-decoration a", "Skriv note"), isOpen);
  const form = await hand.frame("form", "Note på 2.10");
  await form.locator("textarea[name=tekst]").fill("Den ene virksomhed har sagt ja.\n\nDen anden svarer i december.");
  await form.locator("label", { hasText: "gul" }).click();
  await form.locator("select[name=status]").selectOption("løbende");
  await picture("note", { x: 814, y: 30, width: 466, height: 716 });
  await form.locator("input[name=dato]").fill("31. februar");
  await form.locator("button", { hasText: "Skriv note" }).click();
  await until("what is wrong with the date", async () => (await form.locator(".wrong").textContent()).includes("31. februar"));
  await form.locator("input[name=dato]").fill("i går");
  await page.keyboard.press("Control+Enter");
  await until("the note in the file", () => read(goal).includes("Den anden svarer i december."));
  assert.match(read(goal), /\[\[handling\.note\]\]\ndato = 2026-11-25\ntekst = """\nDen ene virksomhed har sagt ja\.\n\nDen anden svarer i december\."""\nstatus = "løbende"\nvurdering = "gul"\n/);
  await hand.see(".notification-toast", "Noten er skrevet på 2.10");
  await hand.row("2.10 (gul) Finde de virksomheder");
});

await step("the note is taken back by the button that offers it, and by the editor's own undo", async () => {
  await hand.button("Fortryd");
  await until("the file as it was", () => read(goal) === sound);
  await page.keyboard.press("Control+y");
  await hand.save();
  await until("the note again", () => read(goal) !== sound);
  await page.keyboard.press("Control+z");
  await hand.save();
  await until("the file as it was, again", () => read(goal) === sound);
});

await step("a note is written from the tree", async () => {
  await (await hand.row("3.1 ")).hover();
  const isOpen = () => hand.hasTab("Note på 3.1");
  const pencil = async () => (await hand.row("3.1 ")).locator('.action-label[aria-label^="Skriv note"]');
  await hand.press(pencil, isOpen);
  const form = await hand.frame("form", "Note på 3.1");
  await form.locator("textarea[name=tekst]").fill("Havrelund har sagt ”ja” og bliver medlem.");
  await form.locator("label", { hasText: "rød" }).click();
  await form.locator("textarea[name=indstilling]").fill("Lad formanden tage med.");
  await form.locator("button", { hasText: "Skriv note" }).click();
  await until("the note in the file", () => read(join(period, "maal-3.toml")).includes("Lad formanden tage med."));
  await hand.row("3.1 (rød) Besøge de fem kommuner");
  await hand.see(".view-lines", "Lad formanden tage med.");
  const { status, stdout, stderr } = check();
  assert.equal(status, 0, stdout + stderr);
});

await step("the report stands beside the text", async () => {
  await hand.command("kimo: Vis rapport");
  await hand.pick("2026");
  await hand.frame("body", "Havrelund har sagt ”ja” og bliver medlem.");
});

await step("the report follows what is typed, unsaved", async () => {
  await hand.find(join(period, "maal-3.toml"), "Havrelund har sagt ”ja”");
  await page.keyboard.type("Endelig: ");
  await hand.frame("body", "Endelig: Havrelund har sagt");
  assert.ok(!read(join(period, "maal-3.toml")).includes("Endelig"));
  await hand.save();
  await until("the saved words", () => read(join(period, "maal-3.toml")).includes("Endelig"));
  await picture("rapport", { x: 348, y: 30, width: 932, height: 600 });
  await (await hand.see(".tab", "Rapport 2026")).click();
  await hand.see(".editor-actions .action-label[aria-label^='Gem som Word']", "");
});

await step("the tree shows those that lack a note, which are none, and all again", async () => {
  await (await hand.row("2.10 ")).hover();
  await (await hand.see(".sidebar .action-label[aria-label^='Vis kun dem, der mangler en note']", "")).click();
  await hand.see(".pane-body .welcome-view", "Alle handlinger har en note i år.");
  await (await hand.see(".pane-body .monaco-button", "Vis alle handlinger")).click();
  await hand.row("2.10 ");
});

await step("who lacks a note is told", async () => {
  await hand.command("kimo: Hvem mangler?");
  await hand.pick("2024");
  await hand.frame("h1", "Handlinger uden note i 2024");
});

await step("a party gets another name in every file", async () => {
  await hand.command("View: Close All Editors");
  await hand.action("2.2 ");
  await hand.find(goal, "agpanelet");
  await page.keyboard.press("F2");
  const input = page.locator(".rename-box input");
  await until("the box for the new name", () => input.isVisible());
  await input.fill("Ekspertpanelet");
  await page.keyboard.press("Enter");
  await until("the new name in the text", async () => (await page.locator(".view-lines").first().textContent()).includes("Ekspertpanelet"));
  await hand.command("File: Save All");
  const files = readdirSync(period).filter((name) => name.endsWith(".toml"));
  await until("the new name in every file", () => files.every((name) => !read(join(period, name)).includes('"Fagpanelet"')));
  assert.ok(read(join(period, "handleplan.toml")).includes('navn = "Ekspertpanelet"'));
  const { status, stdout, stderr } = check();
  assert.equal(status, 0, stdout + stderr);
});

await step("the new name is undone in every file", async () => {
  await page.keyboard.press("Control+z");
  await until("the old name in the text", async () => !(await page.locator(".view-lines").first().textContent()).includes("Ekspertpanelet"));
  await hand.command("File: Save All");
  await until("the old name", () => read(join(period, "handleplan.toml")).includes('navn = "Fagpanelet"') && read(goal) === sound);
});

await step("a year's goal is settled", async () => {
  await hand.menu("2.10 ", "Gør årets mål op", () => hand.hasTab("Gør 2.10 op"));
  const form = await hand.frame("form", "Blev årets mål nået på 2.10?");
  assert.equal(await form.locator("input[name=år]:checked").inputValue(), "2026");
  await form.locator("label", { hasText: "delvist" }).click();
  await form.locator("textarea").fill("Kun den ene kom med.");
  await form.locator("input[name=forbrug]").fill("31.500");
  await picture("resultat");
  await form.locator("button", { hasText: "Skriv resultatet" }).click();
  await until("the result in the file", () => read(goal).includes('tekst = "Kun den ene kom med."\nforbrug = 31_500'));
});

await step("it is kept in git, by one whom git did not know", async () => {
  await hand.command("kimo: Gem i git");
  await until("a proposal of what happened", async () => (await page.locator(".quick-input-widget input[type=text]").inputValue()).startsWith("Note på 3.1, ændring af 2.10"));
  await picture("git");
  await hand.answer();
  await hand.see(".quick-input-widget", "Dit navn");
  await hand.answer("Prøve Prøvesen");
  await hand.see(".quick-input-widget", "Din mailadresse");
  await hand.answer("proeve@eksempel.dk");
  await hand.see(".notification-toast", "Gemt i git: Note på 3.1, ændring af 2.10");
  assert.equal(git("log", "-1", "--format=%s|%an").trim(), "Note på 3.1, ændring af 2.10|Prøve Prøvesen");
  assert.equal(git("status", "--porcelain").trim(), "?? Cargo.toml");
});

await step("and is sent to the others", async () => {
  await hand.button("Send til de andre");
  // VS Code's own question, once.
  const sure = page.locator(".monaco-dialog-box .monaco-button", { hasText: /^OK$/ }).first();
  const isThere = () => git("--git-dir", others, "log", "-1", "--format=%s", "main").startsWith("Note på 3.1");
  await until("the note at the others'", async () => isThere() || ((await sure.isVisible()) && void (await sure.click())));
});

await step("in January a note may be about the year before, and so is the report", async () => {
  await today("14.1.2026");
  await hand.menu("3.1 ", "Skriv note", () => hand.hasTab("Note på 3.1"));
  const form = await hand.frame("form", "Handler noten om");
  await form.locator("label", { hasText: "2025" }).click();
  await form.locator("textarea[name=tekst]").fill("Det blev sagt i december.");
  await form.locator("button", { hasText: "Skriv note" }).click();
  await until("the note in the file", () => read(join(period, "maal-3.toml")).includes("dato = 2026-01-14\ntekst = \"Det blev sagt i december.\"\naar = 2025"));
  await hand.command("kimo: Vis rapport");
  await hand.see(".quick-input-list .monaco-list-row.focused", "2025");
  await page.keyboard.press("Enter");
  await hand.frame("body", "Det blev sagt i december.");
  await today("26.11.2026");
});

await step("the next period is made", async () => {
  await hand.command("kimo: Ny periode");
  await hand.see(".terminal-wrapper", "");
  await pause(3000);
  await page.locator(".terminal-wrapper").first().click();
  await page.keyboard.type("a\n");
  await until("the new period", () => existsSync(join(folder, "plan/2027-2030/maal-1.toml")));
  const rows = page.locator(".terminal-wrapper .xterm-rows").first();
  const shown = await until("the receipt", async () => {
    const text = await rows.innerText();
    return text.includes("kimo tjek") && text;
  });
  assert(!shown.includes("\\u{"), shown);
  await hand.row("2027-2030");
});

await step("the first day is walked through", async () => {
  await hand.command("View: Close All Editors");
  await hand.command("Welcome: Open Walkthrough...");
  await hand.pick("Den første dag med kimo");
  await hand.command("View: Hide Panel");
  await (await hand.see(".getting-started-step", "Skriv en note")).click();
  const shown = page.locator(".getting-started-media img").first();
  await until("its picture", () => shown.evaluate((image) => image.complete && image.naturalWidth > 100));
});

await step("where there is no plan, one is made", async () => {
  await hand.command("View: Close All Editors");
  rmSync(join(folder, "plan"), { recursive: true });
  await (await hand.see(".pane-body .monaco-button", "Lav en ny plan")).click();
  await hand.answer("Foreningen Prøve");
  const plan = join(folder, "plan/2026-2029/handleplan.toml");
  await until("the new plan", () => existsSync(plan) && read(plan).includes('organisation = "Foreningen Prøve"'));
  await hand.row("1. EKSEMPEL");
});

await close();
console.log(`The pictures: ${join(root, "pictures")}`);
