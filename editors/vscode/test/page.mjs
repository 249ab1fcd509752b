// What a hand does in VS Code, and what an eye sees there.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { pause } from "./session.mjs";

/** How long anything may take, in milliseconds: two cores may have other things to do. */
const PATIENCE = 60_000;

/** Waits until `look` answers with something, and says what was waited for where it never does. */
export async function until(what, look) {
  const end = Date.now() + PATIENCE;
  let last;
  while (Date.now() < end) {
    last = await Promise.resolve(look()).catch((error) => void (last = error));
    if (last) return last;
    await pause(150);
  }
  throw new Error(`waited in vain for ${what}`);
}

export class Hand {
  constructor(page, folder) {
    this.page = page;
    this.folder = folder;
  }

  /** Something on the screen with this text. */
  see(selector, text) {
    const what = this.page.locator(selector).filter({ hasText: text, visible: true }).first();
    return until(`${selector} with ”${text}”`, async () => (await what.isVisible()) && what);
  }

  /** Runs a command of the palette, which is asked for again where something else took the focus. */
  command(title) {
    const input = this.page.locator(".quick-input-widget input[type=text]");
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    return until(`the command ”${title}”`, async () => {
      await this.page.keyboard.press("F1");
      await input.fill(`>${title}`, { timeout: 5000 });
      await row.click({ timeout: 5000 });
      return true;
    });
  }

  /** Takes an answer from a list at the top, or the button of a message. */
  async pick(text) {
    await (await this.see(".quick-input-list .monaco-list-row", text)).click();
  }

  async answer(text) {
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await until("a question at the top", () => input.isVisible());
    if (text !== undefined) await input.fill(text);
    await this.page.keyboard.press("Enter");
  }

  async button(text) {
    await (await this.see(".notification-toast .monaco-button, .monaco-dialog-box .monaco-button", text)).click();
  }

  /** The line of the tree that begins so. */
  row(text) {
    return this.see(".pane-body .monaco-list-row", text);
  }

  /** The frame of a webview that has what the selector asks for, and this text in it. */
  frame(selector, text = "") {
    const what = `a page with ${selector} and ”${text}”`;
    return until(what, async () => {
      for (const frame of this.page.frames()) {
        const found = frame.locator(selector).filter({ hasText: text, visible: true }).first();
        if (await found.isVisible().catch(() => false)) return frame;
      }
      return undefined;
    });
  }

  /** Presses what is drawn anew while VS Code settles, until something comes of it. */
  async press(find, isDone) {
    await until("something to come of a press", async () => {
      await (await find()).click({ timeout: 5000 });
      for (let tries = 0; tries < 20; tries += 1) {
        if (await isDone()) return true;
        await pause(250);
      }
      return false;
    });
  }

  /** Takes a command from the menu of an action in the tree, which closes unheard where VS Code is busy. */
  async menu(action, text, isDone) {
    const item = async () => {
      await this.page.keyboard.press("Escape");
      await (await this.row(action)).click({ button: "right", timeout: 5000 });
      return this.see(".monaco-menu .action-label", text);
    };
    await this.press(item, isDone);
  }

  /** Whether a tab with this text is open. */
  hasTab(text) {
    return this.page.locator(".tab", { hasText: text }).first().isVisible();
  }

  /** Presses an action in the tree, and so puts it in front. */
  async action(text) {
    const [number] = text.split(" ");
    const isShown = () => this.page.locator(".monaco-breadcrumbs").filter({ hasText: `${number} ` }).first().isVisible();
    await this.press(() => this.row(text), isShown);
  }

  /** Puts the cursor before a text of the file that is shown, which is as it is on the disk. */
  async find(path, text) {
    const before = readFileSync(path, "utf8").split(text, 1)[0].split("\n");
    await this.see(".tab.active", basename(path));
    await this.command("Go to Line/Column...");
    await this.answer(`:${before.length}:${before.at(-1).length + 1}`);
  }

  async save() {
    await this.page.keyboard.press("Control+s");
  }

  /** Shows a file by its name. */
  async file(name) {
    await this.page.keyboard.press("Control+p");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await until("the list of files", () => input.isVisible());
    await input.fill(name);
    await this.pick(name);
    await this.see(".tab.active", name);
  }
}
