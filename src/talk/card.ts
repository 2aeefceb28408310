import type { Line } from "./line.ts";
import type { Option } from "./form.ts";

/**
 * What a button does. `send`: a form without questions, heard as if it had been filled in and sent (names and fields: `facilitator/hear`);
 * `ask`: opens a form or a private card by its name (`facilitator/asks`).
 */
export type Press =
  | { readonly does: "send"; readonly form: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly does: "ask"; readonly ask: string; readonly about: readonly string[] };

export type Button = { readonly press: Press; readonly label: string; readonly look?: "go" | "danger"; readonly sure?: string };

/** One part of a card, from top to bottom. */
export type Block =
  /** what the card asks; once, at its top */
  | { readonly is: "title"; readonly text: string }
  /** quiet lines: place, time, who is missing, an example */
  | { readonly is: "quiet"; readonly lines: readonly Line[] }
  /** what the card is about; a button stands beside it where the platform can */
  | { readonly is: "lines"; readonly lines: readonly Line[]; readonly button?: Button }
  /** a person's words, set apart */
  | { readonly is: "quote"; readonly text: string }
  | { readonly is: "acts"; readonly buttons: readonly Button[]; readonly link?: { readonly label: string; readonly url: string } }
  /** one of many, to open what is asked about it: `ask` is opened with `about` and the chosen value */
  | {
      readonly is: "pick";
      readonly ask: string;
      readonly about: readonly string[];
      readonly label: string;
      readonly options: readonly Option[];
    }
  | { readonly is: "rule" };

/** What stands in one place under one key: a message, or a private answer. `title` is its text where only a line can be shown. */
export type Card = { readonly key: string; readonly title: string; readonly blocks: readonly Block[] };

/** A card that a place should hold. `quietly`: changed where it already stands, never posted anew (the last words of what is over). */
export type Wanted = Card & { readonly quietly?: boolean };

/** A button that opens a form or a private card. */
export function asks(label: string, ask: string, about: readonly string[] = [], look?: "go" | "danger"): Button {
  return { press: { does: "ask", ask, about }, label, ...(look === undefined ? {} : { look }) };
}

/** A button that acts by itself. */
export function sends(label: string, form: string, fields: Readonly<Record<string, string>>, look?: "go" | "danger"): Button {
  return { press: { does: "send", form, fields }, label, ...(look === undefined ? {} : { look }) };
}

/** A press as one line of text, for buttons and menus; `readPress` reads it back. Ids hold no space, so a space parts them. */
export function writePress(press: Press): string {
  if (press.does === "ask") return ["ask", press.ask, ...press.about].map(encodeURIComponent).join(" ");
  const fields = Object.entries(press.fields).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return ["send", encodeURIComponent(press.form), ...fields].join(" ");
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Reads what `writePress` wrote; undefined for anything else. */
export function readPress(text: string): Press | undefined {
  const [does, name, ...rest] = text.split(" ").map((one) => (one.includes("=") ? one : decode(one)));
  if (name === undefined) return undefined;
  if (does === "ask") return rest.includes(undefined) ? undefined : { does, ask: name, about: rest as readonly string[] };
  if (does !== "send") return undefined;
  const fields = rest.map((one) => (one ?? "").split("=").map(decode));
  if (fields.some((one) => one.length !== 2 || one.includes(undefined))) return undefined;
  return { does, form: name, fields: Object.fromEntries(fields as string[][]) };
}
