import type { Clock } from "#lib/clock.ts";

/** Somebody writes just now in the field with this form key (`set:<step>/<part>:<path>`). */
export type Flag = { readonly person: string; readonly at: string };

/** Where people write, by session: only in memory, and only for a moment. */
export type Flags = {
  /** `at` "" takes the person's flag down. True when anything shown changed. */
  readonly raise: (session: string, flag: Flag) => boolean;
  readonly of: (session: string) => readonly Flag[];
  /** Takes down what was not renewed in time; answers with the sessions where that changed something. */
  readonly sweep: () => readonly string[];
};

/** Who has been silent for so long does not write any more. */
const silenceMs = 10_000;

/** No flags yet. */
export function createFlags(clock: Clock): Flags {
  const raised = new Map<string, Map<string, { readonly at: string; readonly until: number }>>();
  function lower(session: string, person: string): boolean {
    const flags = raised.get(session);
    const was = flags?.delete(person) ?? false;
    if (flags?.size === 0) raised.delete(session);
    return was;
  }
  function sweep(session: string): boolean {
    const late = [...(raised.get(session) ?? [])].filter(([, { until }]) => until <= clock.now());
    for (const [person] of late) lower(session, person);
    return late.length > 0;
  }
  return {
    raise(session, { person, at }) {
      if (at === "") return lower(session, person);
      const flags = raised.get(session) ?? new Map<string, { readonly at: string; readonly until: number }>();
      const before = flags.get(person)?.at;
      raised.set(session, flags.set(person, { at, until: clock.now() + silenceMs }));
      return before !== at;
    },
    of: (session) => [...(raised.get(session) ?? [])].flatMap(([person, { at, until }]) => (until > clock.now() ? [{ person, at }] : [])),
    sweep: () => [...raised.keys()].filter(sweep),
  };
}
