import type { Change, Ledger } from "#facilitator/ports.ts";
import type { Clock } from "#lib/clock.ts";
import { createFlags, type Flag } from "./flags.ts";
import { createMemo, type Memo } from "./memo.ts";
import { readWord, type Word } from "./words.ts";

/** What an open page is told to look at: the session changed, somebody writes or has stopped, somebody should be nudged, the server goes. */
export type Stir =
  | { readonly kind: "change" }
  | { readonly kind: "writing" }
  | { readonly kind: "nudge"; readonly people: readonly string[] }
  | { readonly kind: "bye" };
type Ear = (stir: Stir) => void;

/** The open pages of this process, by session. */
export type Hub = {
  /** From now on `ear` hears of the session for `person`; answers with what ends it. Of somebody's too many pages the oldest goes. */
  readonly open: (session: string, person: string, ear: Ear) => () => void;
  readonly stir: (session: string, stir: Stir) => void;
  /** Tells the open pages of the session in every process. Rejects with `Unreachable` while the database is away. */
  readonly passOn: (session: string, word: Word) => Promise<void>;
  /** Where people write in the session just now. */
  readonly flags: (session: string) => readonly Flag[];
  /** What the session's pages may share until it changes next, or a few seconds have gone by. */
  readonly memo: (session: string) => Memo;
  /** How many pages are open. */
  readonly size: () => number;
  readonly close: () => void;
};

/** How many pages of one session a person may have open: more than anybody looks at, and lost connections that nobody has noticed yet. */
const mostPages = 50;
/** How often flags are looked at that nobody takes down. */
const sweepMs = 1000;
/** Time alone changes a session too (who is here, what is due): what is shared is never older. */
const memoMs = 5000;

type Ears = Map<string, Map<Ear, string>>;

function opening(ears: Ears): Pick<Hub, "open" | "size"> {
  return {
    open(session, person, ear) {
      const own = ears.get(session) ?? new Map<Ear, string>();
      ears.set(session, own.set(ear, person));
      const theirs = [...own].filter(([, whose]) => whose === person).map(([each]) => each);
      for (const oldest of theirs.slice(0, -mostPages)) {
        own.delete(oldest);
        oldest({ kind: "bye" });
      }
      return () => {
        own.delete(ear);
        if (own.size === 0 && ears.get(session) === own) ears.delete(session);
      };
    },
    size: () => [...ears.values()].reduce((sum, own) => sum + own.size, 0),
  };
}

/** One memo for each session, until it is dropped or old. */
function sharing(clock: Clock): { readonly memo: Hub["memo"]; readonly drop: (session: string) => void } {
  const memos = new Map<string, { readonly memo: Memo; readonly slot: number }>();
  return {
    memo(session) {
      const slot = Math.floor(clock.now() / memoMs);
      const held = memos.get(session);
      if (held?.slot === slot) return held.memo;
      for (const [id, one] of memos) if (one.slot !== slot) memos.delete(id);
      const memo = createMemo();
      memos.set(session, { memo, slot });
      return memo;
    },
    drop: (session) => void memos.delete(session),
  };
}

/** Passes on what the ledger tells to the open pages; after a gap all of them look again. */
export async function createHub(ledger: Pick<Ledger, "subscribe" | "passOn">, clock: Clock): Promise<Hub> {
  const ears: Ears = new Map();
  const flags = createFlags(clock);
  const { memo, drop } = sharing(clock);
  function stir(session: string, what: Stir): void {
    if (what.kind === "change") drop(session);
    for (const ear of ears.get(session)?.keys() ?? []) ear(what);
  }
  function stirAll(what: Stir): void {
    for (const session of ears.keys()) stir(session, what);
  }
  function heardWord(session: string, word: Word | undefined): void {
    if (word === undefined) return;
    if ("nudge" in word) stir(session, { kind: "nudge", people: word.nudge });
    else if (flags.raise(session, word.writes)) stir(session, { kind: "writing" });
  }
  function heard(change: Change): void {
    if (change.kind === "gap") stirAll({ kind: "change" });
    else if (change.kind === "word") heardWord(change.session, readWord(change.word));
    else stir(change.session, { kind: "change" });
  }
  const end = await ledger.subscribe(heard);
  const sweeping = setInterval(() => flags.sweep().forEach((session) => stir(session, { kind: "writing" })), sweepMs).unref();
  return {
    ...opening(ears),
    stir,
    passOn: (session, word) => ledger.passOn(session, word),
    flags: flags.of,
    memo,
    close() {
      end();
      clearInterval(sweeping);
      stirAll({ kind: "bye" });
    },
  };
}
