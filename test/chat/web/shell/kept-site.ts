import { createKeeping } from "#facilitator/keeping.ts";
import { keepingDoor } from "#facilitator/kept.ts";
import { systemTimer } from "#lib/timer.ts";
import type { Act } from "#session/command.ts";
import { openStep } from "#session/state.ts";
import { createNotionKeeper } from "../../../../src/publish/notion/notion.ts";
import { Receipt } from "../../../../src/publish/notion/receipt.ts";
import { type NotionPeer, openNotionPeer } from "../../../peers/notion/notion.ts";
import { assemble, type Crew, does, through } from "../safety/crew.ts";
import { openSite, type Site } from "./site.ts";

const plan = { step: "actions", part: 0 } as const;

/** Titles that a page must not take for more than text. */
export const titles = { a1: 'Film <b>the</b> "video" & visit', a2: "Call the <script>alert(1)</script> press" } as const;

/** A site of which results are kept in a Notion where people work. */
export type KeptSite = Site & {
  readonly notion: NotionPeer;
  readonly parent: string;
  /** time goes by, then the server looks */
  readonly tick: (ms?: number) => Promise<number>;
  /** a published session: Tom owns a1, Otto (from outside) a2 */
  readonly published: (more?: Record<string, string>) => Promise<Crew>;
  /** the row of an action in Notion */
  readonly rowOf: (crew: Pick<Crew, "id">, action: string) => Promise<string>;
  /** the data source of the plan */
  readonly planOf: (crew: Pick<Crew, "id">) => Promise<string>;
};

async function publish(site: Site, crew: Crew): Promise<void> {
  const lead = (...acts: readonly Act[]) => does(site, crew, crew.ids.Niamh, ...acts);
  await through(site, crew, "actions");
  for (const [id, owner] of Object.entries({ a1: crew.ids.Tom, a2: crew.ids.Otto })) {
    const values = { title: titles[id as keyof typeof titles], touchpoints: ["n1"], owner, deadline: "2099-11-20" };
    await lead({ do: "add-row", ...plan, list: "items", id, values });
  }
  for (let guard = 0; guard < 6; guard += 1) {
    const standing = await site.ports.facilitator.look("web", crew.id);
    const step = standing === undefined ? undefined : openStep(standing.session);
    if (step === undefined) return;
    await lead({ do: "confirm", step: step.id, part: step.part });
  }
}

/** Opens it; `close` closes all of it. */
export async function openKeptSite(troubles: unknown[]): Promise<KeptSite> {
  const bare = await openSite();
  const { clock, store } = bare;
  const notion = await openNotionPeer({ clock });
  const { id: parent } = notion.seed.page({ title: "Workshops" });
  const keeper = createNotionKeeper(
    { token: notion.token, baseUrl: notion.url, perSecond: 1000, parent },
    { receipts: store.receipts, clock, timer: systemTimer },
  );
  const keeping = keepingDoor(keeper, { ...store, hasParent: true, serves: () => true, timer: systemTimer });
  const { createWeb } = await import("#chat/web/server.ts");
  bare.web.close();
  const web = await createWeb({ ...bare.ports, keeping });
  const site: Site = { ...bare, web };
  const ports = { ...store, ...bare.ports, keepers: [keeper], timer: systemTimer, who: "me", link: null };
  const service = createKeeping({ ...ports, trouble: (_, error) => troubles.push(error) });
  const receipt = async ({ id }: Pick<Crew, "id">) => Receipt.parse(await store.receipts.load("web", id, "notion")).databases["actions"];
  return {
    ...site,
    notion,
    parent,
    tick(ms = 61_000) {
      clock.advance(ms);
      return service.tick();
    },
    async published(more = { language: "en" }) {
      const crew = await assemble(site, more);
      await publish(site, crew);
      return crew;
    },
    rowOf: async (crew, action) => (await receipt(crew))?.rows[action]?.page ?? "",
    planOf: async (crew) => (await receipt(crew))?.source ?? "",
    async close() {
      web.close();
      await store.close();
      await notion.close();
    },
  };
}
