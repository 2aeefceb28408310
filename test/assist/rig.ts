import { openaiModel } from "#assist/openai.ts";
import { createAssistant } from "#assist/assistant.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { createHelping } from "#facilitator/helping.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import type { Act } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import type { Session } from "#session/state.ts";
import { type Refusal } from "#talk/refusal.ts";
import { openOpenAI, type OpenAIOptions, type OpenAIPeer } from "../peers/openai/openai.ts";
import { idea, monday, startAct } from "../session/play.ts";
import { embeddedStore } from "../store/embedded.ts";

export const key = "sk-test-of-teekond";

export type RigOptions = {
  readonly budget?: number;
  readonly timeoutMs?: number;
  readonly abilities?: OpenAIOptions["abilities"];
  /** by Chat Completions, as with a server of one's own */
  readonly chat?: boolean;
  readonly clientKey?: string;
  /** another peer, or where none is */
  readonly url?: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly language?: "en" | "et" | "lt";
};

/** A store and a model that the sessions of one file share: to open them takes most of a test's time. */
export async function openWorld() {
  const store = await embeddedStore(codeKeys);
  const peer = await openOpenAI({ key });
  let sessions = 0;
  return {
    store,
    peer,
    next: () => `s${(sessions += 1)}`,
    close: async () => {
      await peer.close();
      await store.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** A session of its own in a real store, and a model behind the real SDK and the loopback peer. */
export async function openRig(options: RigOptions = {}, world?: World) {
  const shared = world ?? (await openWorld());
  const { store } = shared;
  const id = shared.next();
  // A tenant of its own: within one, the same question is answered from what is known.
  const tenant = `of-${id}`;
  const clock: ManualClock = manualClock(monday);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const peer: OpenAIPeer = options.abilities === undefined ? shared.peer : await openOpenAI({ key, abilities: options.abilities });
  peer.clear();
  const troubles: unknown[] = [];
  const apiKey = options.clientKey ?? key;
  const baseUrl = options.url ?? peer.url;
  const model = openaiModel(
    { apiKey, model: "test-model", timeoutMs: options.timeoutMs ?? 5000, baseUrl, responses: options.chat !== true },
    clock,
  );
  const assistant = createAssistant(model);
  const helping = createHelping({
    ...store,
    assistant,
    facilitator,
    clock,
    budget: options.budget ?? 200_000,
    who: "me",
    trouble: (_, error) => troubles.push(error),
  });
  await helping.open();
  for (const [person, name] of Object.entries(options.names ?? { ann: "Ann", bob: "Bob", eve: "Eve" }))
    await store.people.savePerson({ tenant, id: person, name });
  let n = 0;
  async function tries(person: string, ...acts: readonly Act[]): Promise<Refusal | undefined> {
    n += 1;
    clock.advance(1000);
    const command = { id: `c${n}`, at: clock.now(), actor: { kind: "person", id: person, via: "test" } as const, acts };
    const handled = await facilitator.handle(tenant, id, command);
    return handled.ok ? undefined : handled.refusal;
  }
  async function as(person: string, ...acts: readonly Act[]): Promise<void> {
    const no = await tries(person, ...acts);
    if (no !== undefined) throw new Error(`refused: ${JSON.stringify(no)} for ${JSON.stringify(acts)}`);
  }
  const session = async (): Promise<Session> => {
    const standing = await facilitator.look(tenant, id);
    if (standing === undefined) throw new Error("no session");
    return standing.session;
  };
  /** All that is wanted now is asked for and brought. */
  async function help(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      await helping.tick();
      await helping.settled();
    }
  }
  await as("ann", { ...startAct({ track: "full" }), language: options.language ?? "en" } as Act);
  for (const person of ["bob", "eve"]) await as("ann", { do: "join", person, role: "participant" });
  await as("ann", { do: "begin" });
  return {
    store,
    clock,
    peer,
    facilitator,
    assistant,
    helping,
    troubles,
    as,
    tries,
    session,
    help,
    calls: () => store.helps.ofSession(tenant, id),
    id,
    tenant,
    close: async () => {
      await helping.close();
      if (peer !== shared.peer) await peer.close();
      if (world === undefined) await shared.close();
    },
  };
}
export type Rig = Awaited<ReturnType<typeof openRig>>;

/** Up to the votes of `reasons`, with these lines. */
export async function toReasons({ as }: Rig, lines: readonly string[]): Promise<void> {
  await as("ann", idea("purpose", "i1", "Warm rooms for everybody"), { do: "end-input", step: "purpose", part: 0 });
  await as("ann", { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } });
  await as("ann", { do: "confirm", step: "purpose", part: 1 });
  for (const [n, line] of lines.entries())
    await as(["ann", "bob", "eve"][n % 3] ?? "ann", idea("reasons", `r${n + 1}`, line, { kind: "other" }));
  await as("ann", { do: "end-input", step: "reasons", part: 0 });
}
