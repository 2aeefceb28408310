import type { Talk } from "#facilitator/talk.ts";
import type { Block, Button, Wanted } from "#talk/card.ts";
import type { Line } from "#talk/line.ts";

type Told = Pick<Talk, "name">;

function length({ name }: Told, line: Line): number {
  return line.reduce((sum, span) => sum + (span.is === "person" ? name(span.id).length : span.is === "time" ? 20 : span.text.length), 0);
}

function faultsOfButtons(buttons: readonly Button[]): readonly string[] {
  return buttons.flatMap(({ label, press }) => {
    const ids = press.does === "ask" ? press.about : Object.values(press.fields);
    return [
      ...(label.length === 0 || label.length > 24 ? [`button of ${label.length}: ${label}`] : []),
      ...ids.filter((id) => id.length > 75).map((id) => `press about ${id}`),
    ];
  });
}

function faultsOfBlock(talk: Told, block: Block): readonly string[] {
  switch (block.is) {
    case "title":
      return block.text.length === 0 || block.text.length > 150 ? [`title of ${block.text.length}`] : [];
    case "lines":
    case "quiet": {
      const size = block.lines.reduce((sum, line) => sum + length(talk, line) + 1, 0);
      const empty = block.lines.length === 0 || block.lines.some((line) => length(talk, line) === 0);
      const broken = block.lines.flat().some((span) => "text" in span && (span.text === "" || span.text.includes("\n")));
      const button = block.is === "lines" && block.button !== undefined ? faultsOfButtons([block.button]) : [];
      return [
        ...(size > 2900 ? [`${block.is} of ${size}`] : []),
        ...(empty ? ["an empty line"] : []),
        ...(broken ? ["a broken line"] : []),
        ...button,
      ];
    }
    case "quote":
      return block.text.length === 0 || block.text.length > 2900 ? [`quote of ${block.text.length}`] : [];
    case "acts":
      return [...(block.buttons.length > 5 ? [`${block.buttons.length} buttons in a row`] : []), ...faultsOfButtons(block.buttons)];
    case "pick": {
      const values = block.options.map((one) => one.value);
      const odd = block.options.filter(({ value, label }) => value === "" || value.length > 75 || label === "" || label.length > 75);
      return [
        ...(block.options.length === 0 || block.options.length > 100 ? [`${block.options.length} options`] : []),
        ...(new Set(values).size === values.length ? [] : ["two options of one value"]),
        ...odd.map(({ value, label }) => `option ${value}: ${label}`),
      ];
    }
    default:
      return [];
  }
}

/** What no platform could hold among the cards of a place, each with its key. */
export function faultsOf(talk: Told, cards: readonly Wanted[]): readonly string[] {
  const keys = cards.map((card) => card.key);
  const each = cards.flatMap((card) => {
    const lines = card.blocks.filter((block) => block.is === "lines").length;
    const titles = card.blocks.filter((block) => block.is === "title").length;
    return [
      ...card.blocks.flatMap((block) => faultsOfBlock(talk, block)),
      ...(card.blocks.length === 0 ? ["nothing"] : []),
      ...(card.title.length === 0 || card.title.length > 150 ? [`a title of ${card.title.length}`] : []),
      ...(titles > 1 ? [`${titles} titles`] : []),
      ...(lines > 25 ? [`${lines} blocks of lines`] : []),
    ].map((fault) => `${card.key}: ${fault}`);
  });
  return new Set(keys).size === keys.length ? each : [...each, `a key twice: ${keys.join(" ")}`];
}
