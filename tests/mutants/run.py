#!/usr/bin/env python3
"""Breaks the program in some thousand small ways, layer by layer, and tells which no test sees.

    cargo install --locked cargo-mutants && pip install tree-sitter tree-sitter-rust
    python3 tests/mutants/run.py                # hours on two cores
    python3 tests/mutants/run.py PATTERN        # those whose name matches: src/query/
    python3 tests/mutants/run.py PATTERN 2/10   # of these every tenth, from the second on

The breaks are those of `cargo mutants --list`. To build each by itself takes days; here all are built into one
program, each behind a switch, `KIMO_MUTANT=<number>`, in a copy of what is committed (`target/mutants`). What the
compiler refuses is left out, as cargo-mutants does. A mutant dies when a test fails, or does not end in time.

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
import time

import tree_sitter
import tree_sitter_rust

PROJECT = pathlib.Path(__file__).resolve().parents[2]
COPY = PROJECT / "target" / "mutants"
# Every layer, but the two that all others are made of.
LAYERS = sorted({path.stem for path in (PROJECT / "src").iterdir()} - {"lib", "main", "testing", "text", "plan"})
PARSER = tree_sitter.Parser(tree_sitter.Language(tree_sitter_rust.language()))
SWITCH = """
/// Whether the mutant of this number is switched on.
pub fn mutant(number: u32) -> bool {
    static ON: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    *ON.get_or_init(|| std::env::var("KIMO_MUTANT").ok().and_then(|on| on.parse().ok()).unwrap_or(0)) == number
}
"""

# What is asked for less than all it knows, for it takes long.
ARGUMENTS = {"faults": ["--skip", "of_very_many"]}
# The tests that the mutants of a layer most likely fail, before all others: (program, arguments).
LIKELY = {
    "load": [("kimo", ["load::", "--skip", "many_faults"]), ("gallery", []), ("faults", ARGUMENTS["faults"])],
    "document": [("kimo", ["document::", "--skip", "matrix"]), ("note", []), ("diff", [])],
    "query": [("kimo", ["query::"]), ("kimo", ["view::"]), ("status", [])],
    "view": [("kimo", ["view::"]), ("status", []), ("log", []), ("missing", []), ("diff", [])],
    "write": [("kimo", ["write::"]), ("formats", []), ("widths", [])],
    "command": [("edges", []), ("note", []), ("help", []), ("commit", [])],
}
# All unit tests; what asks for some of them has as long.
UNIT = str(("kimo", []))
# What opens other programs, or spoils system calls: minutes for each mutant.
LEFT_OUT = {"browser", "office", "concurrency", "faults_injected", "full_disk", "architecture"}


def main():
    pattern = re.compile(sys.argv[1] if len(sys.argv) > 1 else "")
    shard, shards = (int(part) for part in (sys.argv[2] if len(sys.argv) > 2 else "1/1").split("/"))
    make_copy()
    mutants = listed(pattern)
    refused = instrument_all(mutants)
    tests = Tests(build(), {layer(mutant) for mutant in mutants})
    chosen = [m for m in mutants if m["number"] not in refused][shard - 1 :: shards]
    died = collections.Counter()
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        results = workers.map(lambda mutant: (mutant, tests.killer(mutant)), chosen)
        for done, (mutant, how) in enumerate(results, 1):
            died[how] += 1
            if how is None:
                survivors.append(mutant["name"])
                print("lives:", mutant["name"], flush=True)
            elif how == "endless":  # a loop without end, or a machine with too much to do: to be judged
                print("endless:", mutant["name"], flush=True)
            if done % 100 == 0:
                print(f"{done} of {len(chosen)}", flush=True)
    untried = [m["name"] for m in mutants if m["number"] in refused and refused[m["number"]] == "no switch"]
    print(f"\n{len(mutants)} mutants: {len(refused) - len(untried)} do not compile, {len(untried)} have no switch,")
    print(f"{died['failed']} died by a test, {died['endless']} did not end, {len(survivors)} live")
    for name in untried:
        print("no switch:", name)
    # In a table a bar stands behind a backslash.
    explained = (PROJECT / "docs" / "mutants.md").read_text().replace("\\|", "|")
    unexplained = [name for name in survivors if without_place(name) not in explained]
    for name in unexplained:
        print("not in docs/mutants.md:", without_place(name))
    sys.exit(1 if unexplained else 0)


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


def layer(mutant):
    return mutant["file"].split("/")[1].removesuffix(".rs")


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
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    messages = [json.loads(line) for line in run.stdout.splitlines()]
    built = [m for m in messages if m.get("executable") and m["profile"]["test"]]
    # The library's unit tests and the thin main.rs are both called kimo.
    return {m["target"]["name"]: m["executable"] for m in built if "bin" not in m["target"]["kind"]}


class Tests:
    """The programs of the tests, in the order in which a layer's mutants are shown to them."""

    def __init__(self, programs, layers):
        self.programs = programs
        self.limits = {}
        others = sorted(
            ((program, ARGUMENTS.get(program, [])) for program in programs.keys() - LEFT_OUT),
            key=self.seconds,
        )
        self.stages = {}
        for one in layers:
            first = [stage for stage in LIKELY.get(one, []) if stage[0] in programs]
            first.append(("kimo", [f"{one}::"]))
            for stage in first:
                self.seconds(stage)
            self.stages[one] = first + [stage for stage in others if stage not in first]

    def seconds(self, stage):
        """How long a program takes; a mutant has five times that, and time to begin on a busy machine."""
        start = time.monotonic()
        assert not self.fails(stage, 0, 600), f"{stage} fails by itself"
        taken = time.monotonic() - start
        self.limits[str(stage)] = 30 + 5 * taken
        return taken

    def killer(self, mutant):
        """How the mutant died: `failed` or `endless`; nothing where it lives."""
        own = self.own(mutant)
        for stage in own + [stage for stage in self.stages[layer(mutant)] if stage not in own]:
            how = self.fails(stage, mutant["number"], self.limits.get(str(stage), self.limits[UNIT]))
            if how:
                return how
        return None

    def own(self, mutant):
        """The tests that are called as the mutant's file and its folders are, which soon tell most mutants."""
        names = [name for name in re.split(r"[/.]", mutant["file"])[1:-1] if name != "mod"]
        called = [name for name in reversed(names) if name in self.programs.keys() - LEFT_OUT]
        return [("kimo", ["::".join(names[:2]) + "::"]), *((name, ARGUMENTS.get(name, [])) for name in called)]

    def fails(self, stage, number, seconds):
        test, arguments = stage
        environment = dict(os.environ, KIMO_MUTANT=str(number), PROPTEST_CASES="8", KIMO_MERGES="1", INSTA_UPDATE="no")
        quiet = {name: subprocess.DEVNULL for name in ("stdin", "stdout", "stderr")}
        command = [self.programs[test], "--test-threads=2", *arguments]
        run = subprocess.Popen(command, cwd=COPY, env=environment, start_new_session=True, **quiet)
        try:
            return "failed" if run.wait(seconds) else None
        except subprocess.TimeoutExpired:
            return "endless"
        finally:
            try:
                os.killpg(run.pid, signal.SIGKILL)  # a test's own children too
            except ProcessLookupError:
                pass
            run.wait()


if __name__ == "__main__":
    main()
