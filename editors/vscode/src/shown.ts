// Vis rapport and Hvem mangler?: a page that kimo makes, beside the text, and made anew when the
// plan changes. The page may load nothing and run nothing but the lines that keep its place.

import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { onPlanChange } from "./changes";
import { chooseYear } from "./choose";
import type { Plan } from "./plan";
import { complaint, type Server } from "./server";

/** A kind of page. */
interface Kind {
  command: string;
  title: (year: number) => string;
  /** The arguments that make it of a year. */
  words: (year: number) => string[];
  /** The name of the Word document that it is saved as. */
  file: (year: number) => string;
}

export const REPORT: Kind = {
  command: "rapport",
  title: (year) => `Rapport ${year}`,
  words: (year) => [`${year}`],
  file: (year) => `rapport-${year}.docx`,
};

export const MISSING: Kind = {
  command: "mangler",
  title: (year) => `Hvem mangler ${year}?`,
  words: (year) => ["--år", `${year}`],
  file: (year) => `anmodninger-${year}.docx`,
};

/** A page that is shown. */
export interface Page {
  plan: Plan;
  kind: Kind;
  year: number;
  panel: vscode.WebviewPanel;
}

export class Pages implements vscode.Disposable {
  private readonly pages: Page[] = [];
  private readonly watch = onPlanChange(() => this.pages.forEach((page) => void this.renew(page)));

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server: Server,
  ) {}

  /** The page that is in front. */
  get active(): Page | undefined {
    return this.pages.find(({ panel }) => panel.active);
  }

  async show(kind: Kind): Promise<void> {
    const chosen = await chooseYear(this.server, "Hvilket år?");
    if (!chosen) return;
    const { plan, year } = chosen;
    const known = this.pages.find((page) => page.kind === kind && page.year === year && page.plan.rod === plan.rod);
    if (known) return known.panel.reveal();
    const beside = vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const where = { viewColumn: beside, preserveFocus: true };
    const options = { enableScripts: true, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel("kimo.side", kind.title(year), where, options);
    panel.iconPath = vscode.Uri.joinPath(this.context.extensionUri, "icons", "fil.svg");
    const page = { plan, kind, year, panel };
    this.pages.push(page);
    panel.onDidDispose(() => this.pages.splice(this.pages.indexOf(page), 1));
    await this.renew(page);
  }

  private async renew({ plan, kind, year, panel }: Page): Promise<void> {
    const reply = await this.server.run(plan, [kind.command, ...kind.words(year), "--format", "html"]);
    // A plan with errors has a page all the same, which says so.
    if (reply.out !== "") panel.webview.html = guarded(reply.out);
    else panel.webview.html = `<!doctype html><html lang="da"><p>${escaped(complaint(reply))}</p></html>`;
  }

  dispose(): void {
    this.watch.dispose();
    [...this.pages].forEach(({ panel }) => panel.dispose());
  }
}

/** Stays where the reader was when the page is made anew. */
const KEEP_PLACE = `
const editor = acquireVsCodeApi();
addEventListener("load", () => scrollTo(0, editor.getState() ?? 0));
addEventListener("scroll", () => editor.setState(scrollY));`;

/** VS Code gives every page a margin, which kimo's has itself. */
const NO_MARGIN = "<style>body { padding: 0; }</style>";

/** kimo's page, whose own policy allows no script, with leave for these lines alone. */
function guarded(page: string): string {
  const nonce = randomBytes(16).toString("base64");
  return page
    .replace("default-src 'none'", `default-src 'none'; script-src 'nonce-${nonce}'`)
    .replace("</head>", `${NO_MARGIN}<script nonce="${nonce}">${KEEP_PLACE}</script>\n</head>`);
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
