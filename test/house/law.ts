/** One room of the house (architecture.md, "Rooms"). `name` ends with `/*` where every folder inside is a room of its own. */
export type Room = {
  readonly name: string;
  /** "above": part of the ordered list; "edge": may import every room above, never another edge. */
  readonly kind: "above" | "edge";
  /** Pure rooms are told the time, ids and chance; they never look for them. */
  readonly pure: boolean;
  /** May import what Node itself brings (`node:…`). */
  readonly node: boolean;
  /** npm packages it may import; "own" = any that no other room imports. */
  readonly npm: readonly string[] | "own";
};

function above(name: string, npm: readonly string[], pure = true): Room {
  return { name, kind: "above", pure, node: false, npm };
}

function edge(name: string, npm: Room["npm"]): Room {
  return { name, kind: "edge", pure: false, node: true, npm };
}

/** The rooms in order: each may import only those above it. */
export const rooms: readonly Room[] = [
  { ...above("lib", ["pino", "temporal-polyfill"], false), node: true },
  above("talk", ["zod"]),
  above("locale", ["zod", "intl-messageformat"]),
  above("journey", ["zod"]),
  above("steps", ["zod"]),
  above("playbook", ["zod"]),
  above("session", ["zod"]),
  above("report", ["zod"]),
  above("facilitator", [], false),
  edge("chat/*", "own"),
  edge("assist", ["openai", "zod"]),
  edge("publish/*", "own"),
  edge("store", ["kysely", "pg", "@electric-sql/pglite", "pg-boss", "zod"]),
  edge("cli", ["commander", "yaml", "prom-client", "zod"]),
];

/** The one package that everybody may share; every other lives in one room. */
export const shared: readonly string[] = ["zod"];

/** Of `lib`, pure rooms see only these. */
export const pureLib: readonly string[] = ["src/lib/time.ts", "src/lib/never.ts"];

/** The only file that knows all names, so the only one that may import the edges. */
export const wire = "src/cli/wire.ts";

/** Package → the only file that may import it. */
export const onlyIn: Readonly<Record<string, string>> = { "temporal-polyfill": "src/lib/time.ts" };

/** The only reader of `process.env`. */
export const envReader = "src/cli/config.ts";

/** What pure rooms do not name: globals as they stand, members as `object.member`. */
export const impureNames: readonly string[] = ["Date", "crypto", "process", "Math.random", "Temporal.Now"];

/** What may lie at the top of the tree, beside dotfiles and what git ignores. */
export const topEntries: readonly string[] = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "src",
  "prompts",
  "test",
  "docs",
  "README.md",
];
export const ignoredEntries: readonly string[] = ["node_modules", "out"];
