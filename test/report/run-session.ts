import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { addDays, addWorkingDays, dateIn, parseInstant } from "#lib/time.ts";
import { buildReport } from "#report/build.ts";
import type { Report } from "#report/report.ts";
import type { Act } from "#session/command.ts";
import { decide } from "#session/decide.ts";
import { fold, numbered } from "#session/evolve.ts";
import { noSession, type Session } from "#session/state.ts";
import { isRefusal } from "#talk/refusal.ts";

type Loose = Record<string, unknown>;
type Idea = { key?: string; by: string; text: string; anonymous?: boolean } & Loose;
type Step = Loose & { ideas?: Idea[]; votes?: Record<string, string[]>; merge?: { into: string; from: string[] }[] };
export type Script = {
  title: string;
  crisis: string;
  track: "full" | "sprint";
  language: "en" | "et" | "lt";
  timezone: string;
  startedAt?: string;
  sells?: "people" | "firms";
  people: Record<string, { name: string; role?: string; timezone?: string }>;
  steps: Record<string, Step | Loose[]>;
};
/** `stop`: `step/part` whose closing is not done any more; `also` runs right before that, or at the very end. */
export type Playing = { readonly stop?: string; readonly also?: (table: Table) => void };

export const workshops = ["harbour-climbing", "kohvik-pooning", "vilnius-servisas"] as const;
export function workshop(name: (typeof workshops)[number]): Script & { expect: Loose } {
  return parse(readFileSync(new URL(`../../src/cli/samples/${name}.workshop.yaml`, import.meta.url), "utf8")) as Script & { expect: Loose };
}

/** A table at which people act one after another, a second apart. */
export class Table {
  session: Session = noSession;
  at: number;
  #n = 0;
  constructor(at: number) {
    this.at = at;
  }
  /** Acts, or throws with the refusal. */
  act(person: string, ...acts: Act[]): void {
    this.at += 1000;
    this.#n += 1;
    const decision = decide(this.session, { id: `c${this.#n}`, at: this.at, actor: { kind: "person", id: person, via: "test" }, acts });
    if (isRefusal(decision)) throw new Error(`${JSON.stringify(acts)} refused: ${JSON.stringify(decision)}`);
    const done = decision.session.done;
    for (const event of decision.events) this.session = fold([numbered(this.session, event)], this.session);
    this.session = { ...this.session, done };
  }
}

class Done extends Error {}

function restriction(said: unknown): Loose {
  if (typeof said === "string") return { is: said };
  const value = said as Loose;
  if ("blocked" in value) return { is: "blocked", reasons: value.blocked, ...(value.note === undefined ? {} : { note: value.note }) };
  if ("changes" in value) return { is: "changes", fields: value.changes };
  if ("dropped" in value) return { is: "dropped", why: value.dropped };
  return "merged" in value ? { is: "merged", into: value.merged } : { is: "permitted", why: value.permitted };
}

function withId({ key, staffSees, ...rest }: Loose): Loose {
  return {
    id: key,
    ...rest,
    ...(staffSees === undefined ? {} : { staffSees: staffSees === true ? "yes" : staffSees === false ? "no" : staffSees }),
  };
}

/** Plays a script (the format of the workshops) through the engine, act by act. */
export function play(script: Script, { stop, also }: Playing = {}): Session {
  const table = new Table(parseInstant(script.startedAt ?? "2026-11-09T09:00:00Z") ?? 0);
  const host = Object.entries(script.people).find(([, one]) => one.role === "facilitator")?.[0] ?? "";
  const today = dateIn(table.at, script.timezone);
  let n = 0;
  const fresh = () => `x${(n += 1)}`;
  const act = (acts: unknown, by = host) => table.act(by, acts as Act);
  const close = (step: string, part: number) => {
    if (stop === `${step}/${part}`) throw new Done();
    act({ do: "confirm", step, part });
  };
  const row = (step: string, list: string, { id, ...values }: Loose) =>
    act({ do: "add-row", step, part: 0, list, id: id ?? fresh(), values });
  const dateOf = (said: string) => {
    const working = /^\+(\d+)wd$/.exec(said)?.[1];
    const days = /^\+(\d+)d$/.exec(said)?.[1];
    return working !== undefined ? addWorkingDays(today, Number(working)) : days !== undefined ? addDays(today, Number(days)) : said;
  };
  const collect = (id: string, step: Step) => {
    for (const { key, by, anonymous, ...values } of step.ideas ?? [])
      act({ do: "add", step: id, part: 0, id: key ?? fresh(), values, ...(anonymous ? { anonymous, receipt: "r" } : {}) }, by);
    close(id, 0);
  };
  const converge = (id: string, step: Step) => {
    collect(id, step);
    for (const each of step.merge ?? []) act({ do: "merge", step: id, part: 1, ...each });
    for (const [person, keys] of Object.entries(step.votes ?? {}))
      for (const key of new Set(keys))
        act({ do: "vote", step: id, part: 1, item: key, dots: keys.filter((one) => one === key).length }, person);
    if (stop !== `${id}/1`) act({ do: "keep", step: id, part: 1, items: [step.keep].flat() });
    if (step.waive !== undefined) act({ do: "waive", step: id, part: 1, rule: "problems.no-long-horizon", why: step.waive });
    close(id, 1);
  };
  const cells = (id: string, values: Loose) => {
    for (const [path, value] of Object.entries(values)) act({ do: "set", step: id, part: 0, path, value });
  };
  const play = (id: string, step: Step) => {
    switch (id) {
      case "purpose":
        collect(id, step);
        act({ do: "propose", step: id, part: 1, item: "one", value: { is: "sentence", text: step.keep } });
        return close(id, 1);
      case "reasons":
      case "problems":
      case "offer":
        return converge(id, step);
      case "customer":
        for (const type of step.types as Loose[]) row(id, "types", withId(type));
        if (step.focus !== undefined) cells(id, { focus: step.focus });
        return close(id, 0);
      case "ideal-client":
        if (step.skip !== undefined) return act({ do: "skip", step: id, why: step.skip });
        cells(id, step);
        return close(id, 0);
      case "pains": {
        const conflicts = (step.conflicts ?? []) as Loose[];
        for (const list of ["organisation", "buyer"]) for (const text of (step[list] ?? []) as string[]) row(id, list, { text });
        conflicts.forEach(({ organisation, buyer }, place) => row(id, "conflicts", { id: `k${place}`, organisation, buyer }));
        close(id, 0);
        conflicts.forEach(({ answer }, place) => {
          if (answer !== undefined) act({ do: "propose", step: id, part: 1, item: `k${place}`, value: { is: "answer", text: answer } });
        });
        return conflicts.length === 0 ? undefined : close(id, 1);
      }
      case "current-journey":
        cells(id, Object.fromEntries(["from", "to"].flatMap((key) => (step[key] === undefined ? [] : [[key, step[key]]]))));
        for (const each of step.touchpoints as Loose[]) row(id, "items", withId(each));
        return close(id, 0);
      case "ratings":
        for (const [person, marks] of Object.entries(step as unknown as Record<string, Record<string, [number, number]>>))
          for (const [item, [emotion, impact]] of Object.entries(marks))
            act({ do: "rate", step: id, part: 0, item, values: { emotion, impact } }, person);
        return close(id, 0);
      case "restrict":
        for (const [item, said] of Object.entries(step)) act({ do: "propose", step: id, part: 0, item, value: restriction(said) });
        return close(id, 0);
      case "replace":
        close(id, 0);
        for (const [item, said] of Object.entries(step)) {
          const value = said as Loose;
          act({
            do: "propose",
            step: id,
            part: 1,
            item,
            value: "with" in value ? { is: "with", touchpoints: (value.with as Loose[]).map(withId) } : restriction(value),
          });
        }
        return close(id, 1);
      case "new-journey":
        for (const each of (step.added ?? []) as Loose[]) row(id, "items", withId(each));
        act({ do: "order", step: id, part: 0, items: step.order });
        for (const [item, value] of Object.entries((step.expected ?? {}) as Loose))
          act({ do: "set", step: id, part: 0, path: `items/${item}/expected`, value });
        return close(id, 0);
      case "audit":
        if (step.goalReached !== undefined)
          cells(id, { goalReached: step.goalReached === true ? "yes" : step.goalReached === false ? "no" : step.goalReached });
        for (const { finding, touchpoint, answer, note } of (step.answers ?? []) as Loose[])
          act({ do: "answer", step: id, part: 0, finding: `${finding as string}:${touchpoint as string}`, answer, note, draft: false });
        act({ do: "rest", step: id, part: 0, answer: step.rest ?? "accept", draft: false, all: true });
        return close(id, 0);
      case "actions":
        for (const { cost, deadline, covers, ...rest } of step as unknown as Loose[]) {
          const [kind, amount] =
            cost !== undefined && typeof cost === "object" ? (Object.entries(cost as object)[0] ?? []) : [cost, undefined];
          const more = {
            ...(kind === undefined ? {} : { cost: kind }),
            ...(amount === undefined ? {} : { amount }),
            ...(deadline === undefined ? {} : { deadline: dateOf(String(deadline)) }),
          };
          row(id, "items", { ...rest, ...more });
          for (const [touchpoint, why] of Object.entries((covers ?? {}) as Loose)) row(id, "covers", { touchpoint, why });
        }
        return close(id, 0);
      case "governance": {
        const { steeringGroup, listening, figures, costsToLower, ...rest } = step;
        const { next, ...group } = (steeringGroup ?? {}) as Loose;
        cells(id, { ...rest, ...group, ...(next === undefined ? {} : { next: dateOf(String(next)) }) });
        for (const each of (listening ?? []) as Loose[]) row(id, "listening", each);
        for (const text of (figures ?? []) as string[]) row(id, "figures", { text });
        for (const text of (costsToLower ?? []) as string[]) row(id, "costsToLower", { text });
        return close(id, 0);
      }
      default:
        if (step.obstacle !== undefined) cells(id, { obstacle: step.obstacle });
        return close(id, 0);
    }
  };
  try {
    const { title, crisis, track, language, timezone } = script;
    const about = {
      title,
      crisis,
      track,
      language,
      timezone,
      sells: script.sells ?? "people",
      playbook: "crisis-redesign",
      currency: "EUR",
      pace: "live",
      script: true,
    };
    act({ do: "start", ...about, steps: Object.keys(script.steps), dots: { each: 3, perItem: 2 }, person: host });
    for (const [person, { role = "participant", timezone: zone }] of Object.entries(script.people))
      if (person !== host) act({ do: "join", person, role, ...(zone ? { zone } : {}) });
    if (stop === "lobby") throw new Done();
    act({ do: "begin" });
    for (let turns = 0; table.session.status === "running" && turns < 40; turns += 1) {
      const open = table.session.steps[table.session.here]?.id ?? "";
      play(open, (script.steps[open] ?? {}) as Step);
    }
  } catch (error) {
    if (!(error instanceof Done)) throw error;
  }
  also?.(table);
  return table.session;
}

/** The report of a script played as told; people go by their names in the script. */
export function reportOf(script: Script, playing: Playing = {}): Report {
  const session = play(script, playing);
  return buildReport(session, { names: (person) => script.people[person]?.name ?? person, at: session.lastAt });
}
