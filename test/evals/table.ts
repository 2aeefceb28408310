import type { Language } from "#locale/languages.ts";
import type { HelpKind } from "#steps/help.ts";
import type { Missing } from "./cases.ts";
import type { Score, Stands } from "./score.ts";

/** What came of one case. `why`: the failure of a call that brought nothing. */
export type Result = {
  readonly name: string;
  readonly kind: HelpKind;
  readonly workshop: string;
  readonly language: Language;
  readonly byItself: boolean;
  readonly scores: readonly Score[];
  readonly stands: Stands;
  readonly tries: number;
  readonly tokens: { readonly input: number; readonly output: number };
  readonly ms: number;
  readonly why?: string;
};

/** Money for a million tokens. */
export type Prices = { readonly input: number; readonly output: number };

/** What the calls of one whole session cost: each kind at each of its places, where nobody has to ask for it. */
export type Whole = {
  readonly workshop: string;
  readonly language: Language;
  readonly calls: number;
  readonly tokens: Result["tokens"];
  readonly cost?: number;
};

export type Summary = {
  readonly told: string;
  readonly results: readonly Result[];
  readonly missing: readonly Missing[];
  readonly wholes: readonly Whole[];
  readonly passed: number;
  readonly total: number;
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function tokensOf(results: readonly Result[]): Result["tokens"] {
  return { input: sum(results.map((one) => one.tokens.input)), output: sum(results.map((one) => one.tokens.output)) };
}

function passedIn(results: readonly Result[]): readonly [passed: number, total: number] {
  const scores = results.flatMap((one) => one.scores);
  return [scores.filter((one) => one.faults.length === 0).length, scores.length];
}

/** Sessions by their workshop, with what they cost where prices are known. */
function wholesOf(results: readonly Result[], prices: Prices | undefined): readonly Whole[] {
  const own = results.filter((one) => one.byItself);
  return [...new Set(own.map((one) => one.workshop))].map((workshop) => {
    const calls = own.filter((one) => one.workshop === workshop);
    const tokens = tokensOf(calls);
    const cost = prices === undefined ? {} : { cost: (tokens.input * prices.input + tokens.output * prices.output) / 1_000_000 };
    return { workshop, language: calls[0]?.language ?? "en", calls: calls.length, tokens, ...cost };
  });
}

/** Adds up; `whole`: all kinds were tried, so that a session can be said to cost so much. */
export function summaryOf(
  { told, results, missing }: Pick<Summary, "told" | "results" | "missing">,
  { prices, whole }: { readonly prices: Prices | undefined; readonly whole: boolean },
): Summary {
  const [passed, total] = passedIn(results);
  return { told, results, missing, wholes: whole ? wholesOf(results, prices) : [], passed, total };
}

function padded(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? "")].length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(" | ")} |`;
  const [head = [], ...rest] = rows;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...rest.map(line)];
}

function failedIn(results: readonly Result[]): string {
  const names = results.flatMap((one) => one.scores.filter((score) => score.faults.length > 0).map((score) => score.name));
  return [...new Set(names)].map((name) => `${name}${times(names.filter((one) => one === name).length)}`).join(", ");
}

function times(count: number): string {
  return count === 1 ? "" : ` ×${count}`;
}

function rowOf(results: readonly Result[]): readonly string[] {
  const [passed, total] = passedIn(results);
  const { input, output } = tokensOf(results);
  const pieces = sum(results.map((one) => one.stands.pieces));
  const stand = sum(results.map((one) => one.stands.stand));
  return [
    results[0]?.kind ?? "",
    results[0]?.language ?? "",
    String(results.length),
    `${passed}/${total}`,
    pieces === 0 ? "–" : `${stand}/${pieces}`,
    String(input),
    String(output),
    String(Math.round(sum(results.map((one) => one.ms)) / results.length)),
    failedIn(results),
  ];
}

const head = ["kind", "language", "cases", "scores", "pieces that stand", "tokens in", "tokens out", "ms a case", "failed"];

/** So many faults of one score are told. */
const mostFaults = 3;

function detail({ name, scores, why }: Result): readonly string[] {
  return scores
    .filter((one) => one.faults.length > 0 && !one.faults.includes("nothing to look at"))
    .map(({ name: score, faults }) => {
      const more = faults.length > mostFaults ? ` (and ${faults.length - mostFaults} more)` : "";
      const call = score === "answered" && why !== undefined ? ` (${why})` : "";
      return `- ${name}: ${score}: ${faults.slice(0, mostFaults).join("; ")}${more}${call}`;
    });
}

function wholeLine({ workshop, language, calls, tokens, cost }: Whole): string {
  const money = cost === undefined ? "" : `, cost ${cost.toFixed(4)} in the money of the prices`;
  return `- ${workshop} (${language}): ${calls} calls, ${tokens.input} tokens in, ${tokens.output} out${money}`;
}

/** The summary for people to read. */
export function tableOf({ told, results, missing, wholes, passed, total }: Summary): string {
  const groups = Map.groupBy(results, (one) => `${one.kind} ${one.language}`);
  const rows = [...groups.values()].toSorted((a, b) => ((a[0]?.kind ?? "") < (b[0]?.kind ?? "") ? -1 : 1)).map(rowOf);
  const details = results.flatMap(detail);
  return [
    told,
    "",
    ...padded([head, ...rows]),
    ...(missing.length === 0 ? [] : ["", "Without a case:"]),
    ...missing.map(({ kind, workshop, why }) => `- ${kind} ${workshop}: ${why}`),
    ...(details.length === 0 ? [] : ["", "What failed:", ...details]),
    ...(wholes.length === 0
      ? []
      : ["", "One whole session, each help that comes by itself once at each of its places:", ...wholes.map(wholeLine)]),
    "",
    `${passed} of ${total} scores, ${total === 0 ? 0 : ((passed / total) * 100).toFixed(1)} %`,
  ].join("\n");
}
