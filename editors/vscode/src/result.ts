// Gør op: whether a year's goal on an action was reached, written by the command line's `resultat`.

import type { ExtensionContext } from "vscode";
import * as vscode from "vscode";
import { chooseAction } from "./choose";
import type { Form } from "./form/fields";
import { showForm } from "./form/panel";
import type { Target } from "./plan";
import { line, write } from "./receipt";
import { complaint, type Server } from "./server";

/** What `kimo vis --format json` has of a year's goals; docs/json.md tells the rest. */
interface Shown {
  aarsmaal: { aar: number; maal: string; midler: string | null; beloeb: number | null; gaeldende: boolean }[];
  resultater: { aar: number; opnaaet: string }[];
}

export async function settle(context: ExtensionContext, server: Server, first: unknown, number: unknown): Promise<void> {
  const target = await chooseAction(server, first, number);
  if (!target) return;
  const { plan, action } = target;
  const reply = await server.run(plan, ["vis", "--format", "json", "--", action.nr]);
  if (reply.out === "") return void vscode.window.showErrorMessage(complaint(reply));
  const shown = JSON.parse(reply.out) as Shown;
  const form = toSettle(target, shown);
  if (!form) return void vscode.window.showInformationMessage(`Handling ${action.nr} har ingen årsmål at gøre op.`);
  showForm(context, form, ({ opnaaet = "", tekst = "", ...options }) => {
    const texts = [action.nr, opnaaet, tekst].filter((text) => text !== "");
    return write(server, plan, line("resultat", options, texts));
  });
}

/** The form; nothing where no year that has begun has a goal. */
function toSettle({ plan, action }: Target, { aarsmaal, resultater }: Shown): Form | undefined {
  const today = Number(plan.dato.slice(0, 4));
  const goals = aarsmaal.filter(({ aar, gaeldende }) => gaeldende && aar <= today).reverse();
  const [newest] = goals;
  if (!newest) return undefined;
  const verdict = (year: number) => resultater.findLast(({ aar }) => aar === year)?.opnaaet;
  const years = goals.map(({ aar, maal }) => {
    const settled = verdict(aar) ? " (er gjort op)" : "";
    return { value: `${aar}`, label: `${aar}: ${maal}${settled}` };
  });
  // The last year that is over and not settled is the one that is asked about.
  const open = goals.find(({ aar }) => aar < today && !verdict(aar)) ?? newest;
  return {
    title: `Gør ${action.nr} op`,
    heading: `Blev årets mål nået på ${action.nr}?`,
    lead: [action.tekst],
    fields: [
      { id: "år", label: "Året og dets mål", kind: "choice", options: years, value: `${open.aar}` },
      {
        id: "opnaaet",
        label: "Blev det nået?",
        kind: "choice",
        required: true,
        options: ["ja", "delvist", "nej"].map((word) => ({ value: word, label: word })),
      },
      { id: "tekst", label: "Et par ord om hvorfor (kan udelades)", kind: "text", rows: 3 },
      { id: "forbrug", label: "Brugt, i kroner (kan udelades)", kind: "line", hint: "F.eks. 31.500" },
    ],
    submit: "Skriv resultatet",
  };
}
