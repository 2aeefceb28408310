import type { Timer } from "#lib/timer.ts";
import { type Refusal, refuse } from "#talk/refusal.ts";
import type { Keeper, KeeperUser, Keeping, Keepings, KeepingState, Matches } from "./ports-keep.ts";
import type { Standing } from "./shelf.ts";

/** Where results can be kept beside here, as doors know it. `hasParent`: a page that they go below is set already. */
export type KeepingDoor = {
  /** id of the keeper */
  readonly keeper: string;
  readonly hasParent: boolean;
  /** whether results of a tenant may go there: it is one workspace, with its own people, and tenants do not know each other */
  readonly serves: (tenant: string) => boolean;
  readonly keepings: Pick<Keepings, "ofSession" | "want">;
  readonly matches: Matches;
  /** Who could own actions there; undefined where nobody says so just now. Never rejects. */
  readonly users: () => Promise<readonly KeeperUser[] | undefined>;
  /** As if nothing had ever stood there. */
  readonly forget: (tenant: string, session: string) => Promise<void>;
};

/** How far a session is kept elsewhere; `keeping` is undefined where nobody has asked for it. */
export type Kept = { readonly hasParent: boolean; readonly keeping: Keeping | undefined };

/** The same with who could own actions there, where that is asked; `matched`: who people are there, as was confirmed. */
export type KeptWithUsers = Kept & {
  readonly users?: readonly KeeperUser[];
  readonly matched?: ReadonlyMap<string, string>;
};

/** Whoever asks waits no longer than this: a chat wants its answer within three seconds. */
const patienceMs = 1_500;

type DoorPorts = Pick<KeepingDoor, "hasParent" | "serves" | "matches" | "keepings"> & { readonly timer: Timer };

/** A keeper as doors know it. */
export function keepingDoor(keeper: Keeper, { timer, ...ports }: DoorPorts): KeepingDoor {
  return {
    ...ports,
    keeper: keeper.id,
    forget: (tenant, session) => keeper.forget(tenant, session),
    users() {
      const told = keeper.users().catch(() => undefined);
      return new Promise((resolve) => {
        const stop = timer.after(patienceMs, () => resolve(undefined));
        void told.then((users) => {
          stop();
          resolve(users);
        });
      });
    },
  };
}

type At = Pick<Standing, "tenant" | "id">;

/** How far the session is kept; undefined where its result can be kept nowhere. Rejects with `Unreachable` while the database is away. */
export async function keptOf(door: KeepingDoor | undefined, { tenant, id }: At): Promise<Kept | undefined> {
  if (door === undefined || !door.serves(tenant)) return undefined;
  const all = await door.keepings.ofSession(tenant, id);
  return { hasParent: door.hasParent, keeping: all.find((one) => one.keeper === door.keeper) };
}

/** The same, and who could own actions there. */
export async function keptWithUsers(door: KeepingDoor | undefined, at: At): Promise<KeptWithUsers | undefined> {
  const kept = await keptOf(door, at);
  if (door === undefined || kept === undefined) return undefined;
  const [users, matched] = await Promise.all([door.users(), door.matches.of(at.tenant, door.keeper)]);
  return { ...kept, matched, ...(users === undefined ? {} : { users }) };
}

/** Whether it is being kept, or will be by itself. */
export function isUnderWay(state: KeepingState | undefined): boolean {
  return state?.is === "waiting" || state?.is === "working";
}

/** Whether a page has to be named before anything can be kept. */
export function wantsParent({ hasParent, keeping }: Kept): boolean {
  return !hasParent && (keeping === undefined || (keeping.parent === "" && keeping.state.url === undefined && keeping.kept < 0));
}

/** Whether what is in the way is the page that it goes below. */
export function isAboutParent(state: KeepingState | undefined): boolean {
  return state?.is === "failed" && (state.why === "no-parent" || state.why === "object_not_found");
}

/** What a facilitator wants: `parent`, the page that it goes below (empty: where it was to go); `anew`: another page for one that is gone. */
export type Wish = { readonly parent: string; readonly anew: boolean };

const longestParent = 500;

/**
 * Has a session kept, now or once more. The same wish twice has one effect: what is under way is left alone, and a page is made anew only where
 * the one before is gone. Rejects with `Unreachable` while the database is away.
 */
export async function keepResult(
  door: KeepingDoor,
  { tenant, id }: At,
  wish: Wish & { readonly now: number },
): Promise<Refusal | undefined> {
  const kept = await keptOf(door, { tenant, id });
  if (kept === undefined) return refuse("act.not-allowed");
  const { keeping } = kept;
  const parent = wish.parent.trim().slice(0, longestParent);
  if (parent === "" && wantsParent(kept)) return refuse("text.empty", { field: "parent" });
  if (parent === "" && isUnderWay(keeping?.state)) return undefined;
  const isGone = keeping?.state.is === "failed" && keeping.state.why === "gone";
  if (wish.anew && isGone) await door.forget(tenant, id);
  await door.keepings.want({ tenant, session: id, keeper: door.keeper }, parent, wish.now);
  return undefined;
}

/** What stands in a form for "nobody there"; no keeper calls a user so. */
export const nobodyThere = "-";
/** Fields that say who somebody is there begin so; the person's id follows. */
export const userField = "u.";

/** Whom a form asks about, of the owners of actions: who is nobody there by its own word, then whoever was confirmed before. */
export function peopleAsked({ keeping, matched }: KeptWithUsers, owners: readonly string[]): readonly string[] {
  const unmatched = keeping?.state.is === "stands" ? keeping.state.unmatched : [];
  return [...unmatched, ...owners.filter((one) => matched?.has(one) === true && !unmatched.includes(one))];
}

/** Whom somebody is there most likely: as was confirmed, else the only one of that name. Undefined where nobody can tell. */
export function likelyUser(
  { users = [], matched }: KeptWithUsers,
  { id, name }: { readonly id: string; readonly name: string },
): string | undefined {
  const confirmed = matched?.get(id);
  if (confirmed === "") return nobodyThere;
  if (users.some((one) => one.id === confirmed)) return confirmed;
  const namesakes = users.filter((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
  return namesakes.length === 1 ? namesakes[0]?.id : undefined;
}

/** Who people are there, as a form says it; what was left open is not among it. */
export function matchesIn(form: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, string> {
  const said = [...form].flatMap(([name, [user = ""]]) =>
    name.startsWith(userField) ? [[name.slice(userField.length), user] as const] : [],
  );
  return new Map(said.filter(([, user]) => user !== ""));
}

/**
 * Keeps who people of the session are there, and has what stands there brought up to date. Refused for who is not in the session, and for users
 * whom nobody knows there. Rejects with `Unreachable` while the database is away.
 */
export async function matchPeople(
  door: KeepingDoor,
  { tenant, id, session }: Standing,
  { chosen, now }: { readonly chosen: ReadonlyMap<string, string>; readonly now: number },
): Promise<Refusal | undefined> {
  if (chosen.size === 0) return undefined;
  if (!door.serves(tenant)) return refuse("act.not-allowed");
  const known = new Set([...((await door.users()) ?? []).map((one) => one.id), nobodyThere]);
  for (const [person, user] of chosen) {
    const field = `${userField}${person}`;
    if (session.people[person]?.removed !== false) return refuse("person.unknown", { field });
    if (!known.has(user)) return refuse("value.not-a-choice", { field, values: { choice: user.slice(0, 40) } });
  }
  await door.matches.save(tenant, door.keeper, new Map([...chosen].map(([person, user]) => [person, user === nobodyThere ? "" : user])));
  await door.keepings.want({ tenant, session: id, keeper: door.keeper }, "", now);
  return undefined;
}
