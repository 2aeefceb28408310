import type { Path } from "./yaml.ts";

/**
 * The ids that a script's own names get. A key may be any text, "constructor" included; an id is safe everywhere. What nobody defined gets
 * an id too, which then belongs to nothing, so that the session itself refuses it. `pathOf` leads from an id back to the file.
 */
export type Names = {
  readonly person: (key: string) => string;
  readonly touchpoint: (key: string) => string;
  /** `step` keeps apart what two steps may call by one name; without a key it is something that is never named again */
  readonly item: (step: string, key: string | undefined, path: Path) => string;
  /** notes where the thing with this id stands, and gives the id back */
  readonly at: (id: string, path: Path) => string;
  readonly pathOf: (id: string) => Path | undefined;
  /** the script's own key of an id */
  readonly keyOf: (id: string) => string | undefined;
};

/** Names for one run; `fresh` makes an id that nothing has yet. */
export function createNames(fresh: () => string): Names {
  const ids = new Map<string, string>();
  const keys = new Map<string, string>();
  const paths = new Map<string, Path>();
  function named(kind: string, key: string): string {
    const known = ids.get(`${kind} ${key}`);
    if (known !== undefined) return known;
    const id = fresh();
    ids.set(`${kind} ${key}`, id);
    keys.set(id, key);
    return id;
  }
  function at(id: string, path: Path): string {
    if (!paths.has(id)) paths.set(id, path);
    return id;
  }
  return {
    person: (key) => named("person", key),
    touchpoint: (key) => named("touchpoint", key),
    item: (step, key, path) => at(key === undefined ? fresh() : named(step, key), path),
    at,
    pathOf: (id) => paths.get(id),
    keyOf: (id) => keys.get(id),
  };
}
