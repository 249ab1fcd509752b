// Which kimo runs: the one that came with the extension, or one that the user has chosen. It is put
// on the path of VS Code's terminals, so that installing the extension is installing kimo.

import { execFile } from "node:child_process";
import { accessSync, chmodSync, constants, existsSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import * as vscode from "vscode";

const NAME = process.platform === "win32" ? "kimo.exe" : "kimo";

/** The path of the program; only its name, to be found on the path, where the extension brings none. */
export function program(context: vscode.ExtensionContext): string {
  const chosen = vscode.workspace.getConfiguration("kimo").get("program", "").trim();
  if (chosen !== "") return chosen;
  const own = join(context.extensionPath, "bin", NAME);
  return existsSync(own) ? runnable(own) : "kimo";
}

/** Some unpackers forget that a file is a program. */
function runnable(path: string): string {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    chmodSync(path, 0o755);
  }
  return path;
}

/** Puts the program's folder on the path of the terminals that are opened from now on. */
export function offerInTerminals(context: vscode.ExtensionContext): void {
  const path = program(context);
  const variables = context.environmentVariableCollection;
  variables.clear();
  variables.description = "Sætter kimo på terminalens sti";
  if (isAbsolute(path)) variables.prepend("PATH", dirname(path) + delimiter);
}

/** What a process came to. */
export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs a program to its end, without a shell. A code of -1 says that it could not be started. */
export function execute(command: string, words: string[], folder?: string): Promise<Ended> {
  const options = { cwd: folder, maxBuffer: 1 << 26, windowsHide: true };
  return new Promise((resolve) => {
    execFile(command, words, options, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
      resolve({ code, out, err: code === -1 ? `${error}` : err });
    });
  });
}
