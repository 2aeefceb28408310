import type { Json } from "#lib/json.ts";

/** No honest answer comes near it. */
const longest = 400_000;

function tryParse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The end of the object or list that begins at `from`, by its brackets; -1 where it never ends. */
function endOf(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === "\\") at += 1;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "{" || sign === "[")) depth += 1;
    else if (!quoted && (sign === "}" || sign === "]")) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/**
 * The JSON object in what a model said: the text itself, or the first whole object in it (inside a code fence, behind "Here you are:").
 * Undefined where there is none. A server that knows no schemas answers like this.
 */
export function objectIn(text: string): Json | undefined {
  if (text.length > longest) return undefined;
  const whole = tryParse(text.trim());
  if (whole !== undefined) return typeof whole === "object" ? whole : undefined;
  // A few beginnings are tried, not every brace: a hostile answer could hold nothing else.
  let from = text.indexOf("{");
  for (let tries = 0; from >= 0 && tries < 5; tries += 1) {
    const end = endOf(text, from);
    const found = end < 0 ? undefined : tryParse(text.slice(from, end + 1));
    if (found !== undefined) return found;
    from = text.indexOf("{", from + 1);
  }
  return undefined;
}
