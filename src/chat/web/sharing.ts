import { type HelpStanding, helpOf } from "#facilitator/help-door.ts";
import { type Kept, keptOf } from "#facilitator/kept.ts";
import { leaderSeenAt } from "#facilitator/leader.ts";
import { viewSession } from "#session/view.ts";
import { board } from "./board/board.ts";
import type { Desk } from "./desk.ts";
import { type LostThread, lostThreads } from "./lost-threads.ts";
import type { Memo } from "./memo.ts";
import type { PageContext } from "./page.ts";
import type { Visit } from "./visit.ts";

/**
 * The same desk, where what every page of one session reads alike is read once: the session, its people, who is here. Logins are not among it.
 * What was read for one tenant is not told to another: who comes by a login of elsewhere finds nothing, and leaves no "nothing" to the others.
 */
export function sharedDesk(desk: Desk, memo: Memo): Desk {
  const { facilitator, people, presence } = desk;
  return {
    ...desk,
    facilitator: { ...facilitator, look: (tenant, id) => memo.once(`session ${tenant}`, () => facilitator.look(tenant, id)) },
    people: { ...people, people: (tenant, ids) => memo.once(`people ${tenant} ${ids.join(" ")}`, () => people.people(tenant, ids)) },
    presence: {
      ...presence,
      present: (tenant, id, since) => memo.once(`present ${tenant}`, () => presence.present(tenant, id, since)),
    },
  };
}

/** When a facilitator was last here; searched for once, not by each page. */
export function leaderSeen(desk: Desk, visit: Visit, memo: Memo): Promise<number | null> {
  return memo.once("leader", () => leaderSeenAt({ presence: desk.presence, standing: visit.standing, now: desk.clock.now() }));
}

/** The lost threads of the session; looked for once, not by each page. */
export function sharedLost({ places }: Desk, { standing }: Visit, memo: Memo): Promise<readonly LostThread[]> {
  return memo.once(`lost ${standing.tenant}`, () => lostThreads(places, standing));
}

/** How far the session is kept elsewhere; looked up once, not by each page. */
export function sharedKept({ keeping }: Desk, { standing }: Visit, memo: Memo): Promise<Kept | undefined> {
  return memo.once(`kept ${standing.tenant}`, () => keptOf(keeping, standing));
}

/** How the help of a language model stands; looked up once, not by each page. */
export function sharedHelp({ helping, clock }: Desk, { standing }: Visit, memo: Memo): Promise<HelpStanding | undefined> {
  return memo.once(`help ${standing.tenant}`, () => helpOf(helping, standing, clock.now()));
}

/** The page as somebody sees it who has no part in the session: nothing of a viewer is left in it but the language. */
function asStranger(ctx: PageContext, { standing }: Visit, memo: Memo): PageContext {
  const { open: _, refused: __, ...rest } = ctx;
  const view = memo.once(`view ${standing.revision}`, () => viewSession(standing.session, { person: null }, ctx.now));
  return { ...rest, view, facilitator: false, earlier: null, csrf: "", mint: () => "" };
}

/**
 * The board of one language, drawn once for all who read it. It is drawn from what everybody may see, so that nothing hidden can come to
 * anybody by it; that each viewer's own board is this very one is proved in `test/chat/web/safety/shared.test.ts`.
 */
export function sharedBoard(ctx: PageContext, visit: Visit, memo: Memo): string {
  return memo.once(`board ${visit.standing.revision} ${ctx.language}`, () => String(board(asStranger(ctx, visit, memo))));
}
