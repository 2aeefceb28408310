/**
 * A Notion on this machine that says no where Notion does.
 *
 *   const notion = await openNotionPeer({ clock: manualClock(at) });
 *   const parent = notion.seed.page({ title: "Workshops" });        // shared with the integration unless told otherwise
 *   const niamh = notion.seed.person({ name: "Niamh", email: "niamh@harbour.example" });
 *   const client = new Client({ auth: notion.token, baseUrl: notion.url, notionVersion: "2026-03-11", retry: false });
 *
 *   notion.fail({ at: 3, kind: "503-after" });                     // the third request from now on; see faults.ts for the kinds
 *   notion.person(niamh.id).setValue(row, "Status", { status: { name: "Done" } });
 *   await notion.webhooks.subscribe(url);                          // events wait until `await notion.webhooks.send()`
 *
 *   expect(notion.snapshot()).toEqual(faultless);                  // names for ids, no times
 *   notion.requests(), notion.writes();                            // what was asked and what came of it
 *   await notion.close();                                          // throws what the peer could not play or answered wrongly
 *
 * Requests and answers are held against the types of the installed client; limits, wording and everything doubtful stand in limits.ts.
 */
import { type Clock, systemClock } from "#lib/clock.ts";
import type { Capabilities, Core, Integration } from "./core.ts";
import { type Fault, Faults } from "./faults.ts";
import { Ids } from "./ids.ts";
import { type Entry, Journal } from "./journal.ts";
import { type Bag, found } from "../json.ts";
import { type Doubts, usualDoubts } from "./limits.ts";
import { Person } from "./person.ts";
import { Limiter, type Rate } from "./rates.ts";
import type { RenderOptions } from "./drawing.ts";
import { renderPage } from "./render.ts";
import { loadTypes } from "./schema.ts";
import { Seed } from "./seed.ts";
import { serve } from "./serve.ts";
import { snapshot, type SnapshotOptions } from "./snapshot.ts";
import { Webhooks } from "./webhooks.ts";
import { World } from "./world.ts";

export type NotionOptions = {
  readonly clock?: Clock;
  /** the integration's name; "Teekond" unless told */
  readonly name?: string;
  /** what the integration may do; everything unless told */
  readonly can?: Partial<Capabilities>;
  /** a budget of requests; none unless told */
  readonly rate?: Rate;
  /** blocks that the workspace's plan allows over its whole life; no limit unless told */
  readonly blockLimit?: number;
  /** the integration may make pages at the top of the workspace; no unless told */
  readonly workspaceParent?: boolean;
  readonly doubts?: Partial<Doubts>;
  /** another seed draws other ids */
  readonly seed?: string;
};

export type NotionPeer = {
  /** `http://127.0.0.1:PORT`, for the client's `baseUrl` */
  readonly url: string;
  /** the token that is valid now */
  readonly token: string;
  /** the integration: its bot's user id, and `can`, which a test may change */
  readonly integration: Integration;
  /** everything that stands in the workspace, to be read */
  readonly world: World;
  /** makes what was there before: people, pages */
  readonly seed: Seed;
  /** somebody who works in Notion's own window */
  readonly person: (userId: string) => Person;
  readonly webhooks: Webhooks;
  readonly limiter: Limiter;
  readonly faults: Faults;
  /** the same as `faults.fail` */
  readonly fail: (fault: Fault) => void;
  readonly journal: Journal;
  readonly requests: () => readonly Entry[];
  readonly writes: () => readonly Entry[];
  /** what the peer could not play or answered wrongly; a test that provokes it empties the list */
  readonly failures: string[];
  readonly setBlockLimit: (limit: number | undefined) => void;
  /** the token is no longer valid; answers nothing */
  readonly revoke: () => void;
  /** another token takes the place of the old one */
  readonly renewToken: () => string;
  readonly snapshot: (options?: SnapshotOptions) => Bag;
  /** a page as one HTML file, in Notion's manner */
  readonly renderPage: (pageId: string, options?: RenderOptions) => string;
  /** stops listening. Throws where the peer itself failed */
  readonly close: () => Promise<void>;
};

const everything: Capabilities = {
  readContent: true,
  insertContent: true,
  updateContent: true,
  readComments: true,
  insertComments: true,
  users: "emails",
};

/** Starts a Notion on a free port of this machine. */
export async function openNotionPeer(options: NotionOptions = {}): Promise<NotionPeer> {
  await loadTypes();
  const made: { core?: Core } = {};
  const { server, base } = await serve(() => found(made.core, "the peer is not ready"));
  const core = assemble(options, base);
  made.core = core;
  const { world, integration, journal, failures, faults, webhooks, limiter } = core;
  return {
    url: base,
    get token() {
      return integration.token;
    },
    integration,
    world,
    seed: new Seed(core),
    person: (id) => new Person(core, found(world.users.get(id), `nobody has the id ${id}`)),
    webhooks,
    limiter,
    faults,
    fail: (fault) => faults.fail(fault),
    journal,
    requests: () => journal.requests(),
    writes: () => journal.writes(),
    failures,
    setBlockLimit(limit) {
      core.blockLimit = limit;
    },
    revoke() {
      integration.revoked = true;
    },
    renewToken() {
      integration.token = `ntn_${core.requestIds.uuid().replaceAll("-", "")}`;
      integration.revoked = false;
      return integration.token;
    },
    snapshot: (of = {}) => snapshot(core, of),
    renderPage: (id, how) => renderPage(core, id, how),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
      if (failures.length > 0) throw new Error(`the Notion of this test failed:\n${failures.join("\n")}`);
    },
  };
}

function assemble(options: NotionOptions, base: string): Core {
  const clock = options.clock ?? systemClock;
  const seed = options.seed ?? "notion";
  const world = new World(clock, seed);
  const requestIds = new Ids(`${seed} requests`);
  const name = options.name ?? "Teekond";
  const bot = world.ids.uuid();
  world.users.set(bot, { id: bot, kind: "bot", name, email: undefined, guest: false });
  const integration: Integration = {
    id: world.ids.uuid(),
    name,
    bot,
    token: `ntn_${requestIds.uuid().replaceAll("-", "")}`,
    revoked: false,
    can: { ...everything, ...options.can },
  };
  const workspace = { id: world.ids.uuid(), name: "Harbour" };
  return {
    world,
    integration,
    workspace,
    doubts: { ...usualDoubts, ...options.doubts },
    limiter: new Limiter(clock, options.rate),
    faults: new Faults(),
    journal: new Journal(),
    webhooks: new Webhooks({ ids: requestIds, clock, workspace, integration: integration.id }),
    requestIds,
    failures: [],
    blockLimit: options.blockLimit,
    workspaceParent: options.workspaceParent === true,
    base: () => base,
  };
}
