// Gem som Word: the page that is in front as a document, by the program itself, which is asked once
// the plan is saved.

import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { execute, program } from "./program";
import type { Page } from "./shown";

export async function saveAsWord(context: vscode.ExtensionContext, { plan, kind, year }: Page): Promise<void> {
  await vscode.workspace.saveAll(false);
  const root = vscode.Uri.parse(plan.rod).fsPath;
  const defaultUri = vscode.Uri.file(join(dirname(root), kind.file(year)));
  const target = await vscode.window.showSaveDialog({ defaultUri, filters: { Word: ["docx"] }, saveLabel: "Gem", title: "Gem som Word" });
  if (!target) return;
  const words = ["--plan", root, kind.command, "--periode", plan.periode, ...kind.words(year), "--format", "docx", "--ud", target.fsPath, "--overskriv"];
  const { code, err } = await execute(program(context), words, dirname(root));
  const said = err.trim().replace(/^fejl: /, "");
  // From a plan with errors it is written all the same, and says so.
  if (code !== 0) return void vscode.window.showWarningMessage(said);
  const open = "Åbn";
  const answer = await vscode.window.showInformationMessage(`Gemt: ${target.fsPath}`, open);
  if (answer === open) await vscode.env.openExternal(target);
}
