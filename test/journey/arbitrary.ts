import fc from "fast-check";
import { type Redesign, type Replacement, reasonKinds, type Restriction } from "#journey/redesign.ts";
import { channels, media, phases, staffSights, type Touchpoint } from "#journey/touchpoint.ts";

/** Few ids, so that things collide and point at one another; among them names every object inherits. */
const someId = fc.constantFrom("t1", "t2", "t3", "t4", "t5", "t6", "n1", "n2", "n3", "gone", "constructor", "__proto__");
const someText = fc.constantFrom("", " ", "word", "‮ õ\n🧗");
const someWait = fc.constantFrom("PT2H", "P1D", "P8W", "P1M", "");

function maybe<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined });
}

const someTouchpoint: fc.Arbitrary<Touchpoint> = fc.record(
  {
    id: someId,
    name: someText,
    medium: fc.constantFrom(...media),
    channels: fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1, maxLength: 3 }),
    stage: someText,
    phase: fc.constantFrom(...phases),
    waitBefore: someWait,
    expectsReply: fc.boolean(),
    replyWithin: someWait,
    repeats: someId,
    staffSees: fc.constantFrom(...staffSights),
    responsible: someText,
    permitted: someText,
  },
  { requiredKeys: ["id", "name", "medium", "channels"] },
);

const someRestriction: fc.Arbitrary<Restriction> = fc.oneof(
  fc.constant<Restriction>({ is: "stays" }),
  fc.constant<Restriction>({ is: "changes" }),
  fc.record({ is: fc.constant("changes" as const), fields: fc.record({ name: someText, repeats: someId }, { requiredKeys: [] }) }),
  fc.record({ is: fc.constant("blocked" as const), reasons: fc.array(fc.constantFrom("r1", "r2", "gone"), { maxLength: 2 }) }),
  fc.record({ is: fc.constant("dropped" as const), why: someText }),
  fc.record({ is: fc.constant("merged" as const), into: someId }),
  fc.record({ is: fc.constant("permitted" as const), why: someText }),
);

const someReplacement: fc.Arbitrary<Replacement> = fc.oneof(
  fc.record({ is: fc.constant("with" as const), touchpoints: fc.array(someTouchpoint, { maxLength: 3 }) }),
  fc.record({ is: fc.constant("dropped" as const), why: someText }),
  fc.record({ is: fc.constant("merged" as const), into: someId }),
);

const someRating = fc.record({ emotion: fc.integer({ min: -2, max: 2 }), impact: fc.integer({ min: 1, max: 5 }) });

const someAction = fc
  .record({
    id: fc.constantFrom("a1", "a2", "a3", "a4", "a5"),
    title: someText,
    touchpoints: fc.array(someId, { maxLength: 2 }),
    owner: maybe(fc.constantFrom("liis", "")),
    deadline: maybe(fc.constantFrom("2026-11-03", "2026-11-20", "soon")),
    cost: maybe(
      fc.oneof(
        fc.constant({ kind: "neutral" as const }),
        fc.record({ kind: fc.constantFrom("saves" as const, "costs" as const), amount: fc.nat(900) }),
      ),
    ),
  })
  .map(({ owner, deadline, cost, ...rest }) => ({
    ...rest,
    status: "todo" as const,
    ...(owner === undefined ? {} : { owner }),
    ...(deadline === undefined ? {} : { deadline }),
    ...(cost === undefined ? {} : { cost }),
  }));

function byId<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  return fc.dictionary(someId, value, { maxKeys: 8 });
}

/** Any redesign the types allow: half answered, pointing at what is not there, in circles, one id used twice. */
export const arbitraryRedesign: fc.Arbitrary<Redesign> = fc
  .record({
    reasons: fc.uniqueArray(fc.constantFrom(...reasonKinds), { maxLength: 3 }),
    current: fc.array(someTouchpoint, { maxLength: 8 }),
    ratings: byId(fc.array(someRating, { maxLength: 3 })),
    restrictions: byId(someRestriction),
    replacements: byId(someReplacement),
    edits: fc.record({
      order: fc.array(someId, { maxLength: 8 }),
      added: fc.array(someTouchpoint, { maxLength: 3 }),
      fields: byId(fc.record({ name: someText, phase: fc.constantFrom(...phases), repeats: someId }, { requiredKeys: [] })),
      expected: byId(fc.integer({ min: -2, max: 2 })),
      removed: byId(someText),
    }),
    actions: fc.array(someAction, { maxLength: 6 }),
    covers: byId(someText),
    goalReached: fc.constantFrom("yes" as const, "partly" as const, "no" as const),
    today: fc.constantFrom("2026-11-02", "today"),
  })
  .map(({ reasons, ...rest }) => ({
    ...rest,
    reasons: reasons.map((kind, index) => ({ id: `r${index + 1}`, number: index + 1, kind, text: kind })),
    conflicts: [],
    enteredOn: {},
  }));
