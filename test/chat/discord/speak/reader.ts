/*
 * Discord's mark-up as its clients read it, in the order in which they try its rules: written anew here from what its documentation and its
 * clients show, so that a drawing is not judged by the rules it was drawn by.
 */

/** What a reader sees of a text, and what in it is more than text. */
export type Seen = { readonly text: string; readonly uses: readonly string[] };

type Rule = { readonly name: string; readonly pattern: RegExp; readonly shows: (found: RegExpExecArray) => string };

const none = () => "";
const rules: readonly Rule[] = [
  { name: "escape", pattern: /\\([^0-9A-Za-z\s])/y, shows: (found) => found[1] ?? "" },
  { name: "time", pattern: /<t:-?\d{1,17}(?::[tTdDfFsSR])?>/y, shows: () => "⏱" },
  { name: "mention", pattern: /<(?:@[!&]?|#)\d+>|<\/[^>]+:\d+>|<id:\w+>|@(?:everyone|here)/y, shows: none },
  { name: "emoji", pattern: /<a?:\w+:\d+>|:[^\s:]+?:/y, shows: none },
  { name: "link", pattern: /\[((?:\\.|[^\]\\])*)\]\(<(https?:\/\/[^\s>]+)>\)/y, shows: (found) => seen(found[1] ?? "").text },
  { name: "address", pattern: /<?(?:https?|steam|discord|mailto):\/{0,2}[^\s<>]+>?|discord(?:app)?\.(?:gg|com|me)\/?\S*/iy, shows: none },
  { name: "code", pattern: /`/y, shows: none },
  { name: "strong", pattern: /\*\*/y, shows: none },
  { name: "struck", pattern: /~~/y, shows: none },
  { name: "mark", pattern: /[*_~|]/y, shows: none },
];
const starts: readonly Rule[] = [
  { name: "heading", pattern: /\s*#{1,3} /y, shows: none },
  { name: "small", pattern: /\s*-# /y, shows: none },
  { name: "quote", pattern: /\s*>(?:>>)? /y, shows: none },
  { name: "list", pattern: /\s*(?:[-*+]|\d+[.)]) /y, shows: none },
];

function tried(all: readonly Rule[], text: string, at: number): readonly [Rule, RegExpExecArray] | undefined {
  for (const rule of all) {
    rule.pattern.lastIndex = at;
    const found = rule.pattern.exec(text);
    if (found !== null) return [rule, found];
  }
  return undefined;
}

/** Reads a text as a client of Discord does. Nothing that is more than text is missed; what is drawn by several rules is told by each. */
export function seen(text: string): Seen {
  const uses: string[] = [];
  let shown = "";
  for (let at = 0; at < text.length; ) {
    const fresh = at === 0 || text.charAt(at - 1) === "\n" || uses.at(-1) === `start ${at}`;
    const found = (fresh ? tried(starts, text, at) : undefined) ?? tried(rules, text, at);
    if (found === undefined) {
      shown += text.charAt(at);
      at += 1;
      continue;
    }
    const [rule, [whole]] = [found[0], found[1]];
    shown += rule.shows(found[1]);
    at += whole.length;
    if (rule.name !== "escape") uses.push(rule.name);
    if (starts.includes(rule)) uses.push(`start ${at}`);
  }
  return { text: shown, uses: uses.filter((use) => !use.startsWith("start ")) };
}
