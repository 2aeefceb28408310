import { expect } from "vitest";
import { limits } from "#chat/slack/limits.ts";
import { weight } from "#chat/slack/speak-pages.ts";
import { checkBlocks } from "../../../peers/slack/blocks-check.ts";
import { type Bag, bag, bags, isBag, text, textsIn } from "../../../peers/json.ts";
import { checkView } from "../../../peers/slack/view-check.ts";

function* objectsIn(value: unknown): Generator<Bag> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  else if (isBag(value)) {
    yield value;
    for (const one of Object.values(value)) yield* objectsIn(one);
  }
}

/** The only mark-up that may be sent: a time, with words around it in which no sign means anything. */
const timeOnly =
  /^<!date\^\d+\^[^<>|^{}&*_~`:@#]*\{(time|date_num\} \{time|date_short_pretty\} \{time)\}[^<>|^{}&*_~`:@#]*\|[^<>|&*_~`@]*>$/;
/** Elements by which a text would ring, lead somewhere or become a picture. */
const never: readonly unknown[] = ["user", "usergroup", "channel", "broadcast", "emoji", "markdown"];

function* unsafe(sent: unknown): Generator<unknown> {
  for (const one of objectsIn(sent)) {
    if (one["type"] === "mrkdwn" && !timeOnly.test(text(one["text"]))) yield one;
    if (one["type"] === "plain_text" && one["emoji"] !== false) yield one;
    if (never.includes(one["type"])) yield one;
  }
  for (const one of textsIn(sent)) if (!one.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(one)) yield one;
}

function richLength(block: Bag): number {
  return [...objectsIn(block["elements"])].reduce((sum, one) => sum + text(one["text"] ?? one["fallback"]).length, 0);
}

function tooRich(blocks: unknown): readonly Bag[] {
  return bags(blocks).filter((one) => one["type"] === "rich_text" && richLength(one) > limits.richText);
}

/** A message that Slack would take, in which nothing that people wrote is more than text. */
export function expectMessage({ blocks, text: said }: { readonly blocks: unknown; readonly text: string }): void {
  const faults = [...checkBlocks(blocks, "message", "/blocks"), ...tooRich(blocks), ...unsafe(blocks)];
  const fits = {
    weight: Math.max(0, weight(blocks) - limits.messageWeight),
    text: Math.max(0, said.length - limits.messageText),
    empty: said === "",
  };
  const plain = said.isWellFormed() && !/[<>]|&(?!amp;|lt;|gt;)/.test(said);
  expect({ faults, fits, plain }).toEqual({ faults: [], fits: { weight: 0, text: 0, empty: false }, plain: true });
}

/** A view that Slack would take, in which nothing that people wrote is more than text. */
export function expectView(view: unknown): void {
  checkView(view, bag(view)["type"] === "home" ? "home" : "modal");
  const faults = [...tooRich(bag(view)["blocks"]), ...unsafe(view)];
  expect(faults).toEqual([]);
}
