import { entryNow } from "#facilitator/look.ts";
import type { Place } from "#facilitator/ports-chat.ts";
import type { Action } from "#journey/redesign.ts";
import { sayDate } from "#locale/dates.ts";
import type { Language } from "#locale/languages.ts";
import { sayStep } from "#locale/steps.ts";
import { say } from "#locale/say.ts";
import { type SessionView, viewSession } from "#session/view.ts";
import { type Block, type Card, asks } from "#talk/card.ts";
import { type Line, person, said, word } from "#talk/line.ts";
import { codeOf } from "./client.ts";
import { wordsFor } from "#facilitator/doors/speaking.ts";
import type { Desk, Visitor } from "./desk.ts";
import { homeView } from "./speak.ts";
import { addressOf, sessionKey, tenantOf } from "./thread.ts";

/** How many sessions the home page looks through, newest first, and how many it shows. */
const mostLooked = 60;
const mostShown = 10;

/** A session on somebody's home page, and who they are in it: sessions that began elsewhere have people of their own. */
type Mine = { readonly tenant: string; readonly id: string; readonly me: string; readonly view: SessionView };

/** What waits for them in a session, and the way in. The key of the card tells a click which session it was. */
function cardOf({ id, me, view }: Mine, language: Language): Card {
  const { about, now, people, redesign } = view;
  const step = now !== null && view.missing.includes(me) ? sayStep(language, "title", { step: now.step, sells: about.sells }) : undefined;
  const state = step === undefined ? say(language, "door.home.nothing") : say(language, "door.home.waits", { step });
  const leads = people.filter((one) => one.role === "facilitator");
  const actions = redesign.actions.filter((one) => one.owner === me && one.status !== "done");
  const blocks: readonly Block[] = [
    { is: "lines", lines: [[said(about.title, "strong")], [word(state)], ...actions.map((one) => actionLine(one, language))] },
    { is: "quiet", lines: [leads.flatMap((one, n) => [...(n === 0 ? [] : [word(", ")]), person(one.id)])] },
    {
      is: "acts",
      buttons: [
        ...(step === undefined ? [] : [asks(say(language, "chat.nudge-here"), "here", [], "go")]),
        asks(say(language, "page.menu.so-far"), "so-far"),
        asks(say(language, "page.menu.actions"), "mine-actions"),
        asks(say(language, "page.menu"), "more"),
      ],
    },
  ];
  return { key: sessionKey(id), title: about.title, blocks };
}

function actionLine({ title, deadline }: Action, language: Language): Line {
  const due = deadline === undefined ? [] : [word(` · ${say(language, "page.actions.due", { date: sayDate(language, deadline) })}`)];
  return [word("• "), said(title.slice(0, 140)), ...due];
}

/** Whether it is still to be done for them: going on, or published with an action of theirs that is not done. */
function isOpen({ view, me }: Mine): boolean {
  if (!view.people.some((one) => one.id === me)) return false;
  return view.status !== "published" || view.redesign.actions.some((one) => one.owner === me && one.status !== "done");
}

async function mineIn(desk: Desk, { who }: Visitor, { tenant, session: id }: Pick<Place, "tenant" | "session">): Promise<Mine | undefined> {
  const known = (await desk.users.known(tenant, who))?.id;
  const standing = known === undefined ? undefined : await desk.facilitator.look(tenant, id);
  if (known === undefined || standing === undefined) return undefined;
  const me = entryNow(standing.session, known);
  return { tenant, id, me, view: viewSession(standing.session, { person: me }, desk.clock.now()) };
}

/** Everything that somebody belongs to and is not over for them: what began in this workspace, and what was brought into its threads. */
async function mine(desk: Desk, visitor: Visitor): Promise<readonly Mine[]> {
  const { workspace } = visitor;
  const tenant = tenantOf(workspace.id);
  const here = (await desk.ledger.sessions(tenant)).slice(0, mostLooked).map(({ session }) => ({ tenant, session }));
  const places = (await desk.places.ofPlatform("slack")).filter((one) => one.person === null && addressOf(one).workspace === workspace.id);
  const brought = places.filter((one) => one.tenant !== tenant).slice(-mostLooked);
  const found = await Promise.all([...here, ...brought].map((one) => mineIn(desk, visitor, one)));
  const all = found.flatMap((one) => (one !== undefined && isOpen(one) ? [one] : []));
  return all.filter((one, n) => all.findIndex((each) => each.id === one.id) === n).slice(0, mostShown);
}

async function namesIn(desk: Desk, sessions: readonly Mine[]): Promise<ReadonlyMap<string, string>> {
  const known = await Promise.all(
    sessions.map(({ tenant, view }) =>
      desk.people.people(
        tenant,
        view.people.map((one) => one.id),
      ),
    ),
  );
  return new Map(known.flat().map((one) => [one.id, one.name]));
}

/** Draws somebody's home page anew; what fails is logged and comes right at the next look. */
export async function publishHome(desk: Desk, visitor: Visitor): Promise<void> {
  const { workspace, who, client } = visitor;
  const words = wordsFor(await desk.users.known(tenantOf(workspace.id), who));
  const { language } = words;
  const sessions = await mine(desk, visitor);
  const names = await namesIn(desk, sessions);
  const empty: Card = {
    key: "home/none",
    title: say(language, "door.home.title"),
    blocks: [
      { is: "title", text: say(language, "door.home.title") },
      { is: "lines", lines: [[word(say(language, "door.home.none"))]] },
    ],
  };
  const cards = sessions.length === 0 ? [empty] : sessions.map((one) => cardOf(one, language));
  const view = homeView(cards, { ...words, name: (id) => names.get(id) ?? words.name(id) });
  await client.views.publish({ user_id: who.user, view }).catch((error: unknown) => {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "a home page could not be drawn");
  });
}
