// The language server: what is wrong, completions, lenses and the rest come from it by the protocol
// alone. Here it is started, and asked for what VS Code has no word for: the plans, and a line of
// kimo's command line.

import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient, State, type ApplyWorkspaceEditParams } from "vscode-languageclient/node";
import type { Plan } from "./plan";
import { execute, program } from "./program";

/** What a line of the command line came to; `changed` is what it wrote. */
export interface Reply {
  code: number;
  out: string;
  err: string;
  changed: vscode.WorkspaceEdit | undefined;
}

/** A plan file that is open is of this language; a misnamed one beside it is the server's to tell of. */
const SELECTOR = [
  { scheme: "file", language: "kimo-plan" },
  { scheme: "file", pattern: "**/*.toml" },
];

/** Starts tried after one another before the user is asked. */
const RESTARTS = 3;

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private lastEdit: Promise<vscode.WorkspaceEdit | undefined> = Promise.resolve(undefined);
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when the server has begun or ended. */
  readonly onDidChange = this.changed.event;

  /** Whether it could not be started, or ended for good. */
  hasFailed = false;

  /** The start that is under way, or the last one: what is asked meanwhile waits for it. */
  private started: Promise<void> = Promise.resolve();

  constructor(private readonly context: vscode.ExtensionContext) {}

  get isRunning(): boolean {
    return this.client?.state === State.Running;
  }

  /** Starts the server, after ending the one that runs. */
  start(): Promise<void> {
    // Whatever it comes to, the next start and what waits for this one go on.
    this.started = this.started.then(() => this.restart()).catch((error) => this.failed(`kimo kan ikke startes. ${error}`));
    return this.started;
  }

  private async restart(): Promise<void> {
    await this.stop();
    this.hasFailed = false;
    const command = program(this.context);
    const { code, err } = await execute(command, ["--version"]);
    if (code !== 0) return this.failed(`kimo kan ikke startes (${command}). ${err.trim()}`);
    const client = this.create(command);
    this.client = client;
    client.onDidChangeState(() => this.changed.fire());
    // The library's own handler does not tell when an edit has been made, nor which.
    client.onRequest("workspace/applyEdit", async (params: ApplyWorkspaceEditParams) => {
      this.lastEdit = apply(client, params);
      return { applied: (await this.lastEdit) !== undefined };
    });
    try {
      await client.start();
    } catch (error) {
      this.failed(`kimo svarer ikke. ${error}`);
    }
  }

  private create(command: string): LanguageClient {
    let ends = 0;
    const run = { command, args: ["lsp"] };
    return new LanguageClient("kimo", "kimo", run, {
      documentSelector: SELECTOR,
      initializationOptions: { noteKommando: "kimo.skrivNote" },
      initializationFailedHandler: () => false,
      // The library's own words for these are English.
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          ends += 1;
          if (ends <= RESTARTS) return { action: CloseAction.Restart, handled: true };
          this.failed("kimo er gået ned flere gange.");
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
  }

  private failed(message: string): void {
    this.hasFailed = true;
    this.changed.fire();
    const [again, choose] = ["Prøv igen", "Vælg program"] as const;
    void vscode.window.showErrorMessage(message, again, choose).then((answer) => {
      if (answer === again) void this.start();
      if (answer === choose) void vscode.commands.executeCommand("workbench.action.openSettings", "kimo.program");
    });
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // One that does not end when asked is in nobody's way: the library kills it.
    if (client?.isRunning()) await client.dispose().catch(() => undefined);
  }

  /** The plans that are in the folders that are open, the newest that has begun first. */
  async plans(): Promise<Plan[]> {
    await this.started;
    if (!this.client || !this.isRunning) return [];
    return this.client.sendRequest<Plan[]>("kimo/plan");
  }

  /**
   * Runs a line of kimo's command line on the plan that `plan` is, over the texts as they are in the
   * editor. What it writes has been written when this is done, but not saved.
   */
  async run(plan: Plan, words: string[]): Promise<Reply> {
    await this.started;
    if (!this.client || !this.isRunning) return { code: 1, out: "", err: "kimo kører ikke", changed: undefined };
    this.lastEdit = Promise.resolve(undefined);
    const [command, ...rest] = words;
    const line = [command, "--periode", plan.periode, ...rest];
    const asked = { command: "kimo.kør", arguments: [{ ord: line, fil: plan.sted.uri }] };
    try {
      const reply = await this.client.sendRequest<{ kode: number; ud: string; fejl: string }>("workspace/executeCommand", asked);
      return { code: reply.kode, out: reply.ud, err: reply.fejl, changed: await this.lastEdit };
    } catch (error) {
      return { code: 1, out: "", err: error instanceof Error ? error.message : `${error}`, changed: undefined };
    }
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }
}

/** Makes an edit; nothing is answered where VS Code refuses it. */
async function apply(client: LanguageClient, params: ApplyWorkspaceEditParams): Promise<vscode.WorkspaceEdit | undefined> {
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(params.edit);
  return (await vscode.workspace.applyEdit(edit)) ? edit : undefined;
}

/** What went wrong, as a sentence for a message. */
export function complaint(reply: Reply): string {
  return reply.err.trim().replace(/^fejl: /, "").replace(/^./, (letter) => letter.toUpperCase());
}
