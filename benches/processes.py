#!/usr/bin/env python3
"""Measures whole processes on invented plans, each beside a yardstick, in pairs.

    cargo build --release && python3 benches/processes.py            # S and L
    cargo build --release && python3 benches/processes.py --xl       # and XL: 207 MB under target/

Every command is run in turn with its yardstick (A B A B ...), so that a change in the
machine's speed meets both; what is printed is the median of the ratios pair by pair, with the
medians in milliseconds and the peak memory (a process begins with this script's own memory, so
less than that cannot be seen). Output is read from a pipe and thrown away.
taskwarrior and hledger are measured where they are installed, on the same actions and notes;
Python's tomllib always.
"""

import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KIMO = os.path.join(ROOT, "target/release/kimo")
GENERATE = os.path.join(ROOT, "target/release/examples/generate")
PLANS = os.path.join(ROOT, "target/plans")
TOMLLIB = """
import sys, tomllib
for name in sys.argv[1:]:
    with open(name, 'rb') as file:
        tomllib.load(file)
"""


def run(command):
    """Seconds and peak memory in bytes of one run."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    while child.stdout.read(1 << 20):
        pass
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def pair(name, command, yardstick, rounds, plan_bytes=None):
    """Prints one row: the command beside its yardstick."""
    run(command), run(yardstick)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(run(command))
        theirs.append(run(yardstick))
    ratio = statistics.median(a[0] / b[0] for a, b in zip(ours, theirs))
    wall = statistics.median(a[0] for a in ours) * 1000
    other = statistics.median(b[0] for b in theirs) * 1000
    peak = max(a[1] for a in ours)
    if peak < 1.05 * max(b[1] for b in theirs) and peak < 20e6:
        memory = f"under {peak / 1e6:.0f} MB"
    else:
        memory = f"{peak / 1e6:8.1f} MB" + (f" = {peak / plan_bytes:4.2f} B/B" if plan_bytes else "")
    print(f"| {name} | {wall:.1f} | {other:.1f} | {ratio:.2f} | {memory.strip()} |", flush=True)


def files(plan):
    """The plan's files, the goals in a fixed order."""
    return sorted(glob.glob(os.path.join(plan, "*/*.toml")))


def make(size):
    """The plan of a size, generated once."""
    folder = os.path.join(PLANS, size)
    if not os.path.isdir(folder):
        subprocess.run([GENERATE, size, folder], check=True)
    return folder


def empty_program():
    """An empty Rust program, built like kimo."""
    folder = tempfile.mkdtemp()
    source = os.path.join(folder, "empty.rs")
    with open(source, "w") as file:
        file.write("fn main() {}\n")
    subprocess.run(["rustc", "-O", "-C", "panic=abort", "-C", "strip=symbols", "-o", folder + "/empty", source], check=True)
    return folder + "/empty"


def kimo(plan, *arguments):
    return [KIMO, "--plan", plan, *arguments]


def as_released():
    """kimo as the release workflow builds it for Linux; `None` elsewhere."""
    target = "x86_64-unknown-linux-gnu"
    if not sys.platform.startswith("linux") or os.uname().machine != "x86_64":
        return None
    build = ["cargo", "build", "--profile", "dist", "--locked", "--quiet", "--target", target, "--bin", "kimo"]
    subprocess.run(build, cwd=ROOT, check=True, env=os.environ | {"RUSTFLAGS": "-C target-feature=+crt-static -C relocation-model=static"})
    return f"{ROOT}/target/{target}/dist/kimo"


def entries(plan):
    """Every action of a plan, with its number, its first words and its notes."""
    for name in files(plan):
        with open(name, "rb") as file:
            yield from tomllib.load(file).get("handling", [])


def for_hledger(plan):
    """The plan as a journal: a transaction a note, an account an action."""
    with open(plan + ".journal", "w") as journal:
        for action in entries(plan):
            account = "handling:" + action["nr"].replace(".", ":")
            for note in action.get("note", []):
                words = " ".join(note["tekst"].split()).replace(";", ",")
                journal.write(f"{note['dato']} {words}\n    {account}  1\n    noter\n\n")


def places(plan):
    """Where taskwarrior has the plan's tasks, as it is told."""
    return {"TASKDATA": plan + "-tasks", "TASKRC": plan + "-tasks/taskrc"}


def for_taskwarrior(plan):
    """The plan as tasks: a task an action, an annotation a note."""
    if not os.path.isdir(places(plan)["TASKDATA"]):
        os.makedirs(places(plan)["TASKDATA"])
        with open(places(plan)["TASKRC"], "w") as settings:
            settings.write("confirmation=no\nverbose=nothing\ndefaultwidth=120\n")
        tasks = [
            {
                "description": action["nr"] + " " + " ".join(action["tekst"].split())[:200],
                "project": action["ansvarlig"][0].replace(" ", ""),
                "status": "pending",
                "entry": "20220101T000000Z",
                "annotations": [
                    # A task's annotations are told apart by the second.
                    {"entry": f"{note['dato']:%Y%m%d}T{i // 3600:02}{i // 60 % 60:02}{i % 60:02}Z", "description": note["tekst"]}
                    for i, note in enumerate(action.get("note", []))
                ],
            }
            for action in entries(plan)
        ]
        subprocess.run(["task", "import", "-"], input=json.dumps(tasks), text=True, env=os.environ | places(plan), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def apart(prepare, plan):
    """Runs `prepare` in a process of its own, whose memory this one does not keep."""
    child = os.fork()
    if child == 0:
        prepare(plan)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        sys.exit("the other programs' data could not be made")


def peers(name, plan, rounds):
    """The same actions and notes in other programs, beside `kimo status`."""
    beside = kimo(plan, "status", "--dato", "31.12.2024")
    print(f"\n### Other programs on {name}, beside `kimo status`\n")
    print("| command | ms | `kimo status` ms | ratio | peak memory |\n|---|---:|---:|---:|---:|")
    if shutil.which("hledger"):
        apart(for_hledger, plan)
        pair("`hledger balance`", ["hledger", "-f", plan + ".journal", "balance"], beside, rounds)
    if shutil.which("task"):
        apart(for_taskwarrior, plan)
        named = [f"{key}={value}" for key, value in places(plan).items()]
        pair("`task list` (taskwarrior)", ["env", *named, "task", "list"], beside, rounds)
    pair("Python's `tomllib`", [sys.executable, "-c", TOMLLIB, *files(plan)], beside, rounds)


def reading(size, rounds, released):
    plan = make(size)
    names = files(plan)
    total = sum(map(os.path.getsize, names))
    wc, cat = ["wc", *names], ["cat", *names]
    print(f"\n### {size}: {total / 1e6:.1f} MB in {len(names)} files, beside `wc`\n")
    print("| command | ms | `wc` ms | ratio | peak memory |\n|---|---:|---:|---:|---:|")
    for name, *rest in [("check",), ("status", "--dato", "31.12.2024", "--format", "csv"), ("report", "2024")]:
        shown = " ".join(word for word in (name, *rest) if word not in ("--dato", "31.12.2024"))
        command = kimo(plan, name, *rest)
        pair(f"`{shown}`", command, wc, rounds, total)
        if released:
            pair(f"`{shown}`, as released", [released, *command[1:]], wc, rounds, total)
    pair("`cat`", cat, wc, rounds)
    pair("Python's `tomllib`", [sys.executable, "-c", TOMLLIB, *names], wc, 1 if total > 1e8 else rounds)


def growing(sizes, rounds):
    print("\n### Doubling the plan, without and with errors (one note in 25 has one)\n")
    print("| command | ms | half as large, ms | ratio | peak memory |\n|---|---:|---:|---:|---:|")
    for prefix in ["", "FAULTY-"]:
        for half, whole in zip(sizes, sizes[1:]):
            plan, before = make(f"{prefix}{whole}"), make(f"{prefix}{half}")
            name = f"`check`, {whole} files{' with errors' if prefix else ''}"
            pair(name, kimo(plan, "check"), kimo(before, "check"), rounds)


def noting(size, rounds):
    """A note in a large plan beside the same note in a plan of three files."""
    large = os.path.join(PLANS, f"{size}-noted")
    small = os.path.join(PLANS, f"three-of-{size}")
    for folder in [large, small]:
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(make(size), large)
    os.makedirs(small + "/2022-2025")
    for name in ["handleplan.toml", "maal-1.toml", "maal-2.toml", "maal-3.toml"]:
        shutil.copy(f"{large}/2022-2025/{name}", f"{small}/2022-2025/{name}")
    print(f"\n### A note in {size}, beside the same note in a plan of three files\n")
    print("| command | ms | three files, ms | ratio | peak memory |\n|---|---:|---:|---:|---:|")
    note = ["note", "2.7", "Aftalen er underskrevet.", "--dato", "1.6.2024"]
    pair(f"`note`, {size}", kimo(large, *note), kimo(small, *note), rounds)


def main():
    # The program last, and by itself: with an example its crates have the features of the tests' crates.
    for what in (["--example", "generate"], ["--bin", "kimo"]):
        subprocess.run(["cargo", "build", "--release", "--locked", "--quiet", *what], cwd=ROOT, check=True)
    empty = [empty_program()]
    print("### Start-up, beside an empty Rust program\n")
    print("| command | ms | empty, ms | ratio | peak memory |\n|---|---:|---:|---:|---:|")
    plan = os.path.join(ROOT, "plan")
    pair("`status` on the real plan", kimo(plan, "status"), empty, 200)
    pair("`status` on S (100 notes)", kimo(make("S"), "status", "--dato", "31.12.2024"), empty, 200)
    pair("`--hjælp`", [KIMO, "--hjælp"], empty, 200)
    released = as_released()
    if released:
        pair("`status` on the real plan, as released", [released, "--plan", plan, "status"], empty, 200)
        pair("`--hjælp`, as released", [released, "--hjælp"], empty, 200)
    peers("S, the real plan with 100 notes", make("S"), 20)
    reading("L", 20, released)
    peers("L, 2,000 actions with 20,000 notes", make("L"), 3)
    noting("L", 20)
    growing(["40", "80", "160"], 10)
    if "--xl" in sys.argv:
        reading("XL", 7, released)
        noting("XL", 10)
        growing(["500", "1000", "2000"], 5)


if __name__ == "__main__":
    main()
