// Another extension for TOML, as Even Better TOML is one: by the language of a file it says something
// of each. It must have nothing to say of a plan's.

const vscode = require("vscode");

exports.activate = (context) => {
  const found = vscode.languages.createDiagnosticCollection("other-toml");
  const look = (document) => {
    if (document.languageId !== "toml") return;
    found.set(document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), "en anden udvidelse", vscode.DiagnosticSeverity.Error)]);
  };
  vscode.workspace.textDocuments.forEach(look);
  context.subscriptions.push(found, vscode.workspace.onDidOpenTextDocument(look));
};
