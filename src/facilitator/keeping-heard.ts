import { hashToken } from "#lib/ids.ts";
import { never } from "#lib/never.ts";
import type { Clock } from "#lib/clock.ts";
import { sayLongDate } from "#locale/dates.ts";
import { sayCode, say } from "#locale/say.ts";
import { asHeading } from "#report/document/words.ts";
import type { Act } from "#session/command.ts";
import { outcomeSoFar } from "#session/results.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Facilitator } from "./handle.ts";
import type { People, Person } from "./ports.ts";
import type { Answered, Heard, Matches, TheirChange, TheirOwner, TheirRow, TheirValue } from "./ports-keep.ts";
import { refusalWords } from "./say-refusal.ts";
import type { Standing } from "./shelf.ts";

export type HearingPorts = {
  readonly facilitator: Pick<Facilitator, "handle" | "look">;
  readonly people: Pick<People, "people" | "savePerson">;
  readonly matches: Matches;
  readonly clock: Clock;
};

/** What was heard of one session, and where. `people`: those of the session that are known. */
export type Hearing = { readonly keeper: string; readonly standing: Standing; readonly people: readonly Person[]; readonly heard: Heard };

/** The step that holds the plan (method.md, step `actions`). */
const plan = { step: "actions", part: 0 } as const;

type Named = { readonly id: string; readonly isNew: boolean };
type Desk = { readonly ports: HearingPorts; readonly hearing: Hearing; readonly matched: ReadonlyMap<string, string> };

function alike(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Who of the session an owner there is: as confirmed, by e-mail, or by the only one of that name; else somebody new, who is kept now. */
async function whoIs({ ports, hearing, matched }: Desk, owner: TheirOwner): Promise<Named | undefined> {
  const { tenant, session } = hearing.standing;
  const here = hearing.people.filter((one) => session.people[one.id]?.removed === false);
  const confirmed = here.find((one) => owner.user !== undefined && matched.get(one.id) === owner.user);
  const byEmail = here.find((one) => owner.email !== undefined && one.email !== undefined && alike(one.email, owner.email));
  const named = here.filter((one) => alike(one.name, owner.name));
  const found = confirmed ?? byEmail ?? (named.length === 1 ? named[0] : undefined);
  if (found !== undefined) return { id: found.id, isNew: false };
  if (owner.name.trim() === "") return undefined;
  const id = `n.${hashToken(`${hearing.keeper} ${owner.user ?? owner.name.trim().toLowerCase()}`).slice(0, 20)}`;
  const email = owner.email === undefined ? {} : { email: owner.email };
  await ports.people.savePerson({ tenant, id, name: owner.name.trim().slice(0, 140), ...email });
  if (owner.user !== undefined) await ports.matches.save(tenant, hearing.keeper, new Map([[id, owner.user]]));
  return { id, isNew: session.people[id]?.removed ?? true };
}

type Meant = { readonly value: string | null; readonly joins: readonly Act[] };

/** Their value as the session would have it; an owner is a person, who may have to come in first. */
async function meant(desk: Desk, their: TheirValue): Promise<Meant | Refusal> {
  if (their.field !== "owner") return { value: their.value, joins: [] };
  if (their.value === null) return refuse("actions.no-owner");
  const who = await whoIs(desk, their.value);
  if (who === undefined) return refuse("actions.owner-unknown", { values: { name: their.value.name } });
  return { value: who.id, joins: who.isNew ? [{ do: "join", person: who.id, role: "owner" }] : [] };
}

function nameOf({ hearing }: Desk): (person: string) => string {
  const { language } = hearing.standing.session.about;
  return (person) => hearing.people.find((one) => one.id === person)?.name ?? say(language, "web.somebody");
}

/** What stands here, in words. */
function ours(desk: Desk, action: string, field: TheirValue["field"]): string {
  const { session } = desk.hearing.standing;
  const { language } = session.about;
  const found = outcomeSoFar(session, desk.ports.clock.now()).actions.find((one) => one.id === action);
  if (found?.[field] === undefined) return "–";
  switch (field) {
    case "status":
      return asHeading(language, sayCode(language, "action-status", found.status));
    case "deadline":
      return sayLongDate(language, found.deadline ?? "");
    case "owner":
      return nameOf(desk)(found.owner ?? "");
    default:
      return never(field);
  }
}

type Said = Answered["said"][number];

function clashed(desk: Desk, change: TheirChange, field: TheirValue["field"], key: "notion.said.clash" | "notion.said.strange"): Said {
  const { language } = desk.hearing.standing.session.about;
  const values = { field: say(language, `notion.said.${field}`), theirs: change.shown, ours: ours(desk, change.action, field) };
  return { action: change.action, text: say(language, key, values) };
}

function refused(desk: Desk, change: TheirChange, field: TheirValue["field"], no: Refusal): Said {
  const { language } = desk.hearing.standing.session.about;
  const why = refusalWords({ view: null, language, name: nameOf(desk) }, no);
  const values = { field: say(language, `notion.said.${field}`), theirs: change.shown, ours: ours(desk, change.action, field), why };
  return { action: change.action, text: say(language, "notion.said.refused", values) };
}

async function acted({ ports, hearing }: Desk, id: string, acts: readonly Act[]): Promise<Refusal | undefined> {
  const { tenant, id: session } = hearing.standing;
  const actor = { kind: "publisher", id: hearing.keeper } as const;
  const handled = await ports.facilitator.handle(tenant, session, { id, at: ports.clock.now(), actor, acts });
  return handled.ok ? undefined : handled.refusal;
}

function idOf({ hearing }: Desk, ...of: readonly (string | number | null)[]): string {
  return `k.${hashToken(JSON.stringify([hearing.keeper, ...of])).slice(0, 30)}`;
}

/** One change of theirs: taken over, offered, or refused; what is to be said beside it, if anything. */
async function judged(desk: Desk, change: TheirChange): Promise<Said | undefined> {
  if (change.is === "strange") return clashed(desk, change, change.field, "notion.said.strange");
  const { action, clash, value: their, at } = change;
  const { field } = their;
  const known = await meant(desk, their);
  if (isRefusal(known)) return refused(desk, change, field, known);
  const { value, joins } = known;
  if (clash) {
    const id = idOf(desk, action, field, value, at);
    const no = await acted(desk, id, [
      { do: "offer", id, keeper: desk.hearing.keeper, about: { is: "value", item: action, field, value } },
    ]);
    return no === undefined ? clashed(desk, change, field, "notion.said.clash") : refused(desk, change, field, no);
  }
  // Anything that came in between makes it another act: the same value may be chosen there more than once.
  const id = idOf(desk, action, field, value, at, desk.hearing.standing.session.seq);
  const no = await acted(desk, id, [...joins, { do: "set", ...plan, path: `items/${action}/${field}`, value }]);
  return no === undefined ? undefined : refused(desk, change, field, no);
}

/** A row that they added is offered once, whatever becomes of it. */
async function offered(desk: Desk, row: TheirRow): Promise<void> {
  const { session } = desk.hearing.standing;
  if (session.offers.some((one) => one.id === row.id)) return;
  const values: Record<string, string> = { title: row.title };
  for (const their of row.values) {
    const known = await meant(desk, their);
    // Whoever is new comes in once somebody takes the row.
    if (!isRefusal(known) && known.value !== null && known.joins.length === 0) values[their.field] = known.value;
  }
  await acted(desk, row.id, [{ do: "offer", id: row.id, keeper: desk.hearing.keeper, about: { is: "row", values } }]);
}

/**
 * Judges what people did where the result is kept, as the session does (method.md, "After the session"): changed there alone, it is taken over;
 * changed on both sides, ours stands and theirs is offered; what the session refuses is said there. Answers with what the keeper is to note and
 * to say. Rejects with `Unreachable` while the database is away: heard again, it has the same effect.
 */
export async function answerHeard(ports: HearingPorts, hearing: Hearing): Promise<Answered> {
  const matched = await ports.matches.of(hearing.standing.tenant, hearing.keeper);
  const desk: Desk = { ports, hearing, matched };
  const said: Said[] = [];
  for (const change of hearing.heard.changes) {
    const word = await judged(desk, change);
    if (word !== undefined) said.push(word);
  }
  for (const row of hearing.heard.rows) await offered(desk, row);
  return { seen: hearing.heard.seen, said };
}
