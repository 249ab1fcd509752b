// The tree beside the text: every plan with its goals and actions, how each stands, and which are
// silent. Only the state is the server's; the words and pictures for it are here.

import * as vscode from "vscode";
import { currentYear, danishDate, type Action, type Goal, type Plan, type Target } from "./plan";
import type { Server } from "./server";

/** A line of the tree. */
export type Node =
  | { kind: "plan"; plan: Plan }
  | { kind: "goal"; plan: Plan; goal: Goal }
  | ({ kind: "action" } & Target);

/** A picture of each status; the colour is the light's. */
const PICTURES: Record<string, string> = {
  "ikke igangsat": "circle-large-outline",
  igangsat: "play-circle",
  løbende: "sync",
  "sat i bero": "debug-pause",
  gennemført: "pass-filled",
  udgået: "circle-slash",
};
const COLOURS: Record<string, string> = { grøn: "charts.green", gul: "charts.yellow", rød: "charts.red" };

export class Tree implements vscode.TreeDataProvider<Node> {
  private plans: Plan[] = [];
  private onlySilent = false;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly server: Server) {}

  /** Asks the server anew. A tree that is as it was is let be, for a click may be on its way to it. */
  async renew(): Promise<void> {
    const plans = await this.server.plans();
    const isSame = shown(plans) === shown(this.plans);
    this.plans = plans;
    this.tell();
    if (!isSame) this.changed.fire();
  }

  /** Shows the actions that lack a note this year, or all. */
  show(onlySilent: boolean): void {
    this.onlySilent = onlySilent;
    void vscode.commands.executeCommand("setContext", "kimo.kunTavse", onlySilent);
    this.tell();
    this.changed.fire();
  }

  /** What package.json's `when` clauses and the view's words of welcome ask for. */
  private tell(): void {
    void vscode.commands.executeCommand("setContext", "kimo.tilstand", this.state());
  }

  private state(): string {
    if (this.server.hasFailed) return "stoppet";
    if (!this.server.isRunning) return "begynder";
    if (this.plans.length === 0) return "ingen";
    const isEmpty = this.plans.every((plan) => this.goals(plan).length === 0);
    return this.onlySilent && isEmpty ? "ingenTavse" : "plan";
  }

  getChildren(node?: Node): Node[] {
    switch (node?.kind) {
      case undefined: {
        const plans = this.plans.filter((plan) => !this.onlySilent || this.goals(plan).length > 0);
        const [only] = plans;
        if (this.plans.length === 1 && only) return this.goals(only).map((goal) => ({ kind: "goal", plan: only, goal }));
        return plans.map((plan) => ({ kind: "plan", plan }));
      }
      case "plan":
        return this.goals(node.plan).map((goal) => ({ kind: "goal", plan: node.plan, goal }));
      case "goal":
        return this.actions(node.goal).map((action) => ({ kind: "action", plan: node.plan, action }));
      case "action":
        return [];
    }
  }

  private goals(plan: Plan): Goal[] {
    return plan.maal.filter((goal) => !this.onlySilent || this.actions(goal).length > 0);
  }

  private actions(goal: Goal): Action[] {
    return goal.handlinger.filter((action) => !this.onlySilent || action.tavs);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    switch (node.kind) {
      case "plan": {
        const isNewest = this.plans.find((plan) => plan.rod === node.plan.rod) === node.plan;
        const item = new vscode.TreeItem(node.plan.periode, isNewest ? Expanded : Collapsed);
        item.id = node.plan.sted.uri;
        item.description = node.plan.organisation;
        item.tooltip = node.plan.titel;
        item.iconPath = new vscode.ThemeIcon("book");
        return item;
      }
      case "goal": {
        const item = new vscode.TreeItem(`${node.goal.nr}. ${node.goal.titel}`, Expanded);
        item.id = `${node.goal.sted.uri}#${node.goal.nr}`;
        item.tooltip = node.goal.titel;
        return item;
      }
      case "action":
        return actionItem(node);
    }
  }
}

/** What of the plans is seen in the tree; where they stand is asked for when a line is pressed. */
function shown(plans: Plan[]): string {
  return JSON.stringify(plans, (key, value: unknown) => (key === "range" ? undefined : value));
}

function actionItem({ plan, action }: Target): vscode.TreeItem {
  // The words that matter come first, for the line is cut where the tree is narrow; a colour alone
  // would tell some nothing.
  const marks = [action.vurdering, action.tavs && "mangler note"].filter((mark) => mark);
  const mark = marks.length > 0 ? ` (${marks.join(", ")})` : "";
  const item = new vscode.TreeItem(`${action.nr}${mark} ${action.tekst}`);
  item.id = `${action.sted.uri}#${action.nr}`;
  item.contextValue = "handling";
  const picture = PICTURES[action.status] ?? "circle-outline";
  const colour = action.vurdering && COLOURS[action.vurdering];
  item.iconPath = new vscode.ThemeIcon(picture, colour ? new vscode.ThemeColor(colour) : undefined);
  item.description = standing(plan, action).join(" · ");
  item.tooltip = tooltip(plan, action);
  item.accessibilityInformation = { label: `${action.nr} ${action.tekst}, ${item.description}` };
  item.command = { command: "kimo.aabnHandling", title: "Åbn handlingen i filen", arguments: [{ plan, action }] };
  return item;
}

/** How an action stands: its status, its light, and what is amiss. */
export function standing(plan: Plan, action: Action): string[] {
  const words = [action.status];
  if (action.vurdering) words.push(action.vurdering);
  if (action.overskredet) words.push("fristen er overskredet");
  if (action.tavs) words.push(`mangler en note i ${currentYear(plan)}`);
  return words;
}

function tooltip(plan: Plan, action: Action): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendText(`${action.nr} ${action.tekst}\n\n`);
  const line = (label: string, words: string | null) => {
    if (words) text.appendMarkdown(`**${label}:** `).appendText(`${words}\n`).appendMarkdown("\n");
  };
  line("Står", standing(plan, action).join(", "));
  line("Ansvarlig", action.ansvarlig.join(", "));
  line("Gruppe", action.gruppe);
  line("Frist", action.frist);
  const last = action.sidste_note && danishDate(action.sidste_note);
  const count = action.noter === 1 ? "én" : `${action.noter}`;
  line("Noter", last ? `${count}, sidst den ${last}` : "ingen endnu");
  return text;
}
