import { newId } from "#lib/ids.ts";
import type { Json } from "#steps/field.ts";
import type { Names } from "../../src/cli/workshop/names.ts";

/** What a script calls by name, with the ids that a live session has given: until it has, a stand-in that `live` puts right later. */
export type LiveNames = Names & {
  /** what stood in for something now has this id */
  readonly bind: (standIn: string, id: string) => void;
  /** the same with the ids of the session in it */
  readonly live: <Value extends Json>(value: Value) => Value;
};

/** Names for one run. A plan made from them later on holds the ids that were known by then. */
export function liveNames(): LiveNames {
  const ids = new Map<string, string>();
  const bound = new Map<string, string>();
  const named = (name: string): string => {
    const id = ids.get(name) ?? newId();
    ids.set(name, id);
    return bound.get(id) ?? id;
  };
  function live<Value extends Json>(value: Value): Value {
    if (typeof value === "string") return (bound.get(value) ?? value) as Value;
    if (Array.isArray(value)) return value.map((one: Json) => live(one)) as unknown as Value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, live(one as Json)])) as Value;
  }
  return {
    person: (key) => named(`person ${key}`),
    touchpoint: (key) => named(`touchpoint ${key}`),
    item: (step, key, path) => named(key === undefined ? `at ${path.join("/")}` : `${step} ${key}`),
    at: (id) => id,
    pathOf: () => undefined,
    keyOf: () => undefined,
    bind: (standIn, id) => void bound.set(standIn, id),
    live,
  };
}
