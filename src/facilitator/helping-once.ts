import type { Clock } from "#lib/clock.ts";
import { hashToken } from "#lib/ids.ts";
import type { Json } from "#lib/json.ts";
import type { Act } from "#session/command.ts";
import type { Facilitator } from "./handle.ts";
import type { People } from "./ports.ts";
import type { Assistant, HelpAnswer, HelpCall, HelpEnd, HelpRequest, Helps, HelpWant, HelpWorld } from "./ports-help.ts";
import type { Standing } from "./shelf.ts";

export type HelpOncePorts = {
  readonly assistant: Assistant;
  readonly helps: Helps;
  readonly facilitator: Pick<Facilitator, "look" | "handle">;
  readonly people: Pick<People, "people">;
  readonly clock: Clock;
  /** tokens that one session may cost */
  readonly budget: number;
};

/** So often one help is asked for before it is left; a refusal is an answer, and is not argued with. */
const mostTries = 3;
/** So many failures one behind the other, and help switches itself off. */
const mostFailures = 3;
const againMs = 20_000;

/** What a suggestion made of this help is called: the same help brought twice is one suggestion. */
export function suggestionId({ key }: Pick<HelpWant, "key">): string {
  return `h.${hashToken(key).slice(0, 20)}`;
}

/** Tokens that a session has cost so far. */
export function spentOn(calls: readonly HelpCall[]): number {
  return calls.reduce((sum, { tokens }) => sum + tokens.input + tokens.output, 0);
}

/** Failures one behind the other, newest first, since help was switched on; what was broken off because it was late is none. */
export function failuresInARow(calls: readonly HelpCall[], since: number): number {
  const told = calls.filter((one) => one.at >= since && one.state !== "asked" && one.why !== "cancelled");
  const good = told.findIndex((one) => one.state === "answered");
  return good < 0 ? told.length : good;
}

/** When this help may be asked for: 0 at once, null never (again). */
export function dueAt(want: HelpWant, calls: readonly HelpCall[]): number | null {
  const own = calls.filter((one) => one.key === want.key);
  if (own.some((one) => one.state === "answered" && one.made !== undefined)) return null;
  const failed = own.filter((one) => one.state === "failed" && one.why !== "cancelled");
  const [last] = failed;
  if (last === undefined) return 0;
  if (failed.length >= mostTries || last.why === "refused") return null;
  return last.retryAt ?? last.at + againMs * 2 ** (failed.length - 1);
}

type Now = { readonly standing: Standing; readonly calls: readonly HelpCall[] };

async function act({ facilitator, clock }: HelpOncePorts, { tenant, id }: Standing, command: { readonly id: string; readonly act: Act }) {
  return facilitator.handle(tenant, id, { id: command.id, at: clock.now(), actor: { kind: "model" }, acts: [command.act] });
}

/** Help stops by itself where it has cost what it may, or failed too often; a facilitator can switch it on again. Answers whether it stopped. */
export async function stopped(ports: HelpOncePorts, { standing, calls }: Now): Promise<boolean> {
  const { since } = standing.session.help;
  const dear = spentOn(calls) >= ports.budget;
  if (!dear && failuresInARow(calls, since) < mostFailures) return false;
  const because = dear ? "budget" : "failures";
  await act(ports, standing, { id: `help.off.${since}`, act: { do: "set-help", on: false, because } });
  return true;
}

async function worldOf({ people, clock }: HelpOncePorts, { tenant, session }: Standing): Promise<HelpWorld> {
  const known = await people.people(tenant, Object.keys(session.people));
  return { at: clock.now(), names: new Map(known.map((one) => [one.id, one.name])) };
}

/** The same question was answered before: it costs nothing. Else it is noted before it is asked, so that a crash cannot hide what it cost. */
async function answerTo(ports: HelpOncePorts, { standing, want, request, signal }: Asking): Promise<HelpAnswer & { readonly id: string }> {
  const { helps, assistant, clock } = ports;
  const { tenant, id: session } = standing;
  const at = clock.now();
  const id = `${suggestionId(want)}.${at}`;
  const { kind, digest, sent } = request;
  const known = await helps.outputOf(tenant, digest);
  const none = { input: 0, output: 0 };
  await helps.begin(tenant, session, { id, key: want.key, kind, step: want.step, at, digest, state: "asked", tokens: none, sent });
  if (known !== undefined && request.check(known).length === 0) return { id, is: "answered", output: known, tokens: none };
  return { id, ...(await assistant.ask(request, signal)) };
}

type Asking = { readonly standing: Standing; readonly want: HelpWant; readonly request: HelpRequest; readonly signal: AbortSignal };

function endOf(answer: HelpAnswer): HelpEnd {
  if (answer.is === "answered") return { state: "answered", tokens: answer.tokens, output: answer.output };
  const { why, tokens, retryAt } = answer;
  return { state: "failed", why, tokens, ...(retryAt === undefined ? {} : { retryAt }) };
}

/** What came back is suggested to the session as it stands now, which may have gone on meanwhile: then it is nobody's business any more. */
async function suggested(ports: HelpOncePorts, { standing, want, request }: Asking, output: Json): Promise<Pick<HelpEnd, "made" | "left">> {
  const id = suggestionId(want);
  const { pieces: all, left } = request.pieces(id, output);
  const pieces = all.map(({ acts, ...piece }) => ({ ...piece, acts: [...acts] }));
  const { kind: help, step, part, asked } = want;
  const done = await act(ports, standing, { id, act: { do: "suggest", id, help, step, part, asked, pieces } });
  const stands = done.ok ? (done.standing.session.suggestions.find((one) => one.id === id)?.pieces.length ?? 0) : 0;
  return { made: stands, left: left + pieces.length - stands };
}

/** Whether texts of the session were erased or struck while the model was at it: what it made of them goes nowhere. */
async function wasWiped({ helps }: HelpOncePorts, { tenant, id }: Standing, call: string): Promise<boolean> {
  return (await helps.ofSession(tenant, id)).some((one) => one.id === call && one.sent === "");
}

/**
 * Asks for one help and brings what can be suggested of it. Nobody waits for it. Rejects with `Unreachable` while the database is away; whatever the
 * model does is an answer. False where there was nothing to be asked.
 */
export async function helpOnce(ports: HelpOncePorts, standing: Standing, want: HelpWant, signal: AbortSignal): Promise<boolean> {
  const { helps, assistant, facilitator } = ports;
  const { tenant, id: session } = standing;
  const now = (await facilitator.look(tenant, session)) ?? standing;
  const request = assistant.request(now.session, want, await worldOf(ports, now));
  if (request === undefined) return false;
  const asking = { standing: now, want, request, signal };
  const { id, ...answer } = await answerTo(ports, asking);
  await helps.end(tenant, session, id, endOf(answer));
  if (answer.is === "failed" || (await wasWiped(ports, now, id))) return true;
  const made = await suggested(ports, asking, answer.output);
  await helps.end(tenant, session, id, { ...endOf(answer), ...made });
  return true;
}

/** A call that a crash left open: what it cost is not known, so what was sent counts. */
export async function closeLost({ helps }: HelpOncePorts, { tenant, id }: Standing, call: HelpCall): Promise<void> {
  const tokens = { input: Math.ceil(call.sent.length / 3), output: 0 };
  await helps.end(tenant, id, call.id, { state: "failed", why: "away", tokens });
}
