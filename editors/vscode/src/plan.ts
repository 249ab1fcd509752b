// What the server answers to `kimo/plan`: docs/editor.md tells what it means.

import type { Location } from "vscode-languageclient";

export interface Plan {
  rod: string;
  periode: string;
  dato: string;
  titel: string;
  organisation: string;
  sted: Location;
  maal: Goal[];
}

export interface Goal {
  nr: string;
  titel: string;
  sted: Location;
  handlinger: Action[];
}

export interface Action {
  nr: string;
  tekst: string;
  gruppe: string | null;
  ansvarlig: string[];
  status: string;
  vurdering: string | null;
  frist: string | null;
  overskredet: boolean;
  trin: string[];
  noter: number;
  sidste_note: string | null;
  tavs: boolean;
  sted: Location;
}

/** An action, and the plan that it is in. */
export interface Target {
  plan: Plan;
  action: Action;
}

/** The words of a status and of a light, as the files have them. */
export const STATUSES = ["ikke igangsat", "igangsat", "løbende", "sat i bero", "gennemført", "udgået"];
export const LIGHTS = ["grøn", "gul", "rød"];

export function targets(plans: Plan[]): Target[] {
  return plans.flatMap((plan) => plan.maal.flatMap((goal) => goal.handlinger.map((action) => ({ plan, action }))));
}

/** The first and the last year of a plan's period. */
export function years(plan: Plan): [number, number] {
  const [first, last] = plan.periode.split("-").map(Number);
  return [first ?? 0, last ?? first ?? 0];
}

/** The year that is written about now: today's, or the nearest one of the plan. */
export function currentYear(plan: Plan): number {
  const [first, last] = years(plan);
  return Math.min(Math.max(Number(plan.dato.slice(0, 4)), first), last);
}

/** Whether what is known of the year before is still being written: to the end of March. */
export function isEarly(plan: Plan): boolean {
  return plan.dato.slice(5) < "04";
}

/** A date as Danes write it. */
export function danishDate(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}.${month}.${year}`;
}
