/** Signs that are not seen but change what is: controls, marks of direction, what joins or parts words without width. */
const unseen = /(?![\n\r\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What falls away, and what stays of it; in this order, again and again until nothing changes. */
const rules: readonly (readonly [what: RegExp, stays: string])[] = [
  [unseen, ""],
  [/\r\n?/gu, "\n"],
  // Slack's and Discord's own marks: people, channels, roles, everybody, emoji, dates; a link with its words.
  [/<(?:https?|mailto)[^|<>\n]*\|([^<>\n]*)>/giu, "$1"],
  [/<[@#!][^<>\n]{0,200}>/gu, ""],
  [/<a?:[\w~]{1,64}:\d{1,30}>/gu, ""],
  [/<t:-?\d+(?::\w)?>/gu, ""],
  [/<\/?[a-z!][^<>]{0,500}>/giu, ""],
  [/!?\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)/gu, "$1"],
  [/(?:https?|ftp|file|wss?|data|javascript|vbscript|mailto|tel|slack|discord)\s*:\s*(?:\/\/)?[^\s<>"')\]]+/giu, ""],
  [/\/\/[\p{L}\p{N}-]+\.[^\s<>"')\]]+/giu, ""],
  [/\bwww\.[^\s<>"')\]]+/giu, ""],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, ""],
  [
    /\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|io|eu|ee|lt|lv|fi|de|uk|ru|info|app|dev|gg|me|co|link|xyz|ly)(?![\p{L}\p{N}])(?:\/[^\s<>"')\]]*)?/giu,
    "",
  ],
  [/(?<![\p{L}\p{N}])[@＠]+(?=[\p{L}\p{N}!])/gu, ""],
  [/```[\w-]*\n?/gu, ""],
  [/\*{2,}|~{2,}|`/gu, ""],
  [/(?<![\p{L}\p{N}])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\p{L}\p{N}])/gu, ""],
  [/^[ \t]*(?:#{1,6}|>+)[ \t]+/gmu, ""],
  [/[<>]/gu, ""],
  [/[ \t]+/gu, " "],
  [/ *\n */gu, "\n"],
  [/\n{3,}/gu, "\n\n"],
];

function once(text: string): string {
  return rules.reduce((at, [what, stays]) => at.replace(what, stays), text).trim();
}

/** More passes than any text needs; what still changes then is somebody's play, and says nothing. */
const mostPasses = 20;

function settled(text: string): string {
  let at = text;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = once(at);
    if (next === at) return at;
    at = next;
  }
  return "";
}

function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, Math.max(0, max - 1)).replace(/[\uD800-\uDBFF]$/u, "");
  const space = head.search(/\s\S*$/u);
  return `${(space > head.length / 2 ? head.slice(0, space) : head).trimEnd()}…`;
}

/**
 * What a model said, as plain text of at most `max` characters: no link, no address, no mention, no mark-up, nothing unseen. Cleaned again it is
 * the same.
 */
export function cleaned(text: string, max: number): string {
  return settled(cut(settled(text), max));
}
