/** What many pages of a session would read or draw alike, worked out once until something changes. */
export type Memo = { readonly once: <T>(key: string, make: () => T) => T };

/** More than a session's pages ever ask for; beyond it all is forgotten, which costs time and nothing else. */
const mostKeys = 200;

/** An empty memo. What is kept under a key is for everybody who asks by it: nothing that only one person may see goes in. A promise that fails is forgotten. */
export function createMemo(): Memo {
  const kept = new Map<string, unknown>();
  return {
    once<T>(key: string, make: () => T): T {
      if (kept.has(key)) return kept.get(key) as T;
      if (kept.size >= mostKeys) kept.clear();
      const made = make();
      kept.set(key, made);
      if (made instanceof Promise) made.catch(() => kept.delete(key));
      return made;
    },
  };
}
