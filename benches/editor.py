#!/usr/bin/env python3
"""Measures `kimo lsp`: from a keystroke to the new diagnostics, beside a whole `kimo tjek`.

    cargo build --locked --release && cargo build --locked --release --example generate
    python3 benches/editor.py            # the real plan, S and L

An editor types a letter into the first party of an action and takes it back, over and over, so
that every keystroke changes what is wrong. What is measured is from the first byte sent to the
last byte read, so that the pipe is in it; between them stands a whole `kimo tjek` of the same
plan as a process of its own. Medians, and the slowest of twenty. Another build is measured with
KIMO=target/debug/kimo.
"""

import glob
import json
import os
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
KIMO = os.path.abspath(os.environ.get("KIMO", os.path.join(ROOT, "target/release/kimo")))
GENERATE = os.path.join(os.path.dirname(KIMO), "examples/generate")
PLANS = os.path.join(ROOT, "target/plans")
ROUNDS = 60


class Server:
    """A language server, talked with over its pipes."""

    def __init__(self, plan):
        command = [KIMO, "lsp", "--plan", plan]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.request("initialize", {"capabilities": {"textDocument": {"publishDiagnostics": {}}}})
        self.notify("initialized", {})

    def send(self, message):
        text = json.dumps(message | {"jsonrpc": "2.0"}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(text) + text)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            length = int(line.split(b":")[1])
        return self.process.stdout.read(length)

    def request(self, method, params):
        self.send({"id": 1, "method": method, "params": params})
        while True:
            message = json.loads(self.read())
            if message.get("id") == 1 and "method" not in message:
                return message

    def told_of(self, uri):
        """Waits until it tells what is wrong with a file."""
        while True:
            text = self.read()
            if b"publishDiagnostics" in text and uri.encode() in text:
                return


def measure(name, plan):
    path = next(path for path in sorted(glob.glob(plan + "/**/maal-*.toml", recursive=True)) if "ansvarlig = [\"" in open(path).read())
    text = open(path, newline="").read()
    uri = "file://" + path
    server = Server(plan)
    server.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "toml", "version": 1, "text": text}})
    at = text.index('ansvarlig = ["') + len('ansvarlig = ["')
    line, character = text.count("\n", 0, at), at - (text.rfind("\n", 0, at) + 1)
    start, end = {"line": line, "character": character}, {"line": line, "character": character + 1}
    keys, checks = [], []
    for turn in range(ROUNDS):
        typed = {"range": {"start": start, "end": start}, "text": "q"}
        back = {"range": {"start": start, "end": end}, "text": ""}
        begin = time.perf_counter()
        server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": turn}, "contentChanges": [back if turn % 2 else typed]})
        server.told_of(uri)
        keys.append(time.perf_counter() - begin)
        if turn % 3 == 0:
            begin = time.perf_counter()
            subprocess.run([KIMO, "--plan", plan, "tjek"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            checks.append(time.perf_counter() - begin)
    server.process.kill()
    size = sum(os.path.getsize(path) for path in glob.glob(plan + "/**/*.toml", recursive=True))
    key, check = statistics.median(keys) * 1000, statistics.median(checks) * 1000
    print(f"| {name}, {size / 1e6:.2f} MB | {key:.2f} | {sorted(keys)[-3] * 1000:.2f} | {check:.1f} | {key / check:.2f} |", flush=True)


def main():
    print("| plan | keystroke, ms | slow one, ms | whole check, ms | ratio |\n|---|---:|---:|---:|---:|")
    measure("the real plan", os.path.join(ROOT, "plan"))
    for size in ["S", "L"]:
        plan = os.path.join(PLANS, size)
        if not os.path.isdir(plan):
            subprocess.run([GENERATE, size, plan], check=True)
        measure(size, plan)


if __name__ == "__main__":
    sys.exit(main())
