// What a form is: data, so that the page that shows it knows nothing of notes and results.

export interface Form {
  /** The name of its tab. */
  title: string;
  heading: string;
  /** What it is about, in a line each. */
  lead: string[];
  fields: Field[];
  /** The words on its button. */
  submit: string;
}

export interface Field {
  id: string;
  label: string;
  /** Several lines of text, one line, one of few shown side by side, or one of a list. */
  kind: "text" | "line" | "choice" | "list";
  value?: string;
  /** How many lines of a text are seen; four where it is not said. */
  rows?: number;
  hint?: string;
  options?: Option[];
  required?: boolean;
  /** Shown only while another field has one of these values. */
  when?: { id: string; is: string[] };
}

export interface Option {
  value: string;
  label: string;
  /** The colour of its mark: one of the lights. */
  tone?: string;
}

/** What was filled in, by the fields' ids; a field that is not shown is empty. */
export type Values = Record<string, string>;

/** What the page and the extension say to one another. */
export type FromPage = { kind: "ready" } | { kind: "send"; values: Values } | { kind: "cancel" };
export type ToPage = { kind: "form"; form: Form } | { kind: "error"; message: string };
