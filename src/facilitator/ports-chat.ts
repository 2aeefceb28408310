import type { Json } from "#lib/json.ts";
import type { Card } from "#talk/card.ts";

/** Names a place. Its `id` is minted by who adds it, and unique over all sessions. */
export type PlaceKey = { readonly tenant: string; readonly session: string; readonly id: string };

/** Why nothing is drawn in a place any more (a code of `GoneWhy`), and since when (epoch ms). */
export type Broken = { readonly why: string; readonly at: number };

/**
 * Where a session is drawn: a thread of a chat, or somebody's direct messages. `at` is its address as one text, with all that makes it unique
 * on the platform (workspace, channel, thread): one session lives in one thread. `person`: whose direct messages; many sessions may come there.
 */
export type Place = PlaceKey & {
  readonly platform: string;
  readonly at: string;
  readonly address: Json;
  readonly person: string | null;
  readonly broken: Broken | null;
};

/** The places of sessions. Every method rejects with `Unreachable` when the database is away. */
export interface Places {
  /**
   * Answers with the place that holds this address now: another session's, if the thread was theirs before; the same one, if it was added
   * before. Undefined where the session is gone.
   */
  add(place: Omit<Place, "broken">): Promise<Place | undefined>;
  /** Forgets the place; what people have seen there stays. */
  remove(place: PlaceKey): Promise<void>;
  /** By its id alone, as news tell of it. */
  ofSession(session: string): Promise<readonly Place[]>;
  /** Which session lives in this thread; never somebody's direct messages. */
  placeAt(platform: string, at: string): Promise<Place | undefined>;
  ofPlatform(platform: string): Promise<readonly Place[]>;
  /** Nothing is drawn there from now on, and the session's other places are looked at anew. False when it was broken before: the first reason stays. */
  breakOff(place: PlaceKey, broken: Broken): Promise<boolean>;
  /** It is drawn again, from what stands there. False when it was not broken. */
  mend(place: PlaceKey): Promise<boolean>;
  /** Unbroken places that were not drawn since their session changed, or whose time to be looked at has come; by id, after `after`. */
  lagging(look: Lagging): Promise<readonly Place[]>;
}

export type Lagging = { readonly platforms: readonly string[]; readonly now: number; readonly after: string; readonly limit: number };

/** Who draws a place: the holder of its lease, by the fence of the lease. */
export type Hold = PlaceKey & { readonly fence: number };

/**
 * What stands in a place under a key. `posting`: a post was begun and its end is not known. `version` is the digest of the card as drawn;
 * "" where what stands there is not known for sure.
 */
export type ShownCard = {
  readonly key: string;
  readonly version: string;
  readonly state: "posting" | "shown";
  readonly ref: string | null;
};

/** The key under which the message is known that a card left behind when it was shown again further down. */
export function leftBehind(key: string): string {
  return `left ${key}`;
}

/** `revision` of the session at the claim, or later than what is drawn from it; `calledAt`: when the platform was last called for this place. */
export type Claimed = {
  readonly place: Place;
  readonly revision: number;
  readonly calledAt: number | null;
  readonly shown: readonly ShownCard[];
};

/**
 * What stands in the places. Once a place was claimed under a fence, whoever held it before can begin nothing there; what they had begun they
 * may still end. False: refused so, or it no longer stands as was thought.
 */
export interface Shown {
  /** Undefined when the place is gone or broken, or a later holder claimed it. */
  claim(hold: Hold): Promise<Claimed | undefined>;
  /** Before a post, also one that is repeated after doubt. */
  posting(hold: Hold, post: { readonly key: string; readonly version: string; readonly now: number }): Promise<boolean>;
  /** The message of a post stands, made or found. */
  posted(hold: Hold, post: { readonly key: string; readonly ref: string; readonly version: string }): Promise<boolean>;
  /** It surely does not stand. */
  notPosted(hold: Hold, key: string): Promise<void>;
  /** Before an edit: until its end nobody knows what stands there. */
  editing(hold: Hold, edit: { readonly key: string; readonly ref: string; readonly now: number }): Promise<boolean>;
  /** The message stands so. False when somebody else edited it meanwhile: then it counts as not known, and the place lags. */
  edited(hold: Hold, edit: { readonly key: string; readonly ref: string; readonly version: string }): Promise<boolean>;
  /** Somebody wants the card at the bottom: it is posted anew at the next look. Answers with the message that it leaves behind, if it stood. */
  anew(place: PlaceKey, key: string): Promise<string | undefined>;
  /** Somebody deleted the message. */
  gone(hold: Hold, message: { readonly key: string; readonly ref: string }): Promise<void>;
  /** All that was wanted at `revision` stands; `until`: when the clock alone will want something else. */
  drawn(hold: Hold, as: { readonly revision: number; readonly until: number | null }): Promise<void>;
}

/**
 * A card to be posted; `again`: it may stand there already, nobody can tell, so it says that it is repeated. `left`: the message that it leaves
 * behind, which is another one although it may look the same.
 */
export type Posting = Card & { readonly again?: true; readonly left?: string };

/** How fast a platform may be called, in milliseconds. */
export type Rates = {
  /** between two posts in one channel */
  readonly post: number;
  /** between two edits of one message */
  readonly edit: number;
  /** edits in one workspace: never more than `most` within `within`, never more than `atOnce` in one go */
  readonly edits: { readonly most: number; readonly within: number; readonly atOnce: number };
  /** after so long without an answer a call counts as doubtful */
  readonly patience: number;
};

/** Whose limits a place shares. */
export type Limits = { readonly channel: string; readonly workspace: string };

/**
 * What a platform gives. Calls are never repeated inside, and reject with one of `reconcile/trouble.ts`, or with `Unreachable` where
 * nothing was accepted for sure.
 */
export interface Chat {
  readonly platform: string;
  readonly rates: Rates;
  limits(place: Place): Limits;
  /** Answers with what names the message for `edit`. */
  post(place: Place, card: Posting, key: string): Promise<string>;
  edit(place: Place, ref: string, card: Card): Promise<void>;
  /** Looks for the message of a key after doubt; rejects with `Refused` in places where it may not look. */
  find?(place: Place, key: string): Promise<string | undefined>;
}

/** How long what was typed is kept for another try. */
export const draftMs = 15 * 60_000;

/**
 * What somebody has typed that is not sent yet, or was refused: kept under a random token (`newToken`) which only their own buttons carry, without
 * the person, in no backup. Every method rejects with `Unreachable` when the database is away.
 */
export interface Drafts {
  /** `until` (epoch ms): not to be found from then on. What was kept under the token before is replaced. */
  keep(token: string, draft: Json, until: number): Promise<void>;
  read(token: string, now: number): Promise<Json | undefined>;
  drop(token: string): Promise<void>;
  /** Forgets those whose time is over. */
  sweep(now: number): Promise<void>;
}

/** What one process notes for the next, so that a platform is told once what it knows already. */
export interface Marks {
  read(name: string): Promise<string | undefined>;
  write(name: string, mark: string): Promise<void>;
}
