import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monster } from "../../chat/web/cards/monster.ts";
import { asks, openAsk } from "#facilitator/asks/asks.ts";
import { refusedAt } from "#facilitator/asks/refused-at.ts";
import { sentForm } from "#facilitator/asks/sent.ts";
import { hear } from "#facilitator/hear/hear.ts";
import type { Talk } from "#facilitator/talk.ts";
import { languages } from "#locale/languages.ts";
import type { Session } from "#session/state.ts";
import type { Form, FormField } from "#talk/form.ts";
import { isRefusal } from "#talk/refusal.ts";
import { aboutsOf } from "./abouts.ts";
import { cardFaults, faults } from "./limits.ts";
import { judged, stops, talkAt } from "./stage.ts";

const patience = 180_000;

type Opening = { readonly session: Session; readonly now: number; readonly me: string; readonly form: Form };

function formsOf(talk: Talk): readonly Form[] {
  return Object.keys(asks).flatMap((name) =>
    aboutsOf(talk, name).flatMap((about) => {
      const opened = openAsk(talk, name, about);
      return "form" in opened ? [opened.form] : [];
    }),
  );
}

/** One form of each ask at each phase of the whole playbook, for a facilitator and a participant. */
function openings(): readonly Opening[] {
  const all = stops().flatMap((stop) =>
    ["ann", "bob"].flatMap((me) => {
      const forms = formsOf(talkAt(stop, me)).map((form) => [`${form.ask}/${form.fields.map((field) => field.id).join()}`, form] as const);
      return [...new Map(forms).values()].map((form) => ({ session: stop.session, now: stop.now, me, form }));
    }),
  );
  return all.filter(({ form }) => !["join", "language", "pick", "erase"].includes(form.name));
}

const wild = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "__proto__",
    "constructor",
    "yes",
    "P1M",
    "-1",
    "1e9",
    "2020-01-01",
    "9999-99-99",
    "\ud800",
    "👩‍🚒".repeat(600),
    "x".repeat(3001),
    "y".repeat(20_001),
  ),
);

function anyOf(field: FormField): fc.Arbitrary<readonly string[]> {
  const options = (field.options ?? []).map((one) => one.value);
  const chosen = options.length === 0 ? wild : fc.oneof(wild, fc.constantFrom(...options), fc.constantFrom(...options));
  return fc.oneof(fc.array(chosen, { maxLength: 4 }), fc.constant(field.value ?? []));
}

/** What may stand anywhere in a form: refused by themselves, these would leave a person looking for the place. */
const ofField = /^(text|value)\./;
/** A field that the form did not ask for came along: there is no place for it. */
const strange = new Set(["value.unknown-field"]);

function keptOrRefusedInPlace({ session, now, me, form }: Opening, given: Readonly<Record<string, readonly string[]>>): void {
  const heard = hear(sentForm(form, given), talkAt({ session, now }, me));
  const outcome = isRefusal(heard) ? heard : judged({ session, now }, me, heard.acts, heard.drawn);
  if (!isRefusal(outcome) || !ofField.test(outcome.refused) || strange.has(outcome.refused)) return;
  const place = refusedAt(form.fields, outcome);
  expect([form.ask, outcome.refused, outcome.field, place !== undefined]).toEqual([form.ask, outcome.refused, outcome.field, true]);
}

function given({ form }: Opening): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(form.fields.map((field) => [field.id, field.value ?? []]));
}

describe("whatever is sent", () => {
  const all = openings();

  it("comes from many forms", () => {
    expect(all.length).toBeGreaterThan(300);
  });

  it(
    "never throws, and is kept or refused at a field that the form has",
    () => {
      const sending = fc.constantFrom(...all).chain((opening) => {
        const fields = Object.fromEntries(opening.form.fields.map((field) => [field.id, anyOf(field)]));
        return fc.record(fields, { requiredKeys: [] }).map((given) => ({ ...opening, given: given as Record<string, readonly string[]> }));
      });
      fc.assert(
        fc.property(sending, ({ given, ...opening }) => keptOrRefusedInPlace(opening, given)),
        { numRuns: 2500 },
      );
    },
    patience,
  );

  it("is refused in place too where a form comes back with nothing in it", () => {
    for (const opening of all) keptOrRefusedInPlace(opening, {});
  });

  it("is refused in place too where every text is too long", () => {
    for (const opening of all) {
      const long = Object.fromEntries(
        opening.form.fields.map((field) => [field.id, field.options === undefined ? ["x".repeat(20_001)] : (field.value ?? [])]),
      );
      keptOrRefusedInPlace(opening, long);
      for (const { id } of opening.form.fields) keptOrRefusedInPlace(opening, { ...given(opening), [id]: ["x".repeat(20_001)] });
    }
  });

  it(
    "opens or refuses, whatever a button says",
    () => {
      const ids = fc.oneof(wild, fc.constantFrom("reasons", "replace", "0", "1", "items", "t1", "t2", "r1", "a1", "ann", "text", "item"));
      const stop = fc.constantFrom(...stops());
      fc.assert(
        fc.property(stop, fc.oneof(fc.constantFrom(...Object.keys(asks)), wild), fc.array(ids, { maxLength: 5 }), (at, name, about) => {
          for (const me of ["ann", "bob", null]) openAsk(talkAt(at, me), name, about);
        }),
        { numRuns: 500 },
      );
    },
    patience,
  );
});

describe("a session as full as it can be", () => {
  const places = [
    "reasons/1",
    "current-journey/0",
    "ratings/0",
    "restrict/0",
    "replace/0",
    "replace/1",
    "new-journey/0",
    "audit/0",
    "actions/0",
    undefined,
  ];

  it.each(places)(
    "keeps every form and card to what a platform holds, at %s",
    (place) => {
      const session = monster(place);
      const now = session.lastAt + 1000;
      const leader = Object.values(session.people).find((one) => one.role === "facilitator")?.id ?? "";
      for (const language of languages) {
        const talk = talkAt({ session, now }, leader, language);
        for (const name of Object.keys(asks)) {
          for (const about of aboutsOf(talk, name)) {
            const opened = openAsk(talk, name, about);
            const bad = isRefusal(opened) ? [] : "form" in opened ? faults(opened.form) : cardFaults(opened.card);
            expect(bad, `${language} ${name} ${about.join(" ")}`).toEqual([]);
          }
        }
      }
    },
    patience,
  );
});
