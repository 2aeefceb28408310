import type { Talk } from "#facilitator/talk.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Act } from "#session/command.ts";
import { type Session, openStep } from "#session/state.ts";
import { viewPart, viewSession } from "#session/view.ts";
import { finish } from "../../../session/finish.ts";
import { type Play, play, through } from "../../../session/play.ts";

/** A session as it stood at one phase of one part. */
export type Stop = { readonly at: string; readonly session: Session; readonly now: number };

const padding = " <!channel> *bold* & so on, õäöü šž,";
const written: readonly string[] = ["name", "text", "does", "why", "reason", "title", "first", "second", "answer"];

/** What people wrote, as long as its field takes: the longest that is not refused. */
function padded(value: unknown, most: number, key = ""): unknown {
  if (typeof value === "string")
    return written.includes(key)
      ? value +
          padding
            .repeat(100)
            .slice(0, Math.max(0, most - value.length))
            .trimEnd()
      : value;
  if (Array.isArray(value)) return value.map((one) => padded(one, most));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, padded(inside, most, name)]));
}

function keyOf(session: Session): string {
  const step = openStep(session);
  return step === undefined ? session.status : `${step.id}/${step.part}/${step.parts[step.part]?.phase ?? ""}`;
}

const contacts = 55;

/** As many contacts as a journey of sixty has, once the journey is asked for. */
function crowded(game: Play, long: (person: string, act: Act) => boolean): void {
  const step = openStep(game.session());
  if (step?.id !== "current-journey" || step.parts[0]?.phase !== "input") return;
  const values = { name: "Contact", medium: "physical", channels: ["face-to-face"], does: "They come in and look round." };
  for (let n = 0; n < contacts; n += 1) {
    long("ann", { do: "add-row", step: step.id, part: 0, list: "items", id: `more${n}`, values: { ...values, name: `Contact ${n}` } });
  }
}

/** A game that remembers how it stood at each phase, last and fullest, and in which everybody writes as much as they may. */
function watched(game: Play, found: Map<string, Stop>, monstrous: boolean): Play {
  const snap = () => found.set(keyOf(game.session()), { at: keyOf(game.session()), session: game.session(), now: game.now() });
  const long = (person: string, act: Act): boolean =>
    [3000, 140].some((most) => game.tries(person, padded(act, most) as Act) === undefined);
  const tries: Play["tries"] = (person, ...acts) => {
    snap();
    const all = acts.map((act) => (monstrous && long(person, act) ? undefined : game.tries(person, act)));
    snap();
    return all.find((one) => one !== undefined);
  };
  let crowd = monstrous;
  const as: Play["as"] = (person, ...acts) => {
    for (const act of acts) {
      if (crowd && openStep(game.session())?.id === "current-journey") {
        crowd = false;
        crowded(game, long);
      }
      snap();
      if (!(monstrous && long(person, act))) game.as(person, act);
      snap();
    }
  };
  return { ...game, as, tries };
}

/** All the stops of a playbook, from the first question to the published report; `monstrous`: with sixty contacts and texts as long as may be. */
export function stopsOf(options: NonNullable<Parameters<typeof play>[0]>, monstrous: boolean): readonly Stop[] {
  const found = new Map<string, Stop>();
  const game = watched(play(options), found, monstrous);
  if (options.playbook === "crisis-redesign") through(game, monstrous ? "replace" : "actions");
  if (!finish(game)) throw new Error(`the session did not end: ${keyOf(game.session())}`);
  return [...found.values()];
}

export type Seeing = {
  readonly me: string | null;
  readonly language: Language;
  readonly name: (person: string) => string;
  readonly page: Talk["page"];
};

/** What a viewer is talked to with at a stop. */
export function talkAt({ session, now }: Stop, { me, language, name, page }: Seeing): Talk {
  const step = openStep(session);
  let minted = 0;
  return {
    id: "s1",
    view: viewSession(session, { person: me }, now),
    earlier: step === undefined || step.part === 0 ? null : viewPart(session, { step: step.id, part: step.part - 1 }, { person: me }, now),
    me,
    facilitator: me !== null && session.people[me]?.role === "facilitator",
    language,
    say: (key, values) => say(language, key, values),
    name,
    now,
    mint: () => `n${(minted += 1)}`,
    page,
    helper: { model: "gpt-test", host: "models.example" },
  };
}
