import { type Refusal, refuse } from "#talk/refusal.ts";
import type { Posted } from "./posted.ts";

type Raw = { readonly [key: string]: unknown };
type At = { readonly step: string; readonly part: number };
type Kind = "at" | "step" | "part?" | "on" | "minutes" | "reason" | "nonce" | "text";

/** What each act on the session as a whole reads of its form. `at`: step and part; names with kind `text` are taken as they are. */
const table: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  begin: {},
  done: { at: "at", on: "on" },
  "end-input": { at: "at" },
  confirm: { at: "at" },
  undo: { at: "at" },
  "more-time": { minutes: "minutes" },
  pause: {},
  resume: {},
  "go-to": { step: "step", part: "part?" },
  skip: { step: "step", why: "reason" },
  waive: { at: "at", rule: "text", why: "reason" },
  "set-role": { person: "text", role: "text" },
  "remove-person": { person: "text" },
  "join-people": { person: "text", into: "text" },
  away: { person: "text", on: "on" },
  "set-zone": { zone: "text" },
  "take-over": {},
  "set-pace": { pace: "text" },
  "take-in": { late: "text" },
  "strike-text": { id: "text", reason: "reason" },
  "still-true": { step: "step", item: "text" },
  note: { on: "text", id: "nonce", text: "text" },
  "accept-action": { item: "text" },
  "answer-offer": { offer: "text", answer: "text" },
  "set-help": { on: "on" },
  "ask-help": { at: "at", id: "nonce", help: "text", text: "text" },
  "answer-suggestion": { suggestion: "text", piece: "text", answer: "text" },
};

/** Those that are acts within a part: they stand in the facilitator's menu as well as at their item. */
const inPart: Readonly<Record<string, (said: Posted, at: At) => Raw>> = {
  settle: (said, at) => ({ do: "settle", ...at, item: said.text("item"), reason: said.reason("reason") }),
  strike: (said, at) => ({ do: "strike", ...at, item: said.text("item"), reason: said.reason("reason") }),
  park: (said, at) => ({ do: "park", ...at, item: said.text("item"), on: said.yes("on") }),
};

/** Form names of the acts on the session as a whole. */
export const controls: readonly string[] = [...Object.keys(table), ...Object.keys(inPart)].map((name) => `control:${name}`);

function read(kind: Kind, name: string, said: Posted, at: At): Raw {
  switch (kind) {
    case "at":
      return at;
    case "step":
      return { step: at.step };
    case "part?":
      return said.has("part") ? { part: at.part } : {};
    case "on":
      return { [name]: said.yes(name) };
    case "minutes":
      return { [name]: said.whole(name) };
    case "reason":
      return { [name]: said.reason(name) };
    case "nonce":
      return { [name]: said.nonce };
    default:
      return { [name]: said.text(name) };
  }
}

/** An act on the session as a whole, from a form named `control:<act>` with plain fields. */
export function readControl(act: string, said: Posted, at: At): readonly Raw[] | Refusal {
  if (Object.hasOwn(inPart, act)) return [inPart[act]?.(said, at) ?? {}];
  if (!Object.hasOwn(table, act)) return refuse("act.unknown");
  const fields = Object.entries(table[act] ?? {}).map(([name, kind]) => read(kind, name, said, at));
  return [Object.assign({ do: act }, ...fields) as Raw];
}
