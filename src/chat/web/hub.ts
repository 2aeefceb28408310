import type { Ledger } from "#facilitator/ports.ts";

/** What an open page is told to look at: the session changed, somebody should be nudged, the server goes. */
export type Stir = { readonly kind: "change" } | { readonly kind: "nudge"; readonly people: readonly string[] } | { readonly kind: "bye" };
type Ear = (stir: Stir) => void;

/** The open pages of this process, by session. */
export type Hub = {
  /** From now on `ear` hears of the session; answers with what ends it. */
  readonly open: (session: string, ear: Ear) => () => void;
  readonly stir: (session: string, stir: Stir) => void;
  /** How many pages are open. */
  readonly size: () => number;
  readonly close: () => void;
};

/** Passes on what the ledger tells to the open pages; after a gap all of them look again. */
export async function createHub(ledger: Pick<Ledger, "subscribe">): Promise<Hub> {
  const open = new Map<string, Set<Ear>>();
  function stir(session: string, what: Stir): void {
    for (const ear of open.get(session) ?? []) ear(what);
  }
  function stirAll(what: Stir): void {
    for (const session of open.keys()) stir(session, what);
  }
  const end = await ledger.subscribe((change) =>
    change.kind === "gap" ? stirAll({ kind: "change" }) : stir(change.session, { kind: "change" }),
  );
  return {
    open(session, ear) {
      const ears = open.get(session) ?? new Set();
      open.set(session, ears.add(ear));
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
