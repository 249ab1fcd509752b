// Gem i git: the plan's files as they are now, and only those, with a message in Danish that tells
// what changed.

import * as vscode from "vscode";
import { choosePlan } from "./choose";
import type { Plan } from "./plan";
import { execute, type Ended } from "./program";
import type { Server } from "./server";

export async function keep(server: Server): Promise<void> {
  const plan = await choosePlan(server);
  if (!plan) return;
  await vscode.workspace.saveAll(false);
  const root = vscode.Uri.parse(plan.rod).fsPath;
  const git = (...words: string[]) => execute("git", words, root);
  const found = await git("status", "--porcelain", "-z", "--", ".");
  if (found.code !== 0) return cannot(found);
  const files = found.out.split("\0").filter((line) => line !== "").length;
  if (files === 0) return offerToSend("Alt i planen er gemt i git.", git);
  if (!(await mayKeepErrors(plan))) return;
  const message = await vscode.window.showInputBox({
    title: files === 1 ? "Gem i git: én fil" : `Gem i git: ${files} filer`,
    prompt: "Hvad er der sket?",
    value: await proposal(server, plan),
    validateInput: (text) => (text.trim() === "" ? "Skriv et par ord" : undefined),
  });
  if (message === undefined) return;
  // A file that is new must be added before it can be committed by its path.
  const added = await git("add", "--", ".");
  if (added.code !== 0) return cannot(added);
  let kept = await git("commit", "--quiet", "-m", message, "--", ".");
  if (isNameless(kept) && (await introduce(git))) kept = await git("commit", "--quiet", "-m", message, "--", ".");
  if (kept.code !== 0) return cannot(kept);
  await offerToSend(`Gemt i git: ${message}`, git);
}

type Git = (...words: string[]) => Promise<Ended>;

function cannot({ code, err, out }: Ended): void {
  const said = (err.trim() || out.trim()).replace(/^fatal: /, "");
  const known = [
    code === -1 && "git er ikke installeret på computeren.",
    said.includes("not a git repository") && "Mappen er ikke et git-lager. Skriv git init i en terminal, eller hent planen fra jeres lager.",
    said.includes("unmerged") && "To udgaver er i konflikt. Løs det i filen først.",
    isNameless({ code, err, out }) && "git ved ikke, hvem du er, så intet er gemt.",
  ].find((sentence) => typeof sentence === "string");
  void vscode.window.showErrorMessage(known ?? `git siger nej: ${said}`);
}

/** Tells what is done, and offers to send it to the others where there is somewhere to send it. */
async function offerToSend(sentence: string, git: Git): Promise<void> {
  const remotes = await git("remote");
  const send = "Send til de andre";
  const buttons = remotes.out.trim() === "" ? [] : [send];
  const answer = await vscode.window.showInformationMessage(sentence, ...buttons);
  if (answer !== send) return;
  // Until VS Code has seen the commit, it believes that there is nothing to send.
  await vscode.commands.executeCommand("git.refresh");
  await vscode.commands.executeCommand("git.sync");
}

/** Asks first where the plan has errors: the others get them too. */
async function mayKeepErrors(plan: Plan): Promise<boolean> {
  const root = `${vscode.Uri.parse(plan.rod).toString()}/`;
  const wrong = vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.toString().startsWith(root))
    .flatMap(([, found]) => found)
    .filter(({ severity, source }) => source === "kimo" && severity === vscode.DiagnosticSeverity.Error).length;
  if (wrong === 0) return true;
  const [anyway, look] = ["Gem alligevel", "Vis fejlene"] as const;
  const count = wrong === 1 ? "en fejl" : `${wrong} fejl`;
  const options = { modal: true, detail: "De andre får dem også, når du sender." };
  const answer = await vscode.window.showWarningMessage(`Planen har ${count}.`, options, anyway, look);
  if (answer === look) await vscode.commands.executeCommand("workbench.actions.view.problems");
  return answer === anyway;
}

/** What `kimo ændringer --format json` has of a change; docs/json.md tells the rest. */
interface Change {
  emne: string;
  nr?: string | null;
  felter?: { felt: string; foer: unknown }[];
}

/** What has changed since the last commit, in a line. */
async function proposal(server: Server, plan: Plan): Promise<string> {
  const reply = await server.run(plan, ["ændringer", "--format", "json"]);
  const changes = reply.code === 0 ? (JSON.parse(reply.out) as { aendringer: Change[] }).aendringer : [];
  const actions = changes.filter(({ emne, nr }) => emne === "handling" && nr);
  const isNote = ({ felter = [] }: Change) => felter.some(({ felt, foer }) => felt === "note" && foer === null);
  const noted = actions.filter(isNote).map(({ nr }) => nr);
  const other = actions.filter((change) => !isNote(change)).map(({ nr }) => nr);
  const parts = [noted.length > 0 && `note på ${listed(noted)}`, other.length > 0 && `ændring af ${listed(other)}`];
  const words = parts.filter((part) => part !== false).join(", ");
  return words === "" ? "Handleplanen er ændret" : words.replace(/^./, (letter) => letter.toUpperCase());
}

function listed(numbers: (string | null | undefined)[]): string {
  const last = numbers.at(-1);
  return numbers.length < 2 ? `${last}` : `${numbers.slice(0, -1).join(", ")} og ${last}`;
}

function isNameless({ code, err }: Ended): boolean {
  return code !== 0 && /tell me who you are|identity unknown|empty ident/i.test(err);
}

/** Asks who writes, and tells git. */
async function introduce(git: Git): Promise<boolean> {
  const title = "git skriver dit navn på det, du gemmer";
  const name = await vscode.window.showInputBox({ title, prompt: "Dit navn", ignoreFocusOut: true });
  const mail = name && (await vscode.window.showInputBox({ title, prompt: "Din mailadresse", ignoreFocusOut: true }));
  if (!name || !mail) return false;
  const set = [await git("config", "--global", "user.name", name), await git("config", "--global", "user.email", mail)];
  return set.every(({ code }) => code === 0);
}
