import { parseArgs } from "node:util";
import { createAssistant } from "#assist/assistant.ts";
import { objectIn } from "#assist/lenient.ts";
import type { Model, Said } from "#assist/model.ts";
import { type Language, languages } from "#locale/languages.ts";
import { helpKinds, type HelpKind } from "#steps/help.ts";
import { type Case, type Cases, casesOf } from "./cases.ts";
import { type Environment, listening, modelOf } from "./model.ts";
import { scoresOf, standing } from "./score.ts";
import { type Prices, type Result, summaryOf, tableOf } from "./table.ts";

type Options = { readonly kind: HelpKind | undefined; readonly language: Language | undefined; readonly json: boolean };

/** What a command line asks for. Throws what is to be told. */
function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: { kind: { type: "string" }, language: { type: "string" }, json: { type: "boolean" } },
  });
  const kind = helpKinds.find((one) => one === values.kind);
  const language = languages.find((one) => one === values.language);
  if (values.kind !== undefined && kind === undefined) throw new Error(`--kind is one of ${helpKinds.join(", ")}.`);
  if (values.language !== undefined && language === undefined) throw new Error(`--language is one of ${languages.join(", ")}.`);
  return { kind, language, json: values.json === true };
}

function pricesOf({ OPENAI_PRICE_IN: input, OPENAI_PRICE_OUT: output }: Environment): Prices | undefined {
  if (!input && !output) return undefined;
  const prices = { input: Number(input), output: Number(output) };
  if (!input || !output || !(prices.input >= 0) || !(prices.output >= 0))
    throw new Error("OPENAI_PRICE_IN and OPENAI_PRICE_OUT are numbers, money for a million tokens, and go together.");
  return prices;
}

function lastOutput(heard: readonly Said[]) {
  const last = heard.findLast((one) => one.is === "said");
  return last === undefined ? undefined : objectIn(last.text);
}

/** Asks what a case wants, as the product would, and judges the answer, also one that the product would give up. */
async function tried(one: Case, model: Model): Promise<Result> {
  const { model: heard, heard: said } = listening(model);
  const assistant = createAssistant(heard);
  const { name, kind, workshop, language, byItself, session, want, at, names } = one;
  const request = assistant.request(session, want, { at, names });
  if (request === undefined) throw new Error(`${name}: there is nothing to be asked`);
  const before = performance.now();
  const answer = await assistant.ask(request, new AbortController().signal);
  const ms = performance.now() - before;
  const turns = said();
  const given = { output: lastOutput(turns), tries: turns.length };
  return {
    name,
    kind,
    workshop,
    language,
    byItself,
    ms,
    tries: turns.length,
    tokens: answer.tokens,
    scores: scoresOf(one, given, assistant),
    stands: standing(one, given, assistant),
    ...(answer.is === "failed" ? { why: answer.why } : {}),
  };
}

function chosen({ cases, missing }: Cases, kind: HelpKind | undefined): Cases {
  const isMeant = (one: { readonly kind: HelpKind }) => kind === undefined || one.kind === kind;
  return { cases: cases.filter(isMeant), missing: missing.filter(isMeant) };
}

async function run({ kind, language, json }: Options, env: Environment, write: (text: string) => void): Promise<0 | 1> {
  const prices = pricesOf(env);
  const { model, told, close } = await modelOf(env);
  try {
    const { cases, missing } = chosen(await casesOf(language === undefined ? languages : [language]), kind);
    const results: Result[] = [];
    // One after the other: how long a call takes is told, and a server at home has one place.
    for (const one of cases) results.push(await tried(one, model));
    const summary = summaryOf({ told, results, missing }, { prices, whole: kind === undefined });
    write(json ? JSON.stringify(summary, null, 2) : tableOf(summary));
    return results.some((one) => one.scores.some((score) => score.structural && score.faults.length > 0)) ? 1 : 0;
  } finally {
    await close();
  }
}

/**
 * Runs every prompt over its cases. Answers with the exit code: 0, or 1 where something could not be used at all (no answer, wrong shape, lost or
 * invented ids, a blocked replacement), 2 where it was called wrongly. Weaker answers only lower the score.
 */
export async function evals(argv: readonly string[], env: Environment, write: (text: string) => void): Promise<0 | 1 | 2> {
  try {
    const options = optionsOf(argv);
    return await run(options, env, write);
  } catch (error) {
    write(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
