// The page of a form, in its own window: it draws the fields that it is sent, and sends back what
// was filled in.

import type { Field, Form, FromPage, ToPage, Values } from "./fields";
import "./page.css";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();
const root = document.querySelector("form") as HTMLFormElement;
const button = make("button", { type: "submit" });
const wrong = make("p", { role: "alert", class: "wrong" });

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === "form") draw(data.form);
  else complain(data.message);
});
editor.postMessage({ kind: "ready" });

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function draw(form: Form): void {
  const cancel = make("button", { type: "button", class: "second" }, "Annullér");
  cancel.addEventListener("click", () => editor.postMessage({ kind: "cancel" }));
  button.append(form.submit);
  root.append(
    make("h1", {}, form.heading),
    ...form.lead.map((line) => make("p", { class: "lead" }, line)),
    ...form.fields.map(row),
    wrong,
    make("div", { class: "buttons" }, button, cancel, make("span", { class: "hint" }, "Ctrl og Enter gemmer")),
  );
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) root.requestSubmit();
  });
  root.addEventListener("input", () => fold(form));
  fold(form);
  root.querySelector<HTMLElement>("textarea, input, select")?.focus();
}

function row(field: Field): HTMLElement {
  const hint = field.hint ? [make("span", { class: "hint", id: `${field.id}-hint` }, field.hint)] : [];
  const about: Record<string, string> = field.hint ? { "aria-describedby": `${field.id}-hint` } : {};
  if (field.kind === "choice") {
    const legend = make("legend", {}, field.label);
    return make("fieldset", { id: field.id, ...about }, legend, make("div", { class: "choices" }, ...choices(field)), ...hint);
  }
  const label = make("label", { for: `${field.id}-field` }, field.label);
  const control = input(field, about);
  return make("div", { class: "row", id: field.id }, label, control, ...hint);
}

function input(field: Field, about: Record<string, string>): HTMLElement {
  const own = { id: `${field.id}-field`, name: field.id, ...about };
  if (field.kind === "text") {
    const area = make("textarea", { ...own, rows: `${field.rows ?? 4}` });
    area.value = field.value ?? "";
    return area;
  }
  if (field.kind === "list") {
    const options = (field.options ?? []).map(({ value, label }) => make("option", { value }, label));
    const list = make("select", own, ...options);
    list.value = field.value ?? "";
    return list;
  }
  return make("input", { ...own, type: "text", value: field.value ?? "", spellcheck: "false" });
}

function choices(field: Field): HTMLElement[] {
  return (field.options ?? []).map(({ value, label, tone }) => {
    const radio = make("input", { type: "radio", name: field.id, value });
    radio.checked = value === (field.value ?? "");
    const mark = tone ? [make("span", { class: `mark ${tone}` })] : [];
    return make("label", {}, radio, ...mark, label);
  });
}

/** Shows the fields that what is filled in asks for. */
function fold(form: Form): void {
  const values = filled();
  for (const { id, when } of form.fields) {
    if (!when) continue;
    const row = document.getElementById(id);
    if (row) row.hidden = !when.is.includes(values[when.id] ?? "");
  }
}

function filled(): Values {
  const entries = [...new FormData(root)].map(([key, value]) => [key, typeof value === "string" ? value.trim() : ""]);
  return Object.fromEntries(entries) as Values;
}

function send(form: Form): void {
  const values = filled();
  for (const field of form.fields) {
    if (document.getElementById(field.id)?.hidden) values[field.id] = "";
    else if (field.required && !values[field.id]) return complain(`Udfyld ”${field.label}”.`, field.id);
  }
  button.disabled = true;
  wrong.textContent = "";
  editor.postMessage({ kind: "send", values });
}

function complain(message: string, id?: string): void {
  button.disabled = false;
  wrong.textContent = message;
  if (id) document.getElementById(id)?.querySelector<HTMLElement>("textarea, input, select")?.focus();
}
