import { z } from "zod";
import { hashToken } from "#lib/ids.ts";
import { isDate } from "#lib/time.ts";
import { type Press, readPress, writePress } from "#talk/card.ts";
import { limits } from "./limits.ts";

/*
 * All that Discord gives back of a component is its `custom_id`: up to 100 signs, no two alike in one message. Its grammar stands here whole:
 *
 *   p/<n>/<press>         does what a button says; a menu's chosen value is appended to what it asks about
 *   x/<n>/<sum>           the same, kept beside the message under the sum of it: too long for an id, or to be asked about once more
 *   y/<n>/<sum>           "yes, do it": what was asked about once more
 *   t/<page>              another page of the private card whose token is the context
 *   w/<page>/<key>        the whole card of a place, as a private card
 *   o/<token>/<part>      opens a part of a form (to go on, to change something, to try again)
 *   f/<token>/<part>      a part of a form, sent as a modal
 *   s/<token>             sends a form as it stands
 *   d/<token>/<n>/<date>  of several days that were meant, this one; `n` numbers the field
 *   r/<token>/<n>/<value> a mark on a scale; `n` numbers the field
 *   v/<token>/<item>      another contact to rate
 *
 * `<n>` in p, x and y only tells alike ones apart. Before each may stand "@<context> ": the session of a message that stands in no thread of
 * its own (direct messages), or the token of a private card.
 */

/** What a component wants. `context`: a session's id, or the token of a private card. */
export type CustomId = { readonly context?: string } & (
  | { readonly does: "press"; readonly press: Press }
  /** what is kept under `sum`; `chosen`: of a menu */
  | { readonly does: "kept"; readonly sum: string; readonly chosen?: string }
  | { readonly does: "sure"; readonly sum: string }
  | { readonly does: "turn"; readonly page: number }
  | { readonly does: "whole"; readonly card: string; readonly page: number }
  | { readonly does: "open"; readonly token: string; readonly part: number }
  | { readonly does: "submit"; readonly token: string; readonly part: number }
  | { readonly does: "send"; readonly token: string }
  | { readonly does: "date"; readonly token: string; readonly field: number; readonly date: string }
  | { readonly does: "mark"; readonly token: string; readonly field: number; readonly value: string }
  | { readonly does: "visit"; readonly token: string; readonly item: string }
);

/** What cannot stand in an id, by its sum: kept by the doors before the message is sent. `sure`: what is asked before it is done. */
export const Kept = z.object({
  press: z.discriminatedUnion("does", [
    z.object({ does: z.literal("send"), form: z.string(), fields: z.record(z.string(), z.string()) }),
    z.object({ does: z.literal("ask"), ask: z.string(), about: z.array(z.string()) }),
  ]),
  label: z.string(),
  look: z.enum(["go", "danger"]).optional(),
  sure: z.string().optional(),
});
export type Kept = z.infer<typeof Kept>;

/** A kept press, and the sum it is kept by. The same press has the same sum. */
export type Keeping = { readonly sum: string; readonly kept: Kept };

const sumLength = 22;

/** The sum that something is kept by. */
export function sumOf(kept: Kept): string {
  return hashToken(JSON.stringify([kept.press, kept.label, kept.look ?? "", kept.sure ?? ""])).slice(0, sumLength);
}

/** Signs that need no escape here, so that more fits. */
function short(text: string): string {
  return text.replaceAll("%3A", ":").replaceAll("%2F", "/");
}

function inContext(text: string, context: string | undefined): string {
  return context === undefined ? text : `@${context} ${text}`;
}

/** The id of a button or menu that does what the press says, the `n`th of its message; undefined where it is too long: then it is kept. */
export function writePressId(press: Press, n: number, context?: string): string | undefined {
  const id = inContext(`p/${n}/${short(writePress(press))}`, context);
  return id.length <= limits.customId ? id : undefined;
}

/** The id of anything else. Throws a RangeError where it is too long: all that stands in it is ours, so that is our own fault. */
export function writeCustomId(...[kind, ...rest]: readonly [string, ...(string | number)[]]): string {
  return within([kind, ...rest].join("/"));
}

/** The same, with a context before it. */
export function writeIdIn(context: string | undefined, ...parts: readonly (string | number)[]): string {
  return within(inContext(parts.join("/"), context));
}

function within(id: string): string {
  if (id.length > limits.customId) throw new RangeError(`an id of ${id.length} signs: ${id.slice(0, 80)}`);
  return id;
}

const whole = /^\d{1,4}$/;
const token = /^[A-Za-z0-9_-]{1,64}$/;

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && whole.test(text) ? Number(text) : undefined;
}

function readPressId(text: string, chosen: string | undefined): CustomId | undefined {
  const press = readPress(text);
  if (press === undefined || chosen === undefined) return press === undefined ? undefined : { does: "press", press };
  return press.does === "ask" ? { does: "press", press: { ...press, about: [...press.about, chosen] } } : undefined;
}

type Rest = readonly string[];
type Read = (rest: Rest, chosen: string | undefined) => CustomId | undefined;

function ofToken(read: (token: string, rest: Rest) => CustomId | undefined): Read {
  return ([first = "", ...rest]) => (token.test(first) ? read(first, rest) : undefined);
}

const readers: Readonly<Record<string, Read>> = {
  p: ([n, ...rest], chosen) => (numberOf(n) === undefined ? undefined : readPressId(rest.join("/"), chosen)),
  x: ([n, sum = ""], chosen) =>
    numberOf(n) === undefined || !token.test(sum) ? undefined : { does: "kept", sum, ...(chosen === undefined ? {} : { chosen }) },
  y: ([n, sum = ""]) => (numberOf(n) === undefined || !token.test(sum) ? undefined : { does: "sure", sum }),
  t: ([page]) => {
    const n = numberOf(page);
    return n === undefined ? undefined : { does: "turn", page: n };
  },
  w: ([page, ...rest]) => {
    const n = numberOf(page);
    return n === undefined || rest.length === 0 ? undefined : { does: "whole", page: n, card: rest.join("/") };
  },
  o: ofToken((id, [part]) => {
    const n = numberOf(part);
    return n === undefined ? undefined : { does: "open", token: id, part: n };
  }),
  f: ofToken((id, [part]) => {
    const n = numberOf(part);
    return n === undefined ? undefined : { does: "submit", token: id, part: n };
  }),
  s: ofToken((id, rest) => (rest.length > 0 ? undefined : { does: "send", token: id })),
  d: ofToken((id, [field, date = ""]) => {
    const n = numberOf(field);
    return n === undefined || !isDate(date) ? undefined : { does: "date", token: id, field: n, date };
  }),
  r: ofToken((id, [field, ...value]) => {
    const n = numberOf(field);
    return n === undefined || value.length === 0 ? undefined : { does: "mark", token: id, field: n, value: value.join("/") };
  }),
  v: ofToken((id, rest) => (rest.length === 0 ? undefined : { does: "visit", token: id, item: rest.join("/") })),
};

/** What the id of a pressed component wants (`values`: what was chosen, if it is a menu); undefined for ids that are not ours. Total. */
export function readCustomId(id: unknown, values?: readonly string[]): CustomId | undefined {
  if (typeof id !== "string") return undefined;
  const parts = /^(?:@([A-Za-z0-9_-]{1,64}) )?([a-z])\/([\s\S]+)$/.exec(id);
  const [, context, kind = "", rest = ""] = parts ?? [];
  const read = Object.hasOwn(readers, kind) ? readers[kind]?.(rest.split("/"), values?.[0]) : undefined;
  if (read === undefined || (values !== undefined && values.length === 0)) return undefined;
  return context === undefined ? read : { ...read, context };
}
