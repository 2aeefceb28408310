import { readFileSync } from "node:fs";
import { createFacilitator, type Facilitator } from "#facilitator/handle.ts";
import { createKeeping, type KeepingService } from "#facilitator/keeping.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import { Unreachable } from "#lib/unreachable.ts";
import type { Act, CommandActor } from "#session/command.ts";
import { codeKeys } from "#session/event.ts";
import { outcomeSoFar } from "#session/results.ts";
import type { Session } from "#session/state.ts";
import type { Language } from "#locale/languages.ts";
import type { Store } from "#store/open.ts";
import { sampleFor } from "../../../src/cli/samples/sample.ts";
import { parseWorkshop } from "../../../src/cli/workshop/parse.ts";
import { replay } from "../../../src/cli/workshop/replay.ts";
import { createNotionKeeper } from "../../../src/publish/notion/notion.ts";
import { Receipt } from "../../../src/publish/notion/receipt.ts";
import { type NotionOptions, type NotionPeer, openNotionPeer } from "../../peers/notion/notion.ts";
import type { Person } from "../../peers/notion/person.ts";
import type { DataSource, Page } from "../../peers/notion/world.ts";
import { embeddedStore } from "../../store/embedded.ts";

/** A session that is out, kept in a Notion where people work: each call of `tick` is a look of the server. */
export type Living = {
  readonly store: Store;
  readonly notion: NotionPeer;
  readonly clock: ManualClock;
  readonly facilitator: Facilitator;
  readonly service: KeepingService;
  readonly key: { readonly tenant: string; readonly session: string; readonly keeper: string };
  readonly troubles: unknown[];
  readonly parent: string;
  /** time goes by, then the server looks; answers with how many sessions it took */
  readonly tick: (ms?: number) => Promise<number>;
  readonly session: () => Promise<Session>;
  readonly act: (person: string, ...acts: readonly Act[]) => Promise<void>;
  readonly actions: () => Promise<ReturnType<typeof outcomeSoFar>["actions"]>;
  readonly receipt: () => Promise<Receipt>;
  /** the row of an action in Notion */
  readonly row: (action: string) => Promise<Page>;
  /** what a property of a row says, in the words of a request */
  readonly says: (action: string, property: string) => Promise<string>;
  /** the data source of the plan */
  readonly plan: () => Promise<DataSource>;
  readonly comments: (action: string) => Promise<readonly string[]>;
  readonly person: (name: string, email?: string) => Person;
  /** the n-th note of the receipt from now on does not reach the store, once; 0: all do */
  readonly failSaves: (n: number) => void;
  readonly nameOf: (person: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

function hurried(clock: ManualClock): Timer {
  return {
    after(ms, call) {
      // The lease of whoever keeps is renewed far later than any request takes.
      if (ms >= 15_000) return () => undefined;
      clock.advance(ms);
      queueMicrotask(call);
      return () => undefined;
    },
  };
}

type LivingOptions = NotionOptions & { readonly timeoutMs?: number };

/** Replays the sprint of a language, publishes it, and has it kept below a page of a new Notion. */
export async function living(language: Language = "lt", { timeoutMs, ...options }: LivingOptions = {}): Promise<Living> {
  const clock = manualClock(Date.parse("2026-11-25T09:00:30Z"));
  const store = await embeddedStore(codeKeys);
  const facilitator = createFacilitator({ ledger: store.ledger, clock });
  const parsed = parseWorkshop(language, readFileSync(sampleFor(language)));
  if (!parsed.ok) throw new Error("no workshop");
  const outcome = await replay(parsed.workshop, { facilitator, people: store.people, tenant: "t", now: clock.now() });
  if (outcome.is !== "replayed") throw new Error(JSON.stringify(outcome));
  const key = { tenant: "t", session: outcome.session, keeper: "notion" };
  const notion = await openNotionPeer({ clock, ...options });
  const { id: parent } = notion.seed.page({ title: "Workshops" });
  let failing = 0;
  const receipts: Store["receipts"] = {
    ...store.receipts,
    async save(...what) {
      failing -= 1;
      if (failing === 0) throw new Unreachable("away");
      await store.receipts.save(...what);
    },
  };
  const keeper = createNotionKeeper(
    { token: notion.token, baseUrl: notion.url, parent, perSecond: 1000, ...(timeoutMs === undefined ? {} : { timeoutMs }) },
    { receipts, clock, timer: hurried(clock) },
  );
  const troubles: unknown[] = [];
  const ports = { ...store, keepers: [keeper], facilitator, clock, timer: hurried(clock), who: "me", link: null };
  const service = createKeeping({ ...ports, trouble: (_, error) => troubles.push(error) });
  const session = async () => {
    const found = (await facilitator.look(key.tenant, key.session))?.session;
    if (found === undefined) throw new Error("no session");
    return found;
  };
  const receipt = async () => Receipt.parse(await store.receipts.load(key.tenant, key.session, key.keeper));
  const row = async (action: string) => notion.world.page((await receipt()).databases["actions"]?.rows[action]?.page ?? "");
  const plan = async () => notion.world.source((await receipt()).databases["actions"]?.source ?? "");
  let n = 0;
  const here: Living = {
    store,
    notion,
    clock,
    facilitator,
    service,
    key,
    troubles,
    parent,
    session,
    receipt,
    row,
    plan,
    tick(ms = 61_000) {
      clock.advance(ms);
      return service.tick();
    },
    async act(person, ...acts) {
      n += 1;
      clock.advance(1000);
      const actor: CommandActor = { kind: "person", id: person, via: "test" };
      const handled = await facilitator.handle(key.tenant, key.session, { id: `test-${n}`, at: clock.now(), actor, acts });
      if (!handled.ok) throw new Error(JSON.stringify(handled.refusal));
    },
    actions: async () => outcomeSoFar(await session(), clock.now()).actions,
    async says(action, property) {
      const known = (await plan()).properties.find((one) => one.name === property);
      const said = JSON.stringify((await row(action)).values.get(known?.id ?? ""));
      const options = (known?.config["options"] ?? []) as readonly { readonly id: string; readonly name: string }[];
      return options.reduce((text, one) => text.replaceAll(one.id, one.name), said);
    },
    async comments(action) {
      const { id } = await row(action);
      return [...notion.world.comments.values()]
        .filter((one) => one.on === id)
        .map((one) => one.runs.map((run) => run.plain_text).join(""));
    },
    person: (name, email) => notion.person(notion.seed.person({ name, ...(email === undefined ? {} : { email }) }).id),
    failSaves: (n) => {
      failing = n;
    },
    nameOf: async (person) => (await store.people.people("t", [person]))[0]?.name ?? "",
    async close() {
      await notion.close();
      await store.close();
    },
  };
  return here;
}
