import type { IdeaView } from "#steps/view.ts";
import { type Block, type Button, type Card, asks, sends } from "#talk/card.ts";
import { isRefusal, refuse } from "#talk/refusal.ts";
import { said } from "#talk/line.ts";
import { acts, pick, quiet } from "../cards/blocks.ts";
import { codesLine } from "../cards/slips.ts";
import { told } from "../cards/words.ts";
import type { PostedForm } from "../hear/posted.ts";
import type { Talk } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { ownItem } from "./collect.ts";
import { type Placed, at, brief, cardOf, partAt, placed } from "./kit.ts";
import { itemText } from "./question.ts";

/** Up to so many lines stand with their buttons; more are chosen from. */
const shownAtOnce = 8;

function changing({ talk, part }: Placed<"collect">, item: IdeaView): readonly Button[] {
  const change = asks(talk.say("page.act.edit"), "edit", [part.step, String(part.part), item.id]);
  const fields = { ...at(part), item: item.id };
  const back = { ...sends(talk.say("ask.take-back"), "remove", fields), sure: talk.say("card.sure-remove") };
  const park = sends(talk.say(item.parked ? "page.act.unpark" : "page.act.park"), "park", { ...fields, on: item.parked ? "no" : "yes" });
  return part.phase === "input" ? [change, back] : [change, park];
}

function itemBlocks(here: Placed<"collect">, item: IdeaView): readonly Block[] {
  const { talk } = here;
  if (item.struck !== null) return quiet(told(talk, "talk.struck", { reason: brief(item.struck, 200) }));
  const text = [said(brief(itemText(talk, item.values), 600))];
  return [{ is: "lines", lines: [text, codesLine(talk, item.values)].filter((line) => line.length > 0) }, ...acts(changing(here, item))];
}

/** One's own lines, each with change and take back: only the author sees them before the reveal. */
const mine: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "collect", "step");
    if (isRefusal(here)) return here;
    const { part, view } = here;
    const hidden = part.revealed && !part.hiddenAgain ? [] : quiet(told(talk, "talk.only-you"));
    const undo = part.canUndo && part.phase === "input" ? acts([sends(talk.say("page.act.undo"), "control:undo", at(part))]) : [];
    const named = view.mine.map((item) => ({ value: item.id, label: itemText(talk, item.values) || (item.struck ?? "") }));
    const all =
      view.mine.length > shownAtOnce
        ? pick({ ask: "mine-one", about: [part.step, String(part.part)], label: talk.say("ask.which") }, named)
        : view.mine.flatMap((item) => itemBlocks(here, item));
    const none = view.mine.length === 0 ? quiet(told(talk, "page.state.empty-lines")) : [];
    return cardOf("mine", talk.say("page.mine"), [...hidden, ...none, ...all, ...undo]);
  },
};

const mineOne: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "collect", "step");
    if (isRefusal(here)) return here;
    const item = ownItem(talk, on);
    return isRefusal(item) ? item : cardOf("mine-one", talk.say("page.mine"), itemBlocks(here, item));
  },
};

type Unsigned = { readonly step: string; readonly part: string; readonly item: string; readonly receipt: string };

function unsignedActs(talk: Talk, { step, part, item, receipt }: Unsigned): readonly Button[] {
  const change = asks(talk.say("page.act.edit"), "edit", [step, part, item, receipt]);
  const back = sends(talk.say("ask.take-back"), "remove", { step, part, item, receipt });
  return [change, { ...back, sure: talk.say("card.sure-remove") }];
}

/** One unsigned line, by the receipt that its button carries. */
const unsigned: Ask = {
  open(talk, on) {
    const here = placed(talk, on, "collect", "step");
    if (isRefusal(here)) return here;
    const [step = "", part = "", receipt = "", item = ""] = on;
    if (receipt === "" || item === "") return refuse("item.unknown");
    const buttons = unsignedActs(talk, { step, part, item, receipt });
    return cardOf("unsigned", talk.say("card.unsigned-mine"), [...quiet(told(talk, "ask.kept-unsigned")), ...acts(buttons)]);
  },
};

function linesSent(sent: PostedForm): readonly string[] {
  return (sent.get("f.text") ?? [])
    .flatMap((one) => one.split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Once unsigned lines were kept: the buttons that can change them, which nobody else has. Undefined for any other form. */
export function unsignedAnswer(talk: Talk, sent: PostedForm): Card | undefined {
  const text = (name: string): string => sent.get(name)?.[0] ?? "";
  const receipt = text("receipt");
  if (text("form") !== "add-lines" || text("anonymous") !== "yes" || receipt === "") return undefined;
  const [step, part] = [text("step"), text("part")];
  if (partAt(talk, [step, part]) === undefined) return undefined;
  const items = linesSent(sent).map((line, n) => ({ item: `${text("nonce")}.${n + 1}`, line }));
  const options = items.map(({ item, line }) => ({ value: item, label: line }));
  const blocks =
    items.length > shownAtOnce
      ? pick({ ask: "unsigned", about: [step, part, receipt], label: talk.say("ask.which") }, options)
      : items.flatMap(({ item, line }): readonly Block[] => [
          { is: "lines", lines: [[said(brief(line, 600))]] },
          ...acts(unsignedActs(talk, { step, part, item, receipt })),
        ]);
  return cardOf(`unsigned/${text("nonce")}`, talk.say("card.unsigned-mine"), [...quiet(told(talk, "ask.kept-unsigned")), ...blocks]).card;
}

export const ownAsks = { mine, "mine-one": mineOne, unsigned } as const;
