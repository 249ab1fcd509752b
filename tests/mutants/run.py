#!/usr/bin/env python3
"""Breaks the program in some thousand small ways, layer by layer, and tells which no test sees.

    cargo install --locked cargo-mutants && pip install tree-sitter tree-sitter-rust
    python3 tests/mutants/run.py                # hours on two cores
    python3 tests/mutants/run.py PATTERN        # those whose name matches: src/query/
    python3 tests/mutants/run.py PATTERN 2/10   # of these every tenth, from the second on

The breaks are those of `cargo mutants --list`. To build each by itself takes days; here all are built into one
program, each behind a switch, `KIMO_MUTANT=<number>`, in a copy of what is committed (`target/mutants`). What the
compiler refuses is left out, as cargo-mutants does.

Each test is first run by itself, and the switches that it comes past are written down; a mutant is then shown to those
tests only, the ones that killed its neighbours first, then the quick before the slow. It dies when one fails, or does
not end in time. All are first shown the nearest, `PATIENCE[0]` seconds of them, and who outlives these more.

What was judged stands in `target/mutants.jsonl`, and is not asked again on the same commit.

`docs/mutants.md` says of each survivor why it lives; one that is not there ends this with 1. Names without
line and column are compared, so that code may move.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time

import tree_sitter
import tree_sitter_rust

PROJECT = pathlib.Path(__file__).resolve().parents[2]
COPY = PROJECT / "target" / "mutants"
# Every layer, but the two that all others are made of.
LAYERS = sorted({path.stem for path in (PROJECT / "src").iterdir()} - {"lib", "main", "testing", "text", "plan"})
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))
SWITCH = """
/// Whether the mutant of this number is switched on; in `KIMO_MUTANTS_REACHED` stands that it was asked.
pub fn mutant(number: u32) -> bool {
    use std::io::Write as _;
    type Reached = std::sync::Mutex<(std::fs::File, std::collections::HashSet<u32>)>;
    static ON: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    static REACHED: std::sync::OnceLock<Option<Reached>> = std::sync::OnceLock::new();
    let reached = REACHED.get_or_init(|| {
        let path = std::env::var_os("KIMO_MUTANTS_REACHED")?;
        let file = std::fs::File::options().append(true).create(true).open(path).ok()?;
        Some(std::sync::Mutex::new((file, std::collections::HashSet::new())))
    });
    if let Some(reached) = reached
        && let Ok(mut reached) = reached.lock()
        && reached.1.insert(number)
    {
        let _ = reached.0.write_all(&number.to_ne_bytes());
    }
    *ON.get_or_init(|| std::env::var("KIMO_MUTANT").ok().and_then(|on| on.parse().ok()).unwrap_or(0)) == number
}
"""

# What opens other programs, or spoils system calls: minutes for each mutant.
LEFT_OUT = {"browser", "office", "concurrency", "faults_injected", "full_disk", "architecture"}
# Seconds of tests that a mutant is shown in each round; the sum of all that reach it may be many minutes.
PATIENCE = (4, 60)
JUDGED = PROJECT / "target" / "mutants.jsonl"
PREPARED = PROJECT / "target" / "mutants-prepared.json"


def main():
    pattern = re.compile(sys.argv[1] if len(sys.argv) > 1 else "")
    shard, shards = (int(part) for part in (sys.argv[2] if len(sys.argv) > 2 else "1/1").split("/"))
    prepared = prepare(pattern)
    mutants, refused, commit = prepared["mutants"], prepared["refused"], prepared["commit"]
    tests = Tests(prepared)
    chosen = [m for m in mutants if m["number"] not in refused][shard - 1 :: shards]
    judged = Judged(commit)
    for patience in PATIENCE:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
            results = workers.map(lambda mutant: judged.judge(mutant, tests, patience), chosen)
            for done, (mutant, how) in enumerate(results, 1):
                if how != "failed":  # without an end: a loop, or a machine with too much to do
                    print(f"{how}: {mutant['name']}", flush=True)
                if done % 100 == 0:
                    print(f"{done} of {len(chosen)}, {patience} seconds", flush=True)
    died = collections.Counter(judged.how[mutant["name"]] for mutant in chosen)
    survivors = [m["name"] for m in chosen if judged.how[m["name"]] in ("lives", "unreached")]
    untried = [m["name"] for m in mutants if refused.get(m["number"]) == "no switch"]
    print(f"\n{len(mutants)} mutants: {len(refused) - len(untried)} do not compile, {len(untried)} have no switch,")
    print(f"{died['failed']} died by a test, {died['endless']} did not end, {len(survivors)} live,")
    print(f"{died['unreached']} of these where no test comes")
    for name in untried:
        print("no switch:", name)
    # In a table a bar stands behind a backslash.
    explained = (PROJECT / "docs" / "mutants.md").read_text().replace("\\|", "|")
    unexplained = [name for name in survivors if without_place(name) not in explained]
    for name in unexplained:
        print("not in docs/mutants.md:", without_place(name))
    sys.exit(1 if unexplained else 0)


def prepare(pattern):
    """What does not change while the commit does not: the mutants, the programs of the tests, what each test reaches."""
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=PROJECT, check=True, capture_output=True, text=True)
    commit = head.stdout.strip()
    if PREPARED.exists():
        saved = json.loads(PREPARED.read_text())
        if (saved["commit"], saved["pattern"]) == (commit, pattern.pattern):
            saved["refused"] = {int(number): why for number, why in saved["refused"].items()}
            return saved
    make_copy()
    mutants = listed(pattern)
    refused = instrument_all(mutants)
    programs = build()
    tests = reach_all(programs)
    saved = {"commit": commit, "pattern": pattern.pattern, "mutants": mutants, "refused": refused}
    saved |= {"programs": programs, "tests": tests}
    PREPARED.write_text(json.dumps(saved))
    return saved


class Judged:
    """How each mutant of a commit ended, kept in a file."""

    def __init__(self, commit):
        self.commit = commit
        self.how = {}
        self.patience = {}
        self.lock = threading.Lock()
        if JUDGED.exists():
            for row in map(json.loads, JUDGED.read_text().splitlines()):
                if row["commit"] == commit:
                    self.how[row["name"]], self.patience[row["name"]] = row["how"], row["patience"]

    def judge(self, mutant, tests, patience):
        name = mutant["name"]
        if name not in self.how or self.how[name] == "lives" and self.patience[name] < patience:
            how, test = tests.ask(mutant, patience)
            with self.lock, JUDGED.open("a") as file:
                self.how[name] = how
                row = {"commit": self.commit, "name": name, "how": how, "patience": patience, "test": test}
                file.write(json.dumps(row) + "\n")
        return mutant, self.how[name]


def without_place(name):
    return re.sub(r":\d+:\d+:", ":", name)


def make_copy():
    if not COPY.exists():
        subprocess.run(["git", "clone", "--quiet", "--shared", PROJECT, COPY], check=True)
    subprocess.run(["git", "fetch", "--quiet", "origin", "HEAD"], cwd=COPY, check=True)
    subprocess.run(["git", "checkout", "--quiet", "--force", "--detach", "FETCH_HEAD"], cwd=COPY, check=True)
    lib = COPY / "src" / "lib.rs"
    lib.write_text(lib.read_text() + SWITCH)


def listed(pattern):
    patterns = [word for layer in LAYERS for word in ("-f", f"src/{layer}/**", "-f", f"src/{layer}.rs")]
    run = subprocess.run(["cargo", "mutants", "--list", "--json", *patterns], cwd=COPY, check=True, capture_output=True)
    mutants = [mutant for mutant in json.loads(run.stdout) if pattern.search(mutant["name"])]
    for number, mutant in enumerate(mutants, 1):
        mutant["number"] = number
    return mutants


def instrument_all(mutants):
    """Writes the sources with the switches; the numbers that are left out, each with the reason."""
    files = collections.defaultdict(list)
    for mutant in mutants:
        files[mutant["file"]].append(mutant)
    sources = {file: (COPY / file).read_bytes() for file in files}
    refused = {}
    while True:
        for file, those in files.items():
            instrumented = Instrumented(sources[file], [m for m in those if m["number"] not in refused])
            refused |= {number: "no switch" for number in instrumented.without_switch}
            (COPY / file).write_bytes(instrumented.text)
        found = refused_by_compiler()
        if not found:
            return refused
        print(f"{len(found)} do not compile", flush=True)
        refused |= {number: "does not compile" for number in found}


def refused_by_compiler():
    """The mutants that the compiler's errors stand at."""
    run = subprocess.run(
        ["cargo", "check", "--locked", "--lib", "--message-format=json"], cwd=COPY, capture_output=True, text=True
    )
    found = set()
    for line in run.stdout.splitlines():
        message = json.loads(line).get("message")
        if not message or message["level"] != "error":
            continue
        here = set()
        for span in message["spans"]:
            if not span["is_primary"] or not span["file_name"].startswith("src/"):
                continue
            text = (COPY / span["file_name"]).read_bytes()
            start, end = span["byte_start"], span["byte_end"]
            switch = rb"crate::mutant\((\d+)\)"
            before = [(m.start(), int(m[1])) for m in re.finditer(switch, text[max(0, start - 3000) : start])]
            inside = [int(m[1]) for m in re.finditer(switch, text[start:end])]
            if before and min(start, 3000) - before[-1][0] < 160:
                here.add(before[-1][1])
            elif inside or before:
                here.add((inside + [b[1] for b in before[-1:]])[0])
            if (message["code"] or {}).get("code") == "E0004":  # arms that no longer cover every value
                arms = re.findall(rb" if \(?!crate::mutant\((\d+)\)", text[end : end + 4000])
                here = {int(number) for number in arms[:3]} or here
        assert here, message["rendered"]
        found |= here
    return found


class Instrumented:
    """A source with its mutants behind switches."""

    def __init__(self, source, mutants):
        self.source = source
        lines = source.split(b"\n")
        self.line_starts = [0]
        for line in lines:
            self.line_starts.append(self.line_starts[-1] + len(line) + 1)
        self.lines = lines
        self.operators, self.guards, self.arms, self.bodies = (collections.defaultdict(list) for _ in range(4))
        self.without_switch = set()
        root = PARSER.parse(source).root_node
        nodes = list(self.walk(root))
        for mutant in mutants:
            if not self.place(mutant, nodes):
                self.without_switch.add(mutant["number"])
        self.text = source[: root.start_byte] + self.render(root) + source[root.end_byte :]

    def walk(self, node):
        yield node
        for child in node.children:
            yield from self.walk(child)

    def offset(self, place):
        line = self.lines[place["line"] - 1].decode()
        return self.line_starts[place["line"] - 1] + len(line[: place["column"] - 1].encode())

    def place(self, mutant, nodes):
        start, end = (self.offset(mutant["span"][side]) for side in ("start", "end"))
        genre = mutant["genre"]
        exact = [node for node in nodes if (node.start_byte, node.end_byte) == (start, end)]
        if genre in ("BinaryOperator", "UnaryOperator"):
            kinds = ("binary_expression", "compound_assignment_expr", "unary_expression")
            found, into = [node.parent for node in exact if node.parent and node.parent.type in kinds], self.operators
        elif genre == "MatchArmGuard":
            found, into = exact, self.guards
        elif genre == "MatchArm":
            found, into = [n for n in nodes if n.type == "match_arm" and n.start_byte == start], self.arms
        elif genre == "FnValue":
            bodies = [n.child_by_field_name("body") for n in nodes if n.type == "function_item"]
            around = [body for body in bodies if body and body.start_byte <= start < body.end_byte]
            found, into = sorted(around, key=lambda body: -body.start_byte), self.bodies
        else:
            return False
        for node in found[:1]:
            into[node.id].append(mutant)
        return bool(found)

    def render(self, node):
        text = self.render_operator(node)
        for mutant in self.guards.get(node.id, []):
            on = switch(mutant)
            text = b"(%s || (%s))" % (on, text) if mutant["replacement"] == "true" else b"(!%s && (%s))" % (on, text)
        return text

    def render_operator(self, node):
        if node.id in self.operators:
            return self.operator(node, self.operators[node.id])
        if node.id in self.arms:
            return self.arm(node, switch(self.arms[node.id][0]))
        if node.id in self.bodies:
            text = self.children(node, node.start_byte)
            returns = b"".join(
                b" if %s { return %s; } " % (switch(m), m["replacement"].encode()) for m in self.bodies[node.id]
            )
            return text[:1] + returns + text[1:]
        return self.children(node, node.start_byte)

    def children(self, node, start):
        """The node's text from `start`, its children rendered."""
        text, at = b"", start
        for child in node.children:
            if child.start_byte >= start:
                text += self.source[at : child.start_byte] + self.render(child)
                at = child.end_byte
        return text + self.source[at : node.end_byte]

    def operator(self, node, mutants):
        if node.type == "unary_expression":
            operand, operator = self.render(node.children[-1]), node.children[0].text
            return b"(if %s { %s } else { %s%s })" % (switch(mutants[0]), operand, operator, operand)
        left, right = (self.render(node.child_by_field_name(side)) for side in ("left", "right"))
        operator = node.child_by_field_name("operator").text
        choose = lambda one: b"".join(
            b"if %s { %s } else " % (switch(m), one(m["replacement"].encode())) for m in mutants
        ) + b"{ %s }" % one(operator)
        if node.type == "compound_assignment_expr":
            return b"{ %s }" % choose(lambda operator: b"%s %s %s" % (left, operator, right))
        if operator in (b"&&", b"||"):  # the right side must not be asked where the left one decides
            chosen = choose(lambda operator: b"mutant_left %s (%s)" % (operator, right))
            return b"({ let mutant_left = %s; %s })" % (left, chosen)
        taken = b"(&(%s), &(%s))" if operator in (b"==", b"!=", b"<", b">", b"<=", b">=") else b"(%s, %s)"
        chosen = choose(lambda operator: b"mutant_left %s mutant_right" % operator)
        return b"(match %s { (mutant_left, mutant_right) => %s })" % (taken % (left, right), chosen)

    def arm(self, node, on):
        pattern = node.child_by_field_name("pattern")
        condition = pattern.child_by_field_name("condition")
        before = self.source[node.start_byte : pattern.start_byte]
        if condition is None:
            guarded = self.render(pattern) + b" if !%s" % on
        else:
            guarded = self.source[pattern.start_byte : condition.start_byte]
            guarded += b"(!%s) && (%s)" % (on, self.render(condition))
            guarded += self.source[condition.end_byte : pattern.end_byte]
        return before + guarded + self.children(node, pattern.end_byte)


def switch(mutant):
    return b"crate::mutant(%d)" % mutant["number"]


def build():
    """The programs of the tests, by name."""
    run = subprocess.run(
        ["cargo", "test", "--locked", "--no-run", "--tests", "--message-format=json"],
        cwd=COPY,
        # Each test is run some hundred times.
        env=dict(os.environ, CARGO_PROFILE_DEV_OPT_LEVEL="1"),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    messages = [json.loads(line) for line in run.stdout.splitlines()]
    built = [m for m in messages if m.get("executable") and m["profile"]["test"]]
    # The library's unit tests and the thin main.rs are both called kimo.
    return {m["target"]["name"]: m["executable"] for m in built if "bin" not in m["target"]["kind"]}


def reach_all(programs):
    """Every test that does not fail by itself: program, name, seconds, the numbers of the mutants that it comes past."""
    tests = [(program, name) for program in sorted(programs.keys() - LEFT_OUT) for name in names(programs[program])]
    reach_one = lambda test: reach(programs[test[0]], test[1])
    rows = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for test, (seconds, numbers) in zip(tests, workers.map(reach_one, tests)):
            if numbers is None:
                print("fails by itself, and is not asked:", *test, flush=True)
            else:
                rows.append([*test, seconds, sorted(numbers)])
    return rows


def names(program):
    """The tests of a program that are run unasked."""
    listed = lambda *more: {
        line.removesuffix(": test")
        for line in subprocess.run(
            [program, "--list", "--format=terse", *more], cwd=COPY, capture_output=True, text=True
        ).stdout.splitlines()
        if line.endswith(": test")
    }
    return sorted(listed() - listed("--ignored"))


def reach(program, name):
    """How long a test takes, and the numbers of the mutants that it comes past, or nothing where it fails as it is."""
    with tempfile.NamedTemporaryFile() as file:
        start = time.monotonic()
        how, _ = run(program, [name], 0, 600, KIMO_MUTANTS_REACHED=file.name)
        return time.monotonic() - start, None if how else set(memoryview(file.read()).cast("I"))


class Tests:
    """Every test, `(program, name)`: how long it takes, and which mutants it reaches."""

    def __init__(self, prepared):
        self.programs = prepared["programs"]
        self.seconds = {}
        self.reaching = collections.defaultdict(list)
        # What killed the mutants of a function and of a file.
        self.killers = collections.defaultdict(collections.Counter)
        for program, name, seconds, numbers in prepared["tests"]:
            self.seconds[program, name] = seconds
            for number in numbers:
                self.reaching[number].append((program, name))
        print(f"{len(self.seconds)} tests, {sum(self.seconds.values()):.0f} seconds one by one", flush=True)

    def ask(self, mutant, patience):
        """How a mutant ends, and the test that killed it."""
        tests = self.reaching[mutant["number"]]
        if not tests:
            return "unreached", None
        of_function, of_file = near = self.killers[mutant["file"], function(mutant)], self.killers[mutant["file"]]
        worth = lambda test: (1 + 20 * of_function[test] + 4 * of_file[test]) / (0.02 + self.seconds[test])
        waiting = sorted(tests, key=worth, reverse=True)
        at_once, shown = 0.1, 0
        while waiting and shown < patience:
            # Few at a time, for the program of the tests goes on after a failure; then more and more.
            batch, taken = [], 0
            while waiting and waiting[0][0] == (batch or waiting)[0][0] and (not batch or taken < at_once):
                batch.append(waiting.pop(0))
                taken += self.seconds[batch[-1]]
            named = [name for _, name in batch]
            how, names = run(self.programs[batch[0][0]], named, mutant["number"], 30 + 5 * taken)
            if how:
                for killed in near:
                    killed.update(test for test in batch if test[1] in names)
                return how, " ".join((batch[0][0], *names))
            shown += taken
            at_once *= 1.5
        return "lives", None


def run(program, names, number, seconds, **more):
    """Whether tests of one program fail or do not end, and the names of those that fail."""
    environment = dict(os.environ, KIMO_MUTANT=str(number), PROPTEST_CASES="8", KIMO_MERGES="1", INSTA_UPDATE="no")
    command = [program, "--test-threads=1", "--exact", *names]
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            command,
            cwd=COPY,
            env=environment | more,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.DEVNULL,
        )
        try:
            how = "failed" if child.wait(seconds) else None
        except subprocess.TimeoutExpired:
            how = "endless"
        finally:
            try:
                os.killpg(child.pid, signal.SIGKILL)  # a test's own children too
            except ProcessLookupError:
                pass
            child.wait()
        said.seek(0)
        return how, re.findall(r"^test (\S+) .*FAILED$", said.read().decode(errors="replace"), re.MULTILINE)


def function(mutant):
    return (mutant["function"] or {}).get("function_name")


if __name__ == "__main__":
    main()
