type Rule = readonly [what: RegExp, stays: string | ((all: string, ...groups: string[]) => string)];

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The sign behind `&lt;` or `&#60;`: whoever shows the text may read it once more, so it is read here. */
function signOf(_all: string, name: string): string {
  const known = entities[name.toLowerCase()];
  if (known !== undefined) return known;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

/** A link goes up to a space or a bracket; what closes a sentence behind it is not its. */
const link = '[^\\s<>"„“”«»]*[^\\s<>"„“”«».,;:!?\'’)\\]}]';

/** Signs that are seen by nobody but change what is: first, so that they hide nothing from the rules below. */
const unseen: readonly Rule[] = [
  [/\r\n?|[\u0085\u2028\u2029]/gu, "\n"],
  [/[\t\v\f]/gu, " "],
  // Joiners and the look of an emoji stay where an emoji is.
  [
    /(?=[^\p{L}\p{N}\p{P}\n ])(?!(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d\p{Extended_Pictographic})(?!(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{DI}]/gu,
    "",
  ],
  [/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos|nbsp);/giu, signOf],
];

/** Slack's and Discord's own marks, and HTML. */
const marked: readonly Rule[] = [
  [/<(?:[a-z][a-z0-9+.-]*:|\/\/|www\.)[^|<>\n]*\|([^<>\n]*)>/giu, "$1"],
  [/<[@#!][^<>\n]*>/gu, ""],
  [/<a?:\w+:\d+>|<t:-?\d+(?::\w)?>/giu, ""],
  [/<(script|style)\b[^<>]*>[^<]*<\/\1\s*>/giu, ""],
  [/<!--[^<>]*-->|<[a-z/!?][^<>]*>/giu, ""],
  // What is not closed in its line could be by what is put behind it.
  [/<(?=[\p{L}/@#!?:][^<>\n]*(?:[<\n]|$))/gu, ""],
];

const linked: readonly Rule[] = [
  [/!?\[([^[\]\n]*)\]\(\s*[^\s()]*(?:\([^\s()]*\)[^\s()]*)*(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/gu, "$1"],
  [/(?:javascript|vbscript)\s*:\S*|(?<![\p{L}\p{N}])(?:data|blob):\S+/giu, ""],
  [new RegExp(`[a-z][a-z0-9+.-]{0,30}:/{2}(?:${link})?`, "giu"), ""],
  [new RegExp(`(?<![\\p{L}\\p{N}])(?:https?|mailto|file|tel|sms|slack|discord|tg|skype)\\s?:(?=\\S)${link}`, "giu"), ""],
  [new RegExp(`(?<![\\p{L}\\p{N}])www\\.${link}`, "giu"), ""],
  [new RegExp(`(?<![:\\p{L}\\p{N}])//(?=[\\p{L}\\p{N}-]+\\.)${link}`, "giu"), ""],
  [/[\p{L}\p{M}\p{N}._%+'’=-]{0,64}[\p{L}\p{M}\p{N}_%+=-]@[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,9}/gu, ""],
  [new RegExp(`(?<![\\p{L}\\p{N}.@-])(?:[\\p{L}\\p{N}-]+\\.)+(?:\\p{L}{2,}|xn--[a-z0-9-]+)(?::\\d+)?/(?:${link})?`, "giu"), ""],
  [/(?<![\p{N}.])\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\/\S*/gu, ""],
];

/** Nobody is called by what a model says: those who stand for all fall away, of a name the sign does. */
const called: readonly Rule[] = [
  [/[@＠﹫]+(?:everyone|here|channel)(?![\p{L}\p{N}_])/giu, ""],
  [/[@＠﹫](?=everyone|here)/giu, ""],
  [/(?<![\p{L}\p{N}])[@＠﹫]+(?=[\p{L}\p{N}_!&])/gu, ""],
];

const decorated: readonly Rule[] = [
  [/`{3,}[\w+#-]*\n/gu, ""],
  [/`+|\*{2,}|_{2,}|~{2,}|\|{2,}/gu, ""],
  [/\\(?=[\\*_~`>#@|[\](){}.!-])/gu, ""],
  [/(?<![\p{L}\p{N}])([*_~])(?=[^\s*_~])([^*_~\n]*[^\s*_~])\1(?![\p{L}\p{N}])/gu, "$2"],
  [/^[^\S\n]*(?:(?:>+|#{1,6}|-#)[^\S\n]+|>+(?=[\p{L}>]))/gmu, ""],
  [/^[^\S\n]*(?:[-=*_][^\S\n]*){3,}$/gmu, ""],
  [/<\s*>|\(\s*\)|\[\s*\]/gu, ""],
];

const spaced: readonly Rule[] = [
  [/[^\S\n]+/gu, " "],
  [/ *\n */gu, "\n"],
  [/\n{3,}/gu, "\n\n"],
  [/ (?=[.,](?:\s|$))/gu, ""],
];

const rules = [...unseen, ...marked, ...linked, ...called, ...decorated, ...spaced];

function once(text: string): string {
  const plain = rules.reduce((at, [what, stays]) => (typeof stays === "string" ? at.replace(what, stays) : at.replace(what, stays)), text);
  return plain.normalize("NFC").trim();
}

/** More passes than any honest text needs; what still changes then is somebody's play, and says nothing. */
const mostPasses = 24;

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
  if (max < 1) return "";
  const room = text.slice(0, max - 1);
  const isWhole = /\s/u.test(text.charAt(max - 1));
  const space = isWhole ? room.length : room.search(/\s\S*$/u);
  // A single word that is longer than half of the room is cut inside, but not inside of a sign.
  const head = space > max / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/u, "");
  return `${head.replace(/[\s,;:–-]+$/u, "")}…`;
}

/**
 * What a model said, as plain text of at most `max` characters: without links, addresses, mentions, mark-up and signs that nobody sees; lines stay,
 * with at most one empty line between. Cleaned again it is the same.
 */
export function cleaned(text: string, max: number): string {
  return settled(cut(settled(text), max));
}
