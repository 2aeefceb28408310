import type { Ledger } from "#facilitator/ports.ts";

/** What an open page is told to look at: the session changed, somebody should be nudged, the server goes. */
export type Stir = { readonly kind: "change" } | { readonly kind: "nudge"; readonly people: readonly string[] } | { readonly kind: "bye" };
type Ear = (stir: Stir) => void;

/** The open pages of this process, by session. */
export type Hub = {
  /** From now on `ear` hears of the session for `person`; answers with what ends it. Of somebody's too many pages the oldest goes. */
  readonly open: (session: string, person: string, ear: Ear) => () => void;
  readonly stir: (session: string, stir: Stir) => void;
  /** How many pages are open. */
  readonly size: () => number;
  readonly close: () => void;
};

/** How many pages of one session a person may have open: more than anybody looks at, and lost connections that nobody has noticed yet. */
const mostPages = 50;

/** Passes on what the ledger tells to the open pages; after a gap all of them look again. */
export async function createHub(ledger: Pick<Ledger, "subscribe">): Promise<Hub> {
  const open = new Map<string, Map<Ear, string>>();
  function stir(session: string, what: Stir): void {
    for (const ear of open.get(session)?.keys() ?? []) ear(what);
  }
  function stirAll(what: Stir): void {
    for (const session of open.keys()) stir(session, what);
  }
  const end = await ledger.subscribe((change) =>
    change.kind === "gap" ? stirAll({ kind: "change" }) : stir(change.session, { kind: "change" }),
  );
  return {
    open(session, person, ear) {
      const ears = open.get(session) ?? new Map<Ear, string>();
      open.set(session, ears.set(ear, person));
      const own = [...ears].filter(([, whose]) => whose === person).map(([each]) => each);
      for (const oldest of own.slice(0, -mostPages)) {
        ears.delete(oldest);
        oldest({ kind: "bye" });
      }
      return () => {
        ears.delete(ear);
        if (ears.size === 0) open.delete(session);
      };
    },
    stir,
    size: () => [...open.values()].reduce((sum, ears) => sum + ears.size, 0),
    close() {
      end();
      stirAll({ kind: "bye" });
    },
  };
}
