/** What can begin mark-up anywhere in a line, in CommonMark, GitHub's dialect and the common mathematical one. */
const inline = /[\\`*_[\]<>&~|$#]/g;
/** What can begin a list, a rule, a table's delimiter or an underlined heading at the start of a line. */
const atStart = /^[-+=:]/;
const numberAtStart = /^(\d{1,9})(?=[.)])/;
const parts = /^([ \t]*)(.*?)([ \t]*)$/s;
/** An empty comment: it shows as nothing, and no renderer sees an address, a name or a number across it. */
const nothing = "<!-- -->";

/** Breaks what renderers turn into links and pictures of their own accord: addresses, @names, #numbers and :names: of emoji. */
function withoutAutolinks(escaped: string): string {
  return escaped
    .replaceAll("@", `@${nothing}`)
    .replaceAll("://", `:${nothing}//`)
    .replaceAll(/(www)\./gi, `$1${nothing}.`)
    .replaceAll(/\\#(?=\d)/g, `\\#${nothing}`)
    .replaceAll(/:(?=[a-z0-9+-][a-z0-9+\\_-]*:)/gi, `:${nothing}`);
}

function blank(spaces: string): string {
  return spaces.replaceAll(" ", "&#32;").replaceAll("\t", "&#9;");
}

function escapeLine(line: string, begins: boolean): string {
  const [, lead = "", body = "", trail = ""] = parts.exec(line) ?? [];
  const within = body.replaceAll(inline, "\\$&");
  const escaped = begins ? within.replace(atStart, "\\$&").replace(numberAtStart, "$1\\") : within;
  return `${blank(lead)}${withoutAutolinks(escaped)}${blank(trail)}`;
}

/** A text that stands inside a line of our own and keeps its spaces at either end; of one line. */
export function escapeInside(text: string): string {
  return withoutAutolinks(text.replaceAll(inline, "\\$&"));
}

/**
 * A text of a person as Markdown that shows letter for letter wherever it stands: in a paragraph, a heading, a list or a cell of a table. One
 * line comes out; line breaks become `<br>`. No mark-up, HTML, link, picture or mention in it works.
 */
export function escapeMarkdown(text: string): string {
  return escapeFrom(text, true);
}

/** The same for a text that never begins a line: in a cell, a heading, or behind other words. Lists and rules cannot begin there. */
export function escapeWithin(text: string): string {
  return escapeFrom(text, false);
}

function escapeFrom(text: string, begins: boolean): string {
  return text
    .replaceAll("\0", "\uFFFD")
    .split(/\r\n|\r|\n/)
    .map((line, place) => escapeLine(line, begins && place === 0))
    .join("<br>");
}
