import type { PartOnView, SessionView } from "#session/view.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { Values } from "#steps/field.ts";
import type { Cells, Row } from "#steps/sheet.ts";
import { valuesOf } from "#steps/sheet.ts";

/** A line that the team keeps, with the horizon or kind it was given. */
export type KeptLine = { readonly id: string; readonly values: Values };
export type Buyer = { readonly id: string; readonly values: Values };
type Conflict = { readonly id: string; readonly organisation: string; readonly buyer: string; readonly answer?: string };

/** What the steps before the journeys have brought, as far as this viewer may see it. */
export type Brought = {
  readonly purpose?: { readonly text: string; readonly agreed: boolean };
  readonly problems: readonly KeptLine[];
  readonly offer?: string;
  readonly customers: readonly Buyer[];
  readonly focus?: Buyer;
  readonly pains: { readonly organisation: readonly string[]; readonly buyer: readonly string[] };
  readonly conflicts: readonly Conflict[];
};

function contentOf(view: SessionView, step: string, part: number): PartOnView["content"] | undefined {
  return view.parts.find((each) => each.step === step && each.part === part)?.content;
}

/** Reads the parts of the first steps for the board. */
export function broughtBy(view: SessionView): Brought {
  const sentence = matters(view, "purpose", 1)[0]?.proposal;
  const customers = rows(view, "customer", "types").map(({ id, cells }) => ({ id, values: valuesOf(cells) }));
  const wanted = cells(view, "customer")["focus"]?.value;
  const focus = customers.find((each) => each.id === wanted) ?? customers[0];
  const offer = kept(view, "offer")[0]?.values["text"];
  return {
    ...(sentence === undefined || sentence === null
      ? {}
      : { purpose: { text: textOf(sentence.value["text"]), agreed: sentence.agreed !== undefined } }),
    problems: kept(view, "problems"),
    ...(offer === undefined ? {} : { offer: textOf(offer) }),
    customers,
    ...(focus === undefined ? {} : { focus }),
    pains: { organisation: texts(view, "organisation"), buyer: texts(view, "buyer") },
    conflicts: view.redesign.conflicts,
  };
}

function matters(view: SessionView, step: string, part: number): readonly Matter[] {
  const content = contentOf(view, step, part);
  return content?.pattern === "decide" ? content.matters : [];
}

function kept(view: SessionView, step: string): readonly KeptLine[] {
  const content = contentOf(view, step, 1);
  if (content?.pattern !== "converge" || content.kept === null) return [];
  return content.kept.flatMap((id) => content.stacks.find((stack) => stack.id === id)?.items[0] ?? []);
}

function rows(view: SessionView, step: string, list: string): readonly Row[] {
  const content = contentOf(view, step, 0);
  return content?.pattern === "fill" ? (content.rows[list] ?? []) : [];
}

function cells(view: SessionView, step: string): Cells {
  const content = contentOf(view, step, 0);
  return content?.pattern === "fill" ? content.cells : {};
}

function texts(view: SessionView, list: string): readonly string[] {
  return rows(view, "pains", list)
    .map((row) => textOf(row.cells["text"]?.value))
    .filter((text) => text !== "");
}

/** A value as text; "" for one that is none. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
