import { z } from "zod";
import { refusedAt } from "#facilitator/asks/refused-at.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import type { Refusal } from "#talk/refusal.ts";
import { limits } from "./limits.ts";
import type { FormMeta } from "./meta.ts";
import { cut, sendable } from "./mrkdwn.ts";
import { fieldOf } from "./speak-field.ts";
import { nothingChosen } from "./speak-options.ts";

const Chosen = z.object({ value: z.string() });
const Answer = z.object({
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_date: z.string().nullish(),
});
const Values = z.record(z.string(), z.record(z.string(), Answer));
type Answer = z.infer<typeof Answer>;

/** What an input holds; nothing where nothing was written, chosen or ticked. */
function said(answer: Answer): readonly string[] {
  if (answer.selected_options !== undefined) return (answer.selected_options ?? []).map((one) => one.value);
  const chosen = answer.selected_option?.value;
  const held = chosen === nothingChosen ? "" : (chosen ?? answer.selected_date ?? answer.value ?? "");
  return held === "" ? [] : [held];
}

type Parts = ReadonlyMap<string, readonly string[]>;

function isFilled(given: readonly string[]): boolean {
  return given.some((one) => one.trim() !== "");
}

/** Of a list and a text, the one that stood empty at first counts when both are filled. */
function suggested(parts: Parts): readonly string[] {
  const picked = parts.get("pick") ?? [];
  const first = parts.get("typed-first");
  if (first !== undefined) return isFilled(picked) ? picked : first;
  const typed = parts.get("typed") ?? [];
  return isFilled(typed) ? typed : picked;
}

function valueOf(parts: Parts): readonly string[] {
  if (parts.has("pick") || parts.has("typed") || parts.has("typed-first")) return suggested(parts);
  const value = parts.get("v") ?? [];
  if (parts.has("unit")) return isFilled(value) ? [...value, ...(parts.get("unit") ?? [])] : [];
  return [...value, ...(parts.get("on") ?? [])];
}

/**
 * A sent form as `facilitator/hear` reads it: `view.state.values` of its last page, what was typed on others, and what its metadata carries. A
 * field that was shown and left empty is an empty list. Total: what is not an answer to our inputs is left out.
 */
export function readView(values: unknown, meta: FormMeta): PostedForm {
  const long = new Map(Object.entries(meta.long).map(([field, all]) => [field, new Map(Object.entries(all))]));
  const here = [...answers(values)].map(([field, parts]) => {
    return [field, valueOf(parts).map((one) => long.get(field)?.get(one) ?? one)] as const;
  });
  return sentForm(meta, { ...meta.typed, ...Object.fromEntries(here) });
}

function answers(values: unknown): ReadonlyMap<string, Parts> {
  const found = new Map<string, Map<string, readonly string[]>>();
  for (const [block, actions] of Object.entries(Values.safeParse(values).data ?? {})) {
    // None of our inputs comes back without an answer of some kind.
    if (Object.keys(actions).length === 0) continue;
    const parts = found.get(fieldOf(block)) ?? new Map<string, readonly string[]>();
    for (const [part, answer] of Object.entries(actions)) parts.set(part, [...(parts.get(part) ?? []), ...said(answer)]);
    found.set(fieldOf(block), parts);
  }
  return found;
}

const Drawn = z.object({ blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })) });

function inputsOf(view: unknown): readonly string[] {
  const blocks = Drawn.safeParse(view).data?.blocks ?? [];
  return blocks.flatMap((one) => (one.type === "input" && one.block_id !== undefined ? [one.block_id] : []));
}

/**
 * A refusal as `response_action: errors` carries it: the id of an input to what stands under it, the first where the refusal concerns the whole
 * form. `view` is the one that was sent. Undefined for a view without inputs: there the refusal needs a view of its own.
 */
export function errorsOf(refusal: Refusal, view: unknown, text: string): Readonly<Record<string, string>> | undefined {
  const inputs = inputsOf(view);
  const field = refusedAt(
    inputs.map((block) => ({ id: fieldOf(block) })),
    refusal,
  );
  const place = inputs.find((block) => fieldOf(block) === field) ?? inputs[0];
  return place === undefined ? undefined : { [place]: cut(sendable(text), limits.inputLabel) };
}
