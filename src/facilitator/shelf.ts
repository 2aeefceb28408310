import type { Session } from "#session/state.ts";

/** A session as it stands: folded, with "done" laid over it. `revision` grows with every commit. */
export type Standing = { readonly tenant: string; readonly id: string; readonly session: Session; readonly revision: number };

/** Sessions lately seen, so that a click folds a few events and not the whole log. Bounded: a thousand open sessions do not live in memory. */
export type Shelf = {
  readonly get: (tenant: string, id: string) => Standing | undefined;
  readonly put: (standing: Standing) => void;
  readonly drop: (tenant: string, id: string) => void;
};

/** How many sessions the shelf holds; the one unseen for longest goes first. */
const shelfSize = 64;

export function createShelf(): Shelf {
  const held = new Map<string, Standing>();
  const key = (tenant: string, id: string) => `${tenant} ${id}`;
  return {
    get: (tenant, id) => held.get(key(tenant, id)),
    put: (standing) => {
      const at = key(standing.tenant, standing.id);
      held.delete(at);
      held.set(at, standing);
      const oldest = held.size > shelfSize ? held.keys().next().value : undefined;
      if (oldest !== undefined) held.delete(oldest);
    },
    drop: (tenant, id) => void held.delete(key(tenant, id)),
  };
}
