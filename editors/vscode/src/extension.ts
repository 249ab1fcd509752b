// The extension: it starts the server and joins each command to its button. What the commands do
// stands in a file each; what kimo knows, the server says.

import * as vscode from "vscode";
import { onPlanChange } from "./changes";
import { chooseAction } from "./choose";
import { keep } from "./git";
import { writeNote } from "./note";
import { offerInTerminals } from "./program";
import { settle } from "./result";
import { Server } from "./server";
import { MISSING, Pages, REPORT } from "./shown";
import { newPeriod, newPlan } from "./terminal";
import { Tree } from "./tree";
import { saveAsWord } from "./word";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  offerInTerminals(context);
  const server = new Server(context);
  const tree = new Tree(server);
  const pages = new Pages(context, server);
  const commands: Record<string, (...given: unknown[]) => unknown> = {
    skrivNote: (first, number) => writeNote(context, server, first, number),
    goerOp: (first, number) => settle(context, server, first, number),
    visRapport: () => pages.show(REPORT),
    hvemMangler: () => pages.show(MISSING),
    gemSomWord: () => pages.active && saveAsWord(context, pages.active),
    nyPeriode: () => newPeriod(context, server),
    nyPlan: () => newPlan(context),
    gemIGit: () => keep(server),
    aabnHandling: (first) => openAction(server, first),
    kunTavse: () => tree.show(true),
    alle: () => tree.show(false),
  };
  context.subscriptions.push(
    server,
    pages,
    vscode.window.createTreeView("kimo.plan", { treeDataProvider: tree, showCollapseAll: true }),
    onPlanChange(() => void tree.renew()),
    server.onDidChange(() => void tree.renew()),
    ...Object.entries(commands).map(([name, does]) => vscode.commands.registerCommand(`kimo.${name}`, does)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration("kimo.program")) return;
      offerInTerminals(context);
      void server.start();
    }),
  );
  await server.start();
}

/** Shows an action where it stands in its file. */
async function openAction(server: Server, first: unknown): Promise<void> {
  const target = await chooseAction(server, first, undefined);
  if (!target) return;
  const { uri, range } = target.action.sted;
  // The table's header, with its lenses, stands on the line above the number.
  const start = new vscode.Position(Math.max(range.start.line - 1, 0), 0);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn: vscode.ViewColumn.One });
  editor.selection = new vscode.Selection(start, start);
  // With the line above it at the top there is room for the lenses.
  editor.revealRange(new vscode.Range(start.translate(start.line > 0 ? -1 : 0), start), vscode.TextEditorRevealType.AtTop);
}
