// Ny periode and Lav en ny plan: kimo asks on a terminal, and is answered there.

import { dirname } from "node:path";
import * as vscode from "vscode";
import { choosePlan } from "./choose";
import { program } from "./program";
import type { Server } from "./server";

export async function newPeriod(context: vscode.ExtensionContext, server: Server): Promise<void> {
  const plan = await choosePlan(server);
  if (!plan) return;
  await vscode.workspace.saveAll(false);
  const root = vscode.Uri.parse(plan.rod).fsPath;
  await run(context, "Ny periode", ["--plan", root, "nyperiode"], dirname(root));
}

export async function newPlan(context: vscode.ExtensionContext): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) return void vscode.commands.executeCommand("vscode.openFolder");
  const organisation = await vscode.window.showInputBox({ prompt: "Hvem er planen for?", placeHolder: "F.eks. KIMO Danmark" });
  if (organisation === undefined) return;
  const named = organisation === "" ? [] : [`--organisation=${organisation}`];
  await run(context, "Ny plan", ["nyplan", "plan", ...named], folder);
}

/** Runs the program by itself, so that no shell has a say in what its words mean. */
async function run(context: vscode.ExtensionContext, name: string, words: string[], cwd: string): Promise<void> {
  // A terminal in VS Code is scrolled with the mouse, and needs no pager.
  const execution = new vscode.ProcessExecution(program(context), words, { cwd, env: { PAGER: "cat" } });
  const task = new vscode.Task({ type: "kimo" }, vscode.TaskScope.Workspace, name, "kimo", execution, []);
  const { Always } = vscode.TaskRevealKind;
  task.presentationOptions = { reveal: Always, focus: true, clear: true, echo: false, showReuseMessage: false, panel: vscode.TaskPanelKind.Dedicated };
  await vscode.tasks.executeTask(task);
}
