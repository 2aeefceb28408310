import type { Session } from "#session/state.ts";
import { act, ask, press, send, tap, textOf, until } from "./hall.ts";
import { type At, type Of, type Run, type Task, by, hostOf } from "./run.ts";

const lead = ask("lead");

function standing({ steps }: Session, { step, part }: At) {
  const at = steps.find((one) => one.id === step);
  return { step: at, part: at?.parts[part] };
}

function where({ step, part }: At): Readonly<Record<string, string>> {
  return { step, part: String(part) };
}

/** The facilitator goes on with what rests. */
async function resume(run: Run): Promise<void> {
  await tap(hostOf(run), act("control:resume"), (session) => session.paused === null, { by: lead });
}

/** The facilitator begins, for all who came. */
export async function begin(run: Run): Promise<void> {
  await tap(hostOf(run), act("control:begin"), (session) => session.status === "running", { by: lead });
}

async function sayDone(run: Run, at: At, key: string): Promise<void> {
  const id = run.names.person(key);
  await tap(by(run, key), act("control:done", { ...where(at), on: "yes" }), (session) => {
    const { step, part } = standing(session, at);
    return session.done.has(id) || part?.phase !== "input" || step?.part !== at.part;
  });
}

/** Everybody but the facilitator says "done", then the facilitator ends what all wrote or voted. */
export async function endInput(run: Run, at: At): Promise<void> {
  const open = async () => {
    const session = await run.hall.look();
    return standing(session, at).part?.phase === "input" && standing(session, at).step?.status === "open";
  };
  const others = [...run.script.people].filter(([key, one]) => key !== run.host && one.role === "participant").map(([key]) => key);
  for (const key of others) if (await open()) await sayDone(run, at, key);
  if (!(await open())) return;
  await run.watch.waits?.(at);
  await tap(hostOf(run), act("control:end-input", where(at)), (session) => standing(session, at).part?.phase !== "input", { by: lead });
}

/** The facilitator's yes that closes a part, whatever is still in its way; and a session that rests after it goes on. */
export async function confirm(run: Run, at: At): Promise<void> {
  const host = hostOf(run);
  await run.watch.closes?.(at);
  for (;;) {
    const session = await run.hall.look();
    const { step, part } = standing(session, at);
    if (session.status !== "published" && (step?.status !== "open" || step.part !== at.part || part?.phase === "closed")) break;
    if (session.status === "published") return;
    await host.hands.close();
    await press(host, lead);
    const yes = act("control:confirm", where(at));
    const end = act("control:end-input", where(at));
    await until(
      async () => (await host.hands.finds(yes)) || (await host.hands.finds(end)),
      () => `nothing carries ${at.step} on`,
    );
    const next = (await host.hands.finds(yes)) ? yes : end;
    await tap(host, next, (after) => after.seq > session.seq, { by: lead });
  }
  if ((await run.hall.look()).paused !== null) await resume(run);
}

/** The facilitator tries to close a part that cannot be closed as it is; answers with why not. */
export async function refusedToClose(run: Run, at: At): Promise<string> {
  const host = hostOf(run);
  await until(
    async () => {
      // Where the platform did not show why not, one presses once more.
      await press(host, act("control:confirm", where(at)), { by: lead });
      await run.hall.settle();
      return host.hands.seen().is === "refusal";
    },
    () => `${at.step} was to be refused`,
  );
  return textOf(host.hands.seen());
}

export async function skip(run: Run, { act: { step, why } }: Task & { readonly act: Of<"skip"> }): Promise<void> {
  const host = hostOf(run);
  await press(host, ask("skip", step), { by: lead });
  await send(host, { why: [why] });
}

export async function waive(run: Run, { act: { step, part, rule, why } }: Task & { readonly act: Of<"waive"> }): Promise<void> {
  const host = hostOf(run);
  await press(host, ask("waive", step, String(part), rule), { by: lead });
  await send(host, { why: [why] });
}
