import { parseAst } from "vitest/node";

/** What the law needs to know of one file: where its imports point, and the globals and members that it names. */
export type Read = { readonly imports: readonly string[]; readonly names: readonly string[] };

type Node = { readonly type: string; readonly [key: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

function text(node: unknown, key: "name" | "value"): string | undefined {
  const value = isNode(node) ? node[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

const importing = ["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration", "ImportExpression", "TSImportType"];

/** Type imports, re-exports and `import()` count as well; an `import()` of something computed is read as "(computed)". */
function importsOf(node: Node): readonly string[] {
  if (!importing.includes(node.type) || !isNode(node["source"])) return [];
  return [text(node["source"], "value") ?? "(computed)"];
}

/** "object.key"; of `globalThis` only the key, since that is the global itself. */
function member(object: unknown, key: string | undefined): string {
  const name = text(object, "name") ?? "?";
  return name === "globalThis" ? (key ?? "?") : `${name}.${key ?? "?"}`;
}

function takenApart(pattern: unknown, object: unknown): readonly string[] {
  if (!isNode(pattern) || pattern.type !== "ObjectPattern") return [];
  return (pattern["properties"] as readonly Node[]).map((property) => member(object, text(property["key"], "name")));
}

/** `object.key`, `object["key"]`, `type Object.Key` and `const { key } = object`. */
function membersOf(node: Node): readonly string[] {
  switch (node.type) {
    case "MemberExpression":
      return [member(node["object"], text(node["property"], node["computed"] === true ? "value" : "name"))];
    case "TSQualifiedName":
      return [member(node["left"], text(node["right"], "name"))];
    case "VariableDeclarator":
      return takenApart(node["id"], node["init"]);
    default:
      return [];
  }
}

/** Places where an identifier is only a label: a key, a member's name, the far side of an import. */
const labels: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ["property"],
  Property: ["key"],
  PropertyDefinition: ["key"],
  MethodDefinition: ["key"],
  TSPropertySignature: ["key"],
  TSMethodSignature: ["key"],
  TSQualifiedName: ["right"],
  ImportSpecifier: ["imported"],
};

function isLabel(parent: Node, key: string): boolean {
  return parent["computed"] !== true && (labels[parent.type] ?? []).includes(key);
}

function childrenOf(node: Node): readonly Node[] {
  return Object.entries(node).flatMap(([key, value]) => (isLabel(node, key) ? [] : [value].flat().filter(isNode)));
}

function walk(node: Node): readonly Node[] {
  return [node, ...childrenOf(node).flatMap(walk)];
}

/** Reads one TypeScript source. Throws when it cannot be parsed. */
export function read(source: string): Read {
  const nodes = walk(parseAst(source, { lang: "ts" }) as unknown as Node);
  const globals = nodes.flatMap((node) => (node.type === "Identifier" ? [text(node, "name") ?? "?"] : []));
  return { imports: nodes.flatMap(importsOf), names: [...new Set([...globals, ...nodes.flatMap(membersOf)])] };
}
