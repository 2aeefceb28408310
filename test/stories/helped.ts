import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Facilitator } from "#facilitator/handle.ts";
import type { ManualClock } from "#lib/clock.ts";
import { isLanguage, type Language } from "#locale/languages.ts";
import { type MessageKey, say, type Values } from "#locale/say.ts";
import type { Act } from "#session/command.ts";
import { openStep, type Session } from "#session/state.ts";
import type { Suggestion } from "#session/suggestion.ts";
import type { HelpKind } from "#steps/help.ts";
import { hostOf } from "../../src/cli/workshop/plan.ts";
import type { Script as Workshop } from "../../src/cli/workshop/schema.ts";
import type { Beside } from "../assist/beside.ts";
import { goodModel, sentIn } from "../assist/good-model.ts";
import type { Script } from "../peers/openai/serve.ts";
import { leadThrough, least } from "../session/least.ts";
import { comesIn } from "./drive.ts";
import { act, type Actor, actor, ask, type Hall, offered, open, press, send, tap, textOf } from "./hall.ts";
import { scriptIn } from "./scripts.ts";

/** A place with a model beside it, and what a test sees of it. */
export type HelpedPlace = {
  readonly hall: Hall;
  readonly beside: Beside;
  /** what is done without anybody's hands */
  readonly does: (person: string, acts: readonly Act[]) => Promise<void>;
  /** the thread, as its people read it */
  readonly text: () => string;
  /** calls that the platform refused */
  readonly refused: () => readonly unknown[];
  readonly close: () => Promise<void>;
};

type Doing = {
  readonly clock: ManualClock;
  readonly facilitator: Facilitator;
  readonly tenant: string;
  readonly session: () => Promise<string>;
};

/** What people do without their hands; throws where it is refused. */
export function doing({ clock, facilitator, tenant, session }: Doing): HelpedPlace["does"] {
  return async (person, acts) => {
    clock.advance(1000);
    const at = clock.now();
    const actor = { kind: "person", id: person, via: "test" } as const;
    const handled = await facilitator.handle(tenant, await session(), { id: `d${at}`, at, actor, acts });
    if (!handled.ok) throw new Error(`refused: ${JSON.stringify(handled.refusal)} for ${JSON.stringify(acts)}`);
  };
}

/** The same people, but no more than three of them. */
function small(script: Workshop): Workshop {
  const host = hostOf(script);
  const rest = [...script.people].filter(([key, one]) => key !== host && one.role !== "observer").slice(0, 2);
  return { ...script, people: new Map([...[...script.people].filter(([key]) => key === host), ...rest]) };
}

/** The scripted model, but for lines that say "Reason": it puts the first two of those together. */
const scripted: Script = (asked) => {
  const lines = (sentIn(asked).data["lines"] ?? []) as readonly { readonly id: string; readonly text: string }[];
  const [one, other] = lines.filter(({ text }) => text?.startsWith("Reason"));
  if (asked.schemaName !== "cluster" || one === undefined || other === undefined) return goodModel(asked);
  const rest = lines.filter(({ id }) => id !== one.id && id !== other.id).map(({ id }) => ({ name: "", lines: [id] }));
  return { is: "json", value: { groups: [{ name: "Reason", lines: [one.id, other.id] }, ...rest] } };
};

/** A session in which a model helps, as its people come to it in a chat, in the language of a script: what they see, press and write. */
export function tellsHelp(where: string, file: string, openPlace: (script: Workshop) => Promise<HelpedPlace>): void {
  describe(`the help of a language model ${where}`, { timeout: 60_000 }, () => {
    const script = small(scriptIn(file));
    const language: Language = isLanguage(script.language) ? script.language : "en";
    const word = (key: MessageKey, values?: Values) => say(language, key, values);
    let place: HelpedPlace;
    let lead: Actor;
    let bob: Actor;
    let eve: Actor;
    const ids = new Map<string, string>();
    const idOf = ({ key }: Actor) => ids.get(key) ?? "";
    const nameOf = ({ key }: Actor) => script.people.get(key)?.name ?? "";
    const session = (): Promise<Session> => place.hall.look();
    const does = (who: Actor, ...acts: readonly Act[]) => place.does(idOf(who), acts);
    const see = ask("suggestions");
    const answer = ({ id }: Suggestion, piece: string, how: string) =>
      act("control:answer-suggestion", { suggestion: id, piece, answer: how });

    const through = (until: string) => leadThrough({ look: session, lead: (...acts) => does(lead, ...acts) }, until);

    async function helped(kind: HelpKind): Promise<Suggestion> {
      await place.beside.help();
      await place.hall.settle();
      const found = (await session()).suggestions.findLast((one) => one.help === kind);
      if (found === undefined) throw new Error(`no ${kind}`);
      return found;
    }

    const answers = async ({ id }: Suggestion) =>
      (await session()).suggestions.find((one) => one.id === id)?.pieces.map((one) => one.answer?.is ?? null);
    const isAnswered =
      ({ id }: Suggestion, piece: string) =>
      ({ suggestions }: Session): boolean =>
        suggestions.find((one) => one.id === id)?.pieces.some((one) => one.id === piece && one.answer !== null) === true;
    const take = (who: Actor, from: Suggestion, piece: string, how = "accept") =>
      tap(who, answer(from, piece, how), isAnswered(from, piece), { by: see });
    const change = async (who: Actor, from: Suggestion, piece: string) => open(who, ask("suggestion-edit", from.id, piece), { by: see });

    beforeAll(async () => {
      place = await openPlace(script);
      place.beside.peer.answerWith(scripted);
      const host = hostOf(script);
      const [second = "", third = ""] = [...script.people.keys()].filter((key) => key !== host);
      [lead, bob, eve] = [actor(place.hall, host), actor(place.hall, second), actor(place.hall, third)];
      await place.hall.start(script);
      ids.set(host, Object.keys((await session()).people)[0] ?? "");
      for (const who of [bob, eve]) ids.set(who.key, await comesIn(who, "participant"));
    }, 60_000);
    afterAll(() => place?.close());

    it("is off, as the first card says, until who leads switches it on", async () => {
      const says = (key: MessageKey) => word(key, { model: "gpt-test", host: "127.0.0.1" });
      await place.hall.settle();
      expect(place.text()).toContain(says("assist.first.off"));
      await press(bob, ask("lead"));
      expect(bob.hands.seen().is).toBe("refusal");
      await bob.hands.close();
      await tap(lead, act("control:set-help", { on: "yes" }), ({ help }) => help.on, { by: ask("assist") });
      await lead.hands.close();
      await place.hall.settle();
      expect(place.text()).toContain(says("assist.first.on"));
      expect(place.beside.peer.requests()).toEqual([]);
    });

    it("asks one question once people have written, and goes when somebody drops it", async () => {
      await does(lead, { do: "begin" });
      await does(bob, { do: "add", step: "purpose", part: 0, id: "b1", values: { text: "Warm" } });
      await does(lead, { do: "end-input", step: "purpose", part: 0 });
      const sharpen = await helped("sharpen");
      const question = sharpen.pieces[0]?.text ?? "";
      expect(place.text()).toContain(`❓ ${question}`);
      expect(place.text()).toContain(word("assist.tag"));
      await press(bob, see);
      expect(textOf(bob.hands.seen())).toContain(question);
      await take(bob, sharpen, "p1", "drop");
      expect(await answers(sharpen)).toEqual(["dropped"]);
      await bob.hands.close();
      await place.hall.settle();
      expect(place.text()).not.toContain(`❓ ${question}`);
    });

    it("puts together what says the same, for who takes it", async () => {
      await does(lead, { do: "propose", step: "purpose", part: 1, item: "one", value: { is: "sentence", text: "We keep people warm." } });
      await does(lead, { do: "confirm", step: "purpose", part: 1 });
      for (const [n, who] of [bob, eve, bob].entries())
        await does(who, { do: "add", step: "reasons", part: 0, id: `x${n}`, values: { text: `Reason ${"abc"[n]}`, kind: "other" } });
      const [first = []] = least["reasons"] ?? [];
      await does(lead, ...first);
      const cluster = await helped("cluster");
      await press(eve, see);
      const card = textOf(eve.hands.seen());
      expect(card).toContain(word("assist.kind.cluster"));
      for (const text of ["Reason a", "Reason b"]) expect(card).toContain(text);
      await take(eve, cluster, "p1");
      expect(await answers(cluster)).toEqual(["accepted"]);
      await eve.hands.close();
      const view = (await session()).steps.find((one) => one.id === "reasons")?.parts[1];
      expect(JSON.stringify(view)).toContain("x1");
    });

    it("speaks of pains, and what somebody changed is theirs", async () => {
      await does(lead, { do: "keep", step: "reasons", part: 1, items: ["r1", "r2", "r3"] });
      await does(lead, { do: "confirm", step: "reasons", part: 1 });
      await through("pains");
      const row = (list: string, id: string, text: string): Act => ({
        do: "add-row",
        step: "pains",
        part: 0,
        list,
        id,
        values: { text },
      });
      await does(bob, row("organisation", "o1", "Costs grow"), row("buyer", "b1", "Who is to blame"));
      await does(eve, row("buyer", "b2", "Being late"));
      const pains = await helped("pains");
      await take(bob, pains, "p1");
      expect(await change(eve, pains, "p2")).toEqual(expect.arrayContaining(["f.organisation", "f.buyer"]));
      await send(eve, {
        "f.organisation": ["It must stay cheap"],
        "f.buyer": pains.pieces[1]?.text === undefined ? [""] : ["Being blamed"],
      });
      await eve.hands.close();
      expect(await answers(pains)).toEqual(["accepted", "edited"]);
      await place.hall.settle();
      expect(place.text()).toContain("It must stay cheap");
    });

    it("finds contacts in a text that somebody pastes, once two were written by hand", async () => {
      await through("current-journey");
      const pasted = "People ring us. Then they come. Then we send a bill.";
      const asks = async () => {
        const fields = await open(bob, ask("ask-help"), { by: ask("more") });
        const help = fields.includes("help") ? { help: ["draft-journey"] } : {};
        return bob.hands.send({ ...help, text: [pasted] });
      };
      expect(await asks()).toMatchObject({ kept: false, says: expect.stringContaining(word("refusal.help.too-early").slice(0, 20)) });
      await bob.hands.close();
      const row = (id: string, name: string): Act => {
        const values = { name, medium: "digital", channels: ["web"] };
        return { do: "add-row", step: "current-journey", part: 0, list: "items", id, values };
      };
      await does(eve, row("e1", "Site"), row("e2", "Bill"));
      await place.hall.settle();
      await asks();
      expect(textOf(bob.hands.seen())).toContain(word("assist.asked"));
      expect((await session()).helpAsked.map((one) => one.help)).toEqual(["draft-journey"]);
      await bob.hands.close();
      const journey = await helped("draft-journey");
      expect(JSON.stringify(place.beside.peer.requests().at(-1)?.body)).toContain("People ring us");
      expect(journey.pieces).toHaveLength(4);
      await take(eve, journey, "p1");
      await change(eve, journey, "p2");
      await send(eve, { "f.name": ["A letter of ours"] });
      await eve.hands.close();
      await take(bob, journey, "p3", "drop");
      await bob.hands.close();
      expect(await answers(journey)).toEqual(["accepted", "edited", "dropped", null]);
      await place.hall.settle();
      for (const text of [journey.pieces[0]?.text ?? "-", "A letter of ours"]) expect(place.text()).toContain(text);
    });

    it("puts permitted contacts forward, whose proposal they are from then on", async () => {
      await does(lead, { do: "confirm", step: "current-journey", part: 0 });
      const isRating = openStep(await session())?.id === "ratings";
      if (isRating) {
        await does(lead, { do: "rate", step: "ratings", part: 0, item: "e1", values: { emotion: 1, impact: 4 } });
        await does(lead, { do: "confirm", step: "ratings", part: 0 });
      }
      await through("restrict");
      if ((await session()).paused !== null) await does(lead, { do: "resume" });
      await does(lead, {
        do: "propose",
        step: "restrict",
        part: 0,
        item: "e1",
        value: { is: "blocked", reasons: ["r1"] },
      });
      await does(lead, { do: "confirm", step: "restrict", part: 0 }, { do: "end-input", step: "replace", part: 0 });
      const replacing = await helped("suggest-replacements");
      await press(eve, see);
      expect(textOf(eve.hands.seen())).toContain(word("assist.kind.suggest-replacements"));
      await take(eve, replacing, "p1");
      await eve.hands.close();
      const part = (await session()).steps.find((one) => one.id === "replace")?.parts[1];
      expect(JSON.stringify(part)).toContain(idOf(eve));
      await place.hall.settle();
      expect(place.text()).toContain(nameOf(eve));
    });

    it("tells who leads what was sent, without names, and what it cost; nobody else", async () => {
      await press(lead, ask("assist"), { by: ask("lead") });
      await press(lead, ask("assist-log"), { by: ask("assist") });
      const log = textOf(lead.hands.seen());
      expect(log).toContain(word("assist.log"));
      expect(log).toContain("Site");
      for (const who of [lead, bob, eve]) expect(log).not.toContain(nameOf(who));
      await lead.hands.close();
      expect(await offered(bob, ask("assist-log"))).toBe(false);
    });

    it("falls silent where the server fails, and tells only who leads; the session goes on", async () => {
      place.beside.peer.answerWith(() => ({ is: "error", status: 401 }));
      const before = (await session()).suggestions.length;
      await does(lead, { do: "confirm", step: "replace", part: 1 });
      await through("actions");
      await does(bob, {
        do: "add-row",
        step: "actions",
        part: 0,
        list: "items",
        id: "a1",
        values: { title: "Call everybody", touchpoints: [], owner: idOf(bob) },
      });
      await place.beside.help();
      await place.hall.settle();
      expect((await session()).suggestions).toHaveLength(before);
      await press(lead, ask("assist"), { by: ask("lead") });
      expect(textOf(lead.hands.seen())).toContain(word("assist.why.key"));
      await lead.hands.close();
      expect(place.text()).not.toContain(word("assist.why.key"));
    });

    it("makes no call that the platform refuses, and nothing goes wrong beside it", () => {
      expect(place.refused()).toEqual([]);
      expect(place.beside.troubles).toEqual([]);
    });
  });
}
