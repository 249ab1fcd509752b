// What a command is about: the action whose button was pressed, the one that the cursor is in, or
// the one that is chosen from a list.

import * as vscode from "vscode";
import { currentYear, isEarly, targets, years, type Plan, type Target } from "./plan";
import type { Server } from "./server";
import { standing } from "./tree";

/**
 * The action of a command that was called by a lens (an address and a number), from the tree (a
 * node), or from the palette (nothing; then it is chosen).
 */
export async function chooseAction(server: Server, first: unknown, number: unknown): Promise<Target | undefined> {
  const all = targets(await server.plans());
  if (typeof first === "string" && typeof number === "string") {
    return all.find(({ action }) => action.sted.uri === first && action.nr === number);
  }
  if (isTarget(first)) {
    // What the tree holds may be a keystroke old.
    const { uri } = first.action.sted;
    return all.find(({ action }) => action.sted.uri === uri && action.nr === first.action.nr) ?? first;
  }
  if (all.length === 0) {
    void vscode.window.showInformationMessage("Der er ingen handleplan i den mappe, der er åben.");
    return undefined;
  }
  const here = atCursor(all);
  const ordered = here ? [here, ...all.filter((target) => target !== here)] : all;
  const items = ordered.map((target) => ({
    label: `${target.action.nr} ${target.action.tekst}`,
    description: standing(target.plan, target.action).join(" · "),
    detail: target === here ? "Markøren står i den" : "",
    target,
  }));
  const options = { placeHolder: "Hvilken handling? Skriv et nummer eller et ord", matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.target;
}

function isTarget(value: unknown): value is Target {
  return typeof value === "object" && value !== null && "plan" in value && "action" in value;
}

/** The last action that begins above the cursor. */
function atCursor(all: Target[]): Target | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { line } = editor.selection.active;
  const uri = editor.document.uri.toString();
  const above = all.filter(({ action: { sted } }) => vscode.Uri.parse(sted.uri).toString() === uri && sted.range.start.line <= line + 1);
  return above.sort((one, other) => other.action.sted.range.start.line - one.action.sted.range.start.line)[0];
}

/** A plan: the only one, that of the file that is shown, or the one that is chosen. */
export async function choosePlan(server: Server): Promise<Plan | undefined> {
  const plans = await server.plans();
  const newest = plans.filter((plan, at) => plans.findIndex((other) => other.rod === plan.rod) === at);
  const shown = vscode.window.activeTextEditor?.document.uri.toString();
  const here = newest.find((plan) => shown?.startsWith(`${vscode.Uri.parse(plan.rod).toString()}/`));
  if (here || newest.length === 1) return here ?? newest[0];
  if (newest.length === 0) {
    void vscode.window.showInformationMessage("Der er ingen handleplan i den mappe, der er åben.");
    return undefined;
  }
  const items = newest.map((plan) => ({ label: plan.titel, description: plan.organisation, plan }));
  return (await vscode.window.showQuickPick(items, { placeHolder: "Hvilken plan?" }))?.plan;
}

/** A year of the plan's periods that has begun, with the period that it is in. */
export async function chooseYear(server: Server, placeHolder: string): Promise<{ plan: Plan; year: number } | undefined> {
  const plan = await choosePlan(server);
  if (!plan) return undefined;
  const all = (await server.plans()).filter(({ rod }) => rod === plan.rod);
  const items = all.flatMap((plan) => {
    const [first] = years(plan);
    const last = currentYear(plan);
    const span = Array.from({ length: last - first + 1 }, (_, back) => last - back);
    return span.map((year) => ({ label: `${year}`, description: describe(plan, year), plan, year }));
  });
  // To the end of March it is the year before that is told of.
  const [newest, before] = items;
  if (newest && before && isEarly(plan) && newest.year === Number(plan.dato.slice(0, 4))) items.splice(0, 2, before, newest);
  return items.length === 1 ? items[0] : vscode.window.showQuickPick(items, { placeHolder });
}

function describe(plan: Plan, year: number): string {
  return year === Number(plan.dato.slice(0, 4)) ? "året er ikke gået" : `planen ${plan.periode}`;
}
