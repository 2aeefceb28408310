import type { APIButtonComponent, APIButtonComponentWithCustomId, APIComponentInMessageActionRow } from "discord.js";
import { ButtonStyle, ComponentType } from "discord.js";
import type { Block, Button, Card } from "#talk/card.ts";
import type { Line } from "#talk/line.ts";
import { limits } from "./limits.ts";
import type { Words } from "#facilitator/doors/speaking.ts";
import { drawLine, headingOf, isLink, plain, quietLine, quoted } from "./markdown.ts";
import { type Keeping, sumOf, writeIdIn, writePressId } from "./press.ts";
import { drawOptions, menusOf } from "./speak-options.ts";
import { type Group, componentGroup, textGroup } from "./speak-pages.ts";

/** What a message is drawn with: the words, the context of its ids, numbers for what can be pressed, and what has to be kept beside it. */
export type Pen = {
  readonly words: Words;
  readonly context?: string | undefined;
  readonly next: () => number;
  readonly keep: Keeping[];
};

/** A pen for one message. Numbers begin at `from`. */
export function penFor(words: Words, context?: string, from = 0): Pen {
  let n = from;
  return { words, context, next: () => n++, keep: [] };
}

const styles = { go: ButtonStyle.Success, danger: ButtonStyle.Danger } as const;

function keptId(pen: Pen, { press, label, look, sure }: Button): string {
  const kept = {
    press: press.does === "ask" ? { ...press, about: [...press.about] } : { ...press, fields: { ...press.fields } },
    label,
    ...(look === undefined ? {} : { look }),
    ...(sure === undefined ? {} : { sure }),
  };
  const sum = sumOf(kept);
  pen.keep.push({ sum, kept });
  return writeIdIn(pen.context, "x", pen.next(), sum);
}

/** The id of a button: what it does, or, where that is too long or to be asked about once more, what it is kept by. */
function buttonId(button: Button, pen: Pen): string {
  if (button.sure !== undefined) return keptId(pen, button);
  return writePressId(button.press, pen.next(), pen.context) ?? keptId(pen, button);
}

/** A button with an id that is made already. */
export function plainButton(label: string, id: string, look?: "go" | "danger"): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: look === undefined ? ButtonStyle.Secondary : styles[look],
    label: plain(label, limits.buttonText),
    custom_id: id,
  };
}

function drawButton(button: Button, pen: Pen): APIButtonComponentWithCustomId {
  return plainButton(button.label, buttonId(button, pen), button.look);
}

type Link = { readonly label: string; readonly url: string };

/** A button that leads to an address; none for what Discord takes for no address. */
export function linkButton({ label, url }: Link): readonly APIButtonComponent[] {
  return isLink(url) ? [{ type: ComponentType.Button, style: ButtonStyle.Link, label: plain(label, limits.buttonText), url }] : [];
}

/** Buttons, or a menu, in rows of as many as one holds. */
export function rowsOf(drawn: readonly APIComponentInMessageActionRow[]): readonly Group[] {
  const rows = Array.from({ length: Math.ceil(drawn.length / limits.rowButtons) }, (_, n) => n * limits.rowButtons);
  return rows.map((from) =>
    componentGroup({ type: ComponentType.ActionRow, components: drawn.slice(from, from + limits.rowButtons) }, 0, true),
  );
}

/** Buttons in rows; a link stands last. */
export function drawActs(buttons: readonly Button[], pen: Pen, link?: Link): readonly Group[] {
  return rowsOf([...buttons.map((one) => drawButton(one, pen)), ...(link === undefined ? [] : linkButton(link))]);
}

function drawLines(lines: readonly Line[], pen: Pen): readonly Group[] {
  const pack = pen.next();
  return lines.flatMap((line) => {
    const text = drawLine(line, pen.words).trimEnd();
    return text.trim() === "" ? [] : [textGroup(text, pack, { lines: 1 })];
  });
}

/** Lines with a button: beside them, or under them where they are too long to stand or fall as one. */
function drawBeside(lines: readonly Line[], button: Button, pen: Pen): readonly Group[] {
  const all = drawLines(lines, pen);
  const content = all.map((one) => (one.is === "text" ? one.text : "")).join("\n");
  if (all.length === 0 || content.length > limits.line) return [...all, ...drawActs([button], pen)];
  const text = { type: ComponentType.TextDisplay, content } as const;
  return [componentGroup({ type: ComponentType.Section, components: [text], accessory: drawButton(button, pen) }, all.length)];
}

function drawPick({ ask, about, label, options }: Extract<Block, { is: "pick" }>, pen: Pen): readonly Group[] {
  const press = { does: "ask", ask, about } as const;
  return menusOf(drawOptions(options), label).flatMap((menu) => {
    const id = buttonId({ press, label }, pen);
    return rowsOf([{ type: ComponentType.StringSelect, custom_id: id, placeholder: menu.label, options: [...menu.options] }]);
  });
}

function drawQuiet(lines: readonly Line[], pen: Pen): readonly Group[] {
  const pack = pen.next();
  return lines.flatMap((line) => {
    const text = quietLine(line, pen.words);
    return text === "" ? [] : [textGroup(text, pack, { lines: 1 })];
  });
}

function oneText(text: string, pen: Pen, stays: boolean): readonly Group[] {
  return text === "" ? [] : [textGroup(text, pen.next(), { lines: stays ? 0 : 1, stays })];
}

/** One part of a card as groups. */
function drawBlock(block: Block, pen: Pen): readonly Group[] {
  switch (block.is) {
    case "title":
      return oneText(headingOf(block.text), pen, true);
    case "quiet":
      return drawQuiet(block.lines, pen);
    case "lines":
      return block.button === undefined ? drawLines(block.lines, pen) : drawBeside(block.lines, block.button, pen);
    case "quote":
      return oneText(quoted(block.text), pen, false);
    case "acts":
      return drawActs(block.buttons, pen, block.link);
    case "pick":
      return drawPick(block, pen);
    default:
      return [componentGroup({ type: ComponentType.Separator })];
  }
}

/** A card as groups, from top to bottom. */
export function drawCard({ blocks }: Card, pen: Pen): readonly Group[] {
  return blocks.flatMap((block) => drawBlock(block, pen));
}
