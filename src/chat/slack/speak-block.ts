import type { types } from "@slack/bolt";
import { say } from "#locale/say.ts";
import type { Block, Button, Card } from "#talk/card.ts";
import type { Line } from "#talk/line.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { isLink, plain, plainLine, richLine } from "./mrkdwn.ts";
import { blockId, buttonValue, pickId } from "./press.ts";
import { type Pen, drawLines, drawQuiet, group, isLook } from "./speak-lines.ts";
import { drawOptions, listed } from "./speak-options.ts";
import type { Group } from "./speak-pages.ts";

function drawButton({ press, label, look, sure }: Button, { words, next }: Pen): types.Button {
  const style = look === undefined ? {} : { style: look === "go" ? ("primary" as const) : ("danger" as const) };
  const text = plain(label, limits.buttonText);
  const ask = sure === undefined ? {} : { confirm: confirmOf({ label, sure, words, style }) };
  return { type: "button", action_id: `p${next()}`, text, value: buttonValue(press), ...style, ...ask };
}

type Sure = { readonly label: string; readonly sure: string; readonly words: Words; readonly style: Pick<types.Confirm, "style"> };

function confirmOf({ label, sure, words, style }: Sure): types.Confirm {
  return {
    title: plain(label, limits.confirmTitle),
    text: plain(sure, limits.confirmText, true),
    confirm: plain(label, limits.confirmButton),
    deny: plain(say(words.language, "page.act.cancel"), limits.confirmButton),
    ...style,
  };
}

function linkButton({ label, url }: { readonly label: string; readonly url: string }, pen: Pen): readonly types.Button[] {
  return isLink(url) ? [{ type: "button", action_id: `p${pen.next()}`, text: plain(label, limits.buttonText), url }] : [];
}

/** Buttons in rows of as many as a block holds. */
export function drawActs(buttons: readonly Button[], pen: Pen, link?: { readonly label: string; readonly url: string }): readonly Group[] {
  const drawn = [...buttons.map((one) => drawButton(one, pen)), ...(link === undefined ? [] : linkButton(link, pen))];
  const rows = Array.from({ length: Math.ceil(drawn.length / limits.actions) }, (_, n) => n * limits.actions);
  return rows.map((from) =>
    group([{ type: "actions", block_id: blockId(pen.next(), pen.key), elements: drawn.slice(from, from + limits.actions) }], 0, true),
  );
}

/**
 * Lines with a button: beside them where they are plain, under them where struck words, a time or a link must show. Bold alone gives way to
 * the place beside.
 */
function drawBeside(lines: readonly Line[], button: Button, pen: Pen): readonly Group[] {
  const said = lines.map((line) => plainLine(line, pen.words)).join("\n");
  const looks = lines.some((line) =>
    line.some((span) => span.is === "time" || (isLook(span) && !("look" in span && span.look === "strong"))),
  );
  if (!looks && said.trim() !== "" && said.length <= limits.section) {
    const text = plain(said, limits.section, true);
    const accessory = drawButton(button, pen);
    return [group([{ type: "section", block_id: blockId(pen.next(), pen.key), text, accessory }], lines.length)];
  }
  const all = drawLines(lines, pen);
  const acts = drawActs([button], pen).flatMap((one) => one.blocks);
  const last = all.at(-1);
  return last === undefined ? [group(acts)] : [...all.slice(0, -1), group([...last.blocks, ...acts], last.lines)];
}

function drawPick({ ask, about, label, options }: Extract<Block, { is: "pick" }>, pen: Pen): readonly Group[] {
  if (options.length === 0) return [];
  const menu: types.StaticSelect = {
    type: "static_select",
    action_id: pickId(`p${pen.next()}`, ask, about),
    placeholder: plain(label, limits.placeholder),
    ...listed(drawOptions(options)),
  };
  return [group([{ type: "actions", block_id: blockId(pen.next(), pen.key), elements: [menu] }], 0, true)];
}

/** Somebody's words, set apart. */
function drawQuote(text: string, pen: Pen): readonly Group[] {
  const elements = richLine([{ is: "said", text }], pen.words);
  return elements.length === 0 ? [] : [group([{ type: "rich_text", elements: [{ type: "rich_text_quote", elements: [...elements] }] }], 1)];
}

function drawTitle(text: string): readonly Group[] {
  return text.trim() === "" ? [] : [group([{ type: "header", text: plain(text, limits.header) }], 0, true)];
}

/** One part of a card as blocks of Slack. */
function drawBlock(block: Block, pen: Pen): readonly Group[] {
  switch (block.is) {
    case "title":
      return drawTitle(block.text);
    case "quiet":
      return drawQuiet(block.lines, pen);
    case "lines":
      return block.button === undefined ? drawLines(block.lines, pen) : drawBeside(block.lines, block.button, pen);
    case "quote":
      return drawQuote(block.text, pen);
    case "acts":
      return drawActs(block.buttons, pen, block.link);
    case "pick":
      return drawPick(block, pen);
    default:
      return [group([{ type: "divider" }])];
  }
}

/** A card as groups of blocks, from top to bottom. */
export function drawCard({ blocks }: Card, pen: Pen): readonly Group[] {
  return blocks.flatMap((block) => drawBlock(block, pen));
}
