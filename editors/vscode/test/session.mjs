// A VS Code to try the extension in: code-server with a home of its own, and a browser that looks at
// it. Nothing of the machine's own settings is read or written.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const WORK = resolve("target/vscode");
const SERVER = join(WORK, "server/node_modules/code-server/out/node/entry.js");
const { chromium } = createRequire(join(WORK, "server/"))("playwright-core");

/** A fresh home, with a plan to work in, and the folder that is opened. */
export function home() {
  const root = join(WORK, "home");
  rmSync(root, { recursive: true, force: true });
  const folder = join(root, "handleplan");
  mkdirSync(join(root, "pictures"), { recursive: true });
  settle(root);
  cpSync("tests/plans/eksempel", join(folder, "plan"), { recursive: true });
  const env = { ...process.env, HOME: root, XDG_CONFIG_HOME: root, XDG_DATA_HOME: root, GIT_CONFIG_NOSYSTEM: "1", LANG: "C.UTF-8" };
  for (const name of ["KIMO_PLAN", "EDITOR", "VISUAL", "NODE_OPTIONS"]) delete env[name];
  // The terminal's own kimo, where there is one, is not the one that is tried.
  env.PATH = "/usr/local/bin:/usr/bin:/bin:" + process.execPath.replace(/\/[^/]+$/, "");
  return { root, folder, env };
}

/** The settings of the user, as of one who has looked around. */
function settle(root) {
  const values = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "workbench.colorTheme": "Default Light Modern",
    "window.commandCenter": false,
    "editor.cursorBlinking": "solid",
    "terminal.integrated.gpuAcceleration": "off",
    "chat.commandCenter.enabled": false,
    "git.openRepositoryInParentFolders": "never",
  };
  mkdirSync(join(root, "data/User"), { recursive: true });
  writeFileSync(join(root, "data/User/settings.json"), JSON.stringify(values));
}

/** Sets what belongs to the machine, such as the path of a program; VS Code takes it up at once. */
export function settings(root, values) {
  mkdirSync(join(root, "data/Machine"), { recursive: true });
  writeFileSync(join(root, "data/Machine/settings.json"), JSON.stringify(values));
}

/** Installs an extension: a .vsix, as a user would from the menu. */
export function install({ root, env }, vsix) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, ...folders(root), "--install-extension", vsix], { env, encoding: "utf8" });
  if (status !== 0 || !stdout.includes("successfully installed")) throw new Error(`${vsix}: ${stdout}${stderr}`);
}

function folders(root) {
  return ["--user-data-dir", join(root, "data"), "--extensions-dir", join(root, "extensions")];
}

/** Starts VS Code on the folder, and opens it in a browser. */
export async function open({ root, folder, env }, browserPath) {
  const port = await freePort();
  const options = ["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check"];
  const trust = ["--disable-workspace-trust", "--disable-getting-started-override"];
  const server = spawn(process.execPath, [SERVER, ...folders(root), ...options, ...trust, folder], { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let log = "";
  server.stdout.on("data", (text) => (log += text));
  server.stderr.on("data", (text) => (log += text));
  const address = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
  for (let tries = 0; !(await fetch(address).catch(() => undefined)); tries += 1) {
    if (tries > 120 || server.exitCode !== null) throw new Error(`code-server did not start:\n${log}`);
    await pause(250);
  }
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "da-DK", permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(address);
  const close = async () => {
    await browser.close();
    process.kill(-server.pid);
  };
  return { page, close, log: () => log };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
