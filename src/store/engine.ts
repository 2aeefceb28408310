import type { Db } from "./schema.ts";

/** A database of either kind: queries, the notifications of `channel`, and its end. */
export type Engine = {
  readonly db: Db;
  /** Hears the payloads of all processes from the moment the promise is kept; `gap` is called when some may have been missed. */
  readonly listen: (heard: (payload: string) => void, gap: () => void) => Promise<void>;
  readonly close: () => Promise<void>;
};

export const channel = "teekond";
