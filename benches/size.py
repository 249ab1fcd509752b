#!/usr/bin/env python3
"""Which feature costs how many lines: those with code in them, outside tests, of every file of src.

    pip install tree-sitter tree-sitter-rust && python3 benches/size.py

Each file counts for the first feature one of whose patterns fits; a file that fits none ends this with 1,
so that the table in docs/size.md stays whole.
"""

import fnmatch
import pathlib
import re
import sys

import tree_sitter
import tree_sitter_rust

SOURCE = pathlib.Path(__file__).resolve().parents[1] / "src"
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))

# `*` goes over folders too.
FEATURES = {
    "import of a plan from Word, a sheet or text": "import/* command/import* edit/imported.rs view/import.rs",
    "language server": "editor/* command/lsp/*",
    "joining what two people wrote, over git": "document/join/* command/merge*",
    "undo": "command/undo.rs command/journal.rs",
    "a new plan, the next one, and keeping the two in step": (
        "command/rollover.rs command/follow.rs command/carried.rs command/predecessor.rs command/lineage.rs "
        "command/new_* command/period_end.rs command/init.rs command/progress.rs query/successor.rs "
        "query/period_end.rs view/rollover.rs view/lineage.rs edit/*"
    ),
    "rules": "check/rules/*",
    "one fault, one error; mends that are tried first": "check/* command/check.rs command/fix.rs view/check.rs write/check.rs",
    "reading a file, and telling what is wrong in it": "load/*",
    "the table of fields, and the editor's schema": "schema.rs schema/* view/schema.rs command/schema.rs",
    "lossless document: insert, compare, remove": "document/*",
    "annual report": "view/annual/* command/report.rs",
    "`diff`": "view/diff/* command/diff.rs",
    "the other views and their commands": (
        "view/* command/status.rs command/show.rs command/log.rs command/missing.rs command/alignment.rs "
        "command/calendar.rs command/overview.rs command/look.rs"
    ),
    "Word and charts": "write/docx/* write/chart/*",
    "the other writers": "write/*",
    "saving without loss": "command/save/*",
    "git: versions, `--commit`": "command/git/*",
    "Danish arguments, help and errors of the command line": "command/danish/* command/words.rs command/messages.rs command/man* command/about.rs",
    "completion in the shell": "command/suggest/* command/completions.rs",
    "the writing commands": "command/*",
    "days, numbers and order in Danish": "text/danish/*",
    "the plan and what is asked of it": "plan/* query/*",
    "the rest": "text/* testing.rs lib.rs main.rs",
}


def main():
    lines = dict.fromkeys(FEATURES, 0)
    homeless = []
    for file in sorted(SOURCE.rglob("*.rs")):
        name = file.relative_to(SOURCE).as_posix()
        if re.search(r"(^|/)tests(/|\.rs$)", name) or is_of_tests(file):
            continue
        fitting = (f for f, patterns in FEATURES.items() if any(fnmatch.fnmatch(name, p) for p in patterns.split()))
        feature = next(fitting, None)
        if feature is None:
            homeless.append(name)
        else:
            lines[feature] += code_lines(file.read_bytes())
    print("| feature | lines |\n|---|---:|")
    for feature, count in lines.items():
        print(f"| {feature} | {count:,} |")
    print(f"| **together** | **{sum(lines.values()):,}** |")
    for name in homeless:
        print("of no feature:", name, file=sys.stderr)
    sys.exit(1 if homeless else 0)


def is_of_tests(file):
    """Whether the folder's own file has the module for tests alone."""
    above = [file.with_name("mod.rs"), file.parent.with_suffix(".rs"), file.with_name("lib.rs")]
    parent = next((one for one in above if one.exists()), None)
    declared = rf"#\[cfg\(test\)\]\s*(pub\(\w+\) )?mod {file.stem};"
    return parent is not None and re.search(declared, parent.read_text()) is not None


def code_lines(source):
    """How many lines hold more than a comment, outside what is compiled for tests alone."""
    found = set()

    def walk(node):
        if node.type in ("line_comment", "block_comment"):
            return
        if not node.children or node.type in ("string_literal", "raw_string_literal"):
            found.update(range(node.start_point[0], node.end_point[0] + 1))
        is_test = False
        for child in node.children:
            if child.type == "attribute_item":
                is_test = is_test or re.match(rb"#\[(cfg\(test\)|test)\]", child.text) is not None
                if not is_test:
                    walk(child)
            elif child.type not in ("line_comment", "block_comment"):
                if not is_test:
                    walk(child)
                is_test = False

    walk(PARSER.parse(source).root_node)
    return len(found)


if __name__ == "__main__":
    main()
