/** An element of a page with everything in it; texts are decoded. */
export type Element = {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly inside: (Element | string)[];
};

const tags = /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const pairs = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const single = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: "\u00a0" };

function decoded(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(pairs)].map(([, name = "", double, once, bare]) => [name.toLowerCase(), decoded(double ?? once ?? bare ?? "")]),
  );
}

/** Reads a page as our own pages are written: every element that is opened is closed, and no text holds a bare "<". */
export function readPage(html: string): Element {
  const root: Element = { tag: "", attributes: new Map(), inside: [] };
  const open: Element[] = [root];
  let at = 0;
  for (const match of html.matchAll(tags)) {
    const here = open.at(-1) ?? root;
    const [whole, end, name = "", rest = ""] = match;
    if (match.index > at) here.inside.push(decoded(html.slice(at, match.index)));
    at = match.index + whole.length;
    const tag = name.toLowerCase();
    if (tag === "") continue;
    if (end === "/") {
      const depth = open.findLastIndex((one) => one.tag === tag);
      if (depth > 0) open.splice(depth);
      continue;
    }
    const element: Element = { tag, attributes: attributesIn(rest), inside: [] };
    here.inside.push(element);
    if (!single.has(tag) && !rest.endsWith("/")) open.push(element);
  }
  root.inside.push(decoded(html.slice(at)));
  return root;
}

/** What nobody sees, whatever they open: patterns of the page's script, and what it keeps back. */
function isOutOfSight({ tag, attributes }: Element): boolean {
  return tag === "template" || tag === "script" || tag === "style" || attributes.has("hidden");
}

/** The elements in it that somebody can come to, from top to bottom, with those that they stand in (the nearest last). */
export function* within(
  element: Element,
  around: readonly Element[] = [],
): Generator<{ readonly one: Element; readonly around: readonly Element[] }> {
  for (const one of element.inside) {
    if (typeof one === "string" || isOutOfSight(one)) continue;
    yield { one, around };
    yield* within(one, [...around, one]);
  }
}

export function elementsIn(element: Element, ...named: readonly string[]): readonly Element[] {
  return [...within(element)].flatMap(({ one }) => (named.includes(one.tag) ? [one] : []));
}

export function has(element: Element, cls: string): boolean {
  return (element.attributes.get("class") ?? "").split(" ").includes(cls);
}

/** What is to be read in it. */
export function textIn(element: Element): string {
  const pieces = element.inside.map((one) => (typeof one === "string" ? one : isOutOfSight(one) ? "" : ` ${textIn(one)} `));
  return pieces.join("").replaceAll(/\s+/g, " ").trim();
}
