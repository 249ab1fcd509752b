// A form beside the text. What is filled in is handed to kimo; what kimo has against it is shown in
// the form, which stays until it is right.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Form, FromPage, ToPage, Values } from "./fields";

/** The forms that are open, by what they are about: asked for again, one is shown and not doubled. */
const open = new Map<string, vscode.WebviewPanel>();

/** Shows a form; `send` answers with what is wrong with what was filled in, or nothing. */
export function showForm(
  context: vscode.ExtensionContext,
  form: Form,
  send: (values: Values) => Promise<string | undefined>,
): void {
  // What was told of the last thing written would lie over the form's buttons.
  void vscode.commands.executeCommand("notifications.hideToasts");
  const known = open.get(form.title);
  if (known) return known.reveal();
  const dist = vscode.Uri.joinPath(context.extensionUri, "dist");
  const beside = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  const panel = vscode.window.createWebviewPanel("kimo.formular", form.title, beside, {
    enableScripts: true,
    localResourceRoots: [dist],
    // A half-written note is not lost when another tab is looked at.
    retainContextWhenHidden: true,
  });
  open.set(form.title, panel);
  panel.onDidDispose(() => open.delete(form.title));
  panel.iconPath = vscode.Uri.joinPath(context.extensionUri, "icons", "fil.svg");
  const say = (message: ToPage) => panel.webview.postMessage(message);
  panel.webview.onDidReceiveMessage(async (message: FromPage) => {
    if (message.kind === "ready") return say({ kind: "form", form });
    if (message.kind === "cancel") return panel.dispose();
    const wrong = await send(message.values);
    return wrong === undefined ? panel.dispose() : say({ kind: "error", message: wrong });
  });
  panel.webview.html = page(panel.webview, dist);
}

function page(webview: vscode.Webview, dist: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${file("form.css")}">
</head>
<body><form></form><script nonce="${nonce}" src="${file("form.js")}"></script></body>
</html>`;
}
