// When a plan has changed, in the editor or on the disk: what is shown of it is then out of date.

import * as vscode from "vscode";

/** How long to wait for more, in milliseconds: as long as between two keystrokes. */
const PAUSE = 400;

/** Calls `renew` a moment after a plan's text, or a file of it, has changed. */
export function onPlanChange(renew: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(renew, PAUSE);
  };
  // As the server's: a folder that is made or moved whole is told of without the files in it.
  const watcher = vscode.workspace.createFileSystemWatcher("**/{*.toml,plan,[0-9][0-9][0-9][0-9]*}");
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(soon),
    watcher.onDidCreate(soon),
    watcher.onDidDelete(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.fileName.endsWith(".toml")) soon();
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
