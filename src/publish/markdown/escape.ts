/** What can begin mark-up inside a line, in CommonMark, GitHub's dialect and the common mathematical one. */
const inline = /[\\`*_[\]<>&~|$#]/g;
/** What can begin a heading, list, quote, fence or rule at the start of a line. */
const atStart = /^(?:[-+=:>]|\d{1,9}(?=[.)]))/;
const edges = /^[ \t]+|[ \t]+$/g;
/** An empty comment: it shows as nothing, and no renderer sees an address, a name or a number across it. */
const nothing = "<!-- -->";

/** Breaks what renderers turn into links of their own accord: addresses, @names, #numbers and :pictures:. */
function withoutAutolinks(escaped: string): string {
  return escaped
    .replaceAll("@", `@${nothing}`)
    .replaceAll("://", `:${nothing}//`)
    .replaceAll(/(www)\./gi, `$1${nothing}.`)
    .replaceAll(/\\#(?=\d)/g, `\\#${nothing}`)
    .replaceAll(/:(?=[a-z0-9+-][a-z0-9_\\+-]*:)/gi, `:${nothing}`);
}

function escapeLine(line: string): string {
  const blank = (spaces: string) => spaces.replaceAll(" ", "&#32;").replaceAll("\t", "&#9;");
  const [lead = ""] = /^[ \t]*/.exec(line) ?? [];
  const rest = line.slice(lead.length);
  const start = rest.replace(atStart, (found) => (/\d/.test(found) ? `${found}\\` : `\\${found}`));
  const began = start.length - rest.length;
  const head = began > 0 ? start.slice(0, start.length - rest.length + (/^\d/.test(rest) ? (/^\d+/.exec(rest)?.[0].length ?? 0) : 1)) : "";
  const tail = rest.slice(began > 0 ? head.length - 1 : 0);
  const plain = tail.replaceAll(inline, "\\$&").replaceAll(edges, blank);
  return withoutAutolinks(`${blank(lead)}${head === "\\>" ? "\\>" : head}${plain}`);
}

/**
 * A text of a person as Markdown that shows letter for letter wherever it stands: in a paragraph, a heading, a list or a cell of a table. One
 * line comes out; line breaks become `<br>`. No mark-up, HTML, link, picture or mention in it works.
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll("\0", "\uFFFD").split(/\r\n|\r|\n/).map(escapeLine).join("<br>");
}
