// Skriv note: a form of one step, written by the command line's `notér`.

import type { ExtensionContext } from "vscode";
import { chooseAction } from "./choose";
import type { Field, Option } from "./form/fields";
import { showForm } from "./form/panel";
import { isEarly, LIGHTS, STATUSES, years, type Target } from "./plan";
import { line, write } from "./receipt";
import type { Server } from "./server";
import { standing } from "./tree";

export async function writeNote(context: ExtensionContext, server: Server, first: unknown, number: unknown): Promise<void> {
  const target = await chooseAction(server, first, number);
  if (!target) return;
  const { plan, action } = target;
  const lead = [action.tekst, `Står som: ${standing(plan, action).join(", ")}`];
  const form = { title: `Note på ${action.nr}`, heading: `Note på ${action.nr}`, lead, fields: fields(target), submit: "Skriv note" };
  showForm(context, form, ({ tekst = "", ...options }) => write(server, plan, line("notér", options, [action.nr, tekst])));
}

function fields({ plan, action }: Target): Field[] {
  const same = (words: string): Option => ({ value: "", label: words });
  const plain = (word: string): Option => ({ value: word, label: word });
  const light = (word: string): Option => ({ value: word, label: word, tone: word });
  const all: (Field | false)[] = [
    { id: "tekst", label: "Hvad er der sket?", kind: "text", required: true, hint: "Skriv det, så det kan stå i rapporten." },
    { id: "status", label: "Status", kind: "list", options: [same(`uændret (${action.status})`), ...STATUSES.map(plain)] },
    {
      id: "besluttet",
      label: "Dato for det møde, der besluttede det",
      kind: "line",
      required: true,
      hint: "F.eks. 22.2.2024. Mødet skal stå i handleplan.toml.",
      when: { id: "status", is: ["udgået"] },
    },
    { id: "vurdering", label: "Følger den planen?", kind: "choice", options: [same("ingen ny vurdering"), ...LIGHTS.map(light)] },
    {
      id: "indstilling",
      label: "Hvad foreslår I? (kan udelades)",
      kind: "text",
      rows: 2,
      hint: "Det, der skal besluttes om handlingen. Det står som en indstilling i rapporten.",
      when: { id: "vurdering", is: ["gul", "rød"] },
    },
    action.trin.length > 0 && {
      id: "trin",
      label: "Er et trin nået?",
      kind: "list",
      options: [same("intet nyt trin"), ...action.trin.map((step, at) => ({ value: `${at + 1}`, label: `${at + 1}. ${step}` }))],
    },
    { id: "dato", label: "Dato", kind: "line", value: "i dag", required: true, hint: "F.eks. i dag, i går, mandag eller 12.3.2024." },
    aboutYear(plan),
  ];
  return all.filter((field) => field !== false);
}

/** In January to March a note may be about the year before, where the plan had begun. */
function aboutYear(plan: Target["plan"]): Field | false {
  const year = Number(plan.dato.slice(0, 4));
  const [first, last] = years(plan);
  if (!isEarly(plan) || year - 1 < first || year - 1 > last) return false;
  const before = { value: `${year - 1}`, label: `${year - 1}` };
  const options = year > last ? [before] : [{ value: "", label: `${year}` }, before];
  return { id: "år", label: "Handler noten om", kind: "choice", options, value: options[0]?.value ?? "" };
}
