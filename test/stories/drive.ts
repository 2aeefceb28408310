import { parseInstant } from "#lib/time.ts";
import { actsOf, type Move } from "../../src/cli/workshop/moves.ts";
import { hostOf as hostIn, planOf, type Stage } from "../../src/cli/workshop/plan.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";
import { begin, confirm, endInput, refusedToClose, skip, waive } from "./carry-on.ts";
import { propose, rate } from "./decisions.ts";
import { answer, rest } from "./findings.ts";
import { type Actor, ask, type Hall, open, send } from "./hall.ts";
import { add, keep, merge, vote } from "./ideas.ts";
import { liveNames } from "./names.ts";
import { type Of, type Run, type Task, type Watch, by, hostOf } from "./run.ts";
import { sheet } from "./sheets.ts";

type Doing = (run: Run, tasks: readonly Task[]) => Promise<number>;

function single<Does extends Task["act"]["do"]>(does: (run: Run, task: Task & { readonly act: Of<Does> }) => Promise<unknown>): Doing {
  return async (run, [task]) => {
    if (task !== undefined) await does(run, task as Task & { readonly act: Of<Does> });
    return 1;
  };
}

async function decideOn(run: Run, task: Task & { readonly act: Of<"keep"> }): Promise<void> {
  await endInput(run, task.act);
  const sent = await keep(run, task);
  if (!sent.kept) throw new Error(`nothing was kept: ${sent.says}`);
}

/** How each act of a script comes about by hand: each takes as many of the next tasks as are done in one go. */
const doings: { readonly [Does in Task["act"]["do"]]?: Doing } = {
  add,
  vote,
  rate,
  propose,
  "add-row": sheet,
  set: sheet,
  order: sheet,
  merge: single<"merge">(merge),
  keep: single<"keep">(decideOn),
  answer: single<"answer">(answer),
  rest: single<"rest">(rest),
  skip: single<"skip">(skip),
  waive: single<"waive">(waive),
  "end-input": single<"end-input">((run, { act }) => endInput(run, act)),
  confirm: single<"confirm">((run, { act }) => confirm(run, act)),
};

async function perform(run: Run, tasks: readonly Task[]): Promise<void> {
  let left = tasks;
  while (left.length > 0) {
    const doing = doings[left[0]?.act.do ?? "wake"];
    if (doing === undefined) throw new Error(`nobody knows how to ${left[0]?.act.do ?? ""} by hand`);
    left = left.slice(await doing(run, left));
  }
}

/** The moves as tasks. What is known only once the session has come so far is asked of it then. */
async function tasksOf(run: Run, moves: readonly Move[]): Promise<readonly Task[]> {
  const keys = new Map([...run.script.people.keys()].map((key) => [run.names.person(key), key]));
  const session = await run.hall.look();
  return moves.flatMap((move) => actsOf(move, session).map((act) => ({ by: keys.get(run.names.live(move.by)) ?? run.host, act })));
}

async function performAll(run: Run, moves: readonly Move[]): Promise<void> {
  let plain: Move[] = [];
  const flush = async () => {
    await perform(run, await tasksOf(run, plain));
    plain = [];
  };
  for (const move of moves) {
    // What depends on the session is looked up when everything before it is done.
    if (typeof move.acts === "function") await flush();
    plain.push(move);
    if (typeof move.acts === "function") await flush();
  }
  await flush();
}

/** What must be refused is tried by hand too: what is kept at its form, or else where it is to be closed; and the step stays open. */
async function tryOut(run: Run, moves: readonly Move[]): Promise<void> {
  const [first, ...more] = await tasksOf(run, moves);
  if (first?.act.do !== "keep" || more.some((one) => one.act.do !== "confirm"))
    throw new Error("only a choice of what is kept is tried out by hand");
  await endInput(run, first.act);
  const sent = await keep(run, first as Task & { readonly act: Of<"keep"> });
  run.refused.push(sent.kept ? await refusedToClose(run, first.act) : sent.says);
  await hostOf(run).hands.close();
}

/** Somebody joins by the button of the first card; answers with the id that they have from then on. */
export async function comesIn(who: Actor, role: "observer" | "participant"): Promise<string> {
  const before = new Set(Object.keys((await who.hall.look()).people));
  await open(who, ask("join"));
  await send(who, { role: [role] });
  await who.hands.close();
  const id = Object.keys((await who.hall.look()).people).find((one) => !before.has(one));
  if (id === undefined) throw new Error(`${who.key} has not come in`);
  return id;
}

async function join(run: Run, key: string): Promise<void> {
  const role = run.script.people.get(key)?.role === "observer" ? "observer" : "participant";
  run.names.bind(run.names.person(key), await comesIn(by(run, key), role));
}

/** Holds a workshop as its script tells it, through the hands of its people. Answers with what each refusal that was to come has said. */
export async function drive(script: Script, hall: Hall, watch: Watch = {}): Promise<readonly string[]> {
  const names = liveNames();
  const host = hostIn(script);
  const run: Run = { hall, script, names, host, later: new Map(), watch, refused: [] };
  await hall.start(script);
  const [first] = Object.keys((await hall.look()).people);
  names.bind(names.person(host), first ?? "");
  for (const key of script.people.keys()) if (key !== host) await join(run, key);
  await begin(run);
  const startedAt = parseInstant(script.startedAt ?? "") ?? (await hall.look()).about.startedAt;
  const plan = (): readonly Stage[] => planOf(script, { names, startedAt, receipt: () => "receipt" });
  for (const place of plan().keys()) {
    if (place === 0) continue;
    // Made anew for each step, since it then holds the ids of everything that is there.
    const stage = plan()[place];
    if (stage === undefined) continue;
    await watch.begins?.(stage.step);
    await performAll(run, stage.before);
    for (const trial of stage.trials) await tryOut(run, trial.moves);
    await performAll(run, stage.after);
  }
  await hall.settle();
  return run.refused;
}
