// What a form has is written by the command line: then it is saved, shown where it stands, and told
// of, with a way back.

import * as vscode from "vscode";
import type { Values } from "./form/fields";
import type { Plan } from "./plan";
import { complaint, type Reply, type Server } from "./server";

/** Writes with the command line `words`; the answer is what kimo has against it, or nothing. */
export async function write(server: Server, plan: Plan, words: string[]): Promise<string | undefined> {
  const before = unsaved();
  const reply = await server.run(plan, words);
  if (reply.code !== 0) return complaint(reply);
  void told(reply, before);
  return undefined;
}

/** A command line of a command, the options that have a value, and texts, which may begin with a dash. */
export function line(command: string, options: Values, texts: string[]): string[] {
  const given = Object.entries(options).filter(([, value]) => value !== "");
  return [command, ...given.map(([name, value]) => `--${name}=${value}`), "--", ...texts];
}

/** The files that have unsaved changes of the user's own: those are for the user to save. */
function unsaved(): Set<string> {
  return new Set(vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString()));
}

/** Saves what was written but not what was `before` unsaved, shows it, and tells of it. */
async function told(reply: Reply, before: Set<string>): Promise<void> {
  const entries = reply.changed?.entries() ?? [];
  const documents = await Promise.all(entries.map(([uri]) => vscode.workspace.openTextDocument(uri)));
  const own = documents.filter(({ uri }) => !before.has(uri.toString()));
  for (const document of own) await document.save();
  const [first] = entries;
  const place = first?.[1][0]?.range.start;
  const [shown] = documents;
  if (shown && place) await show(shown, place);
  // One at a time: the last one's way back is the editor's now.
  await vscode.commands.executeCommand("notifications.hideToasts");
  const [undo, keep] = ["Fortryd", "Gem i git"] as const;
  const [sentence = ""] = reply.out.split("\n");
  const versions = documents.map(({ version }) => version);
  const answer = await vscode.window.showInformationMessage(sentence, undo, keep);
  if (answer === keep) await vscode.commands.executeCommand("kimo.gemIGit");
  if (answer !== undo) return;
  // The message may have stood there for long: the editor's undo takes back what was done last.
  if (documents.every(({ version }, at) => version === versions[at])) await takeBack(documents, own);
  else void vscode.window.showInformationMessage("Der er skrevet i filen siden. Fortryd i filen med Ctrl og Z.");
}

/** Shows a file at what was written in it. */
async function show(document: vscode.TextDocument, place: vscode.Position): Promise<void> {
  // An insertion begins with the line that it is set off by.
  let { line } = place;
  while (line + 1 < document.lineCount && document.lineAt(line).isEmptyOrWhitespace) line += 1;
  const start = new vscode.Position(line, 0);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenter);
}

/** The editor's own undo, once in each file, and saved again where it was saved. */
async function takeBack(documents: vscode.TextDocument[], own: vscode.TextDocument[]): Promise<void> {
  for (const document of documents) {
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand("undo");
    if (own.includes(document)) await document.save();
  }
}
