import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import { createHash } from "node:crypto";
import { conversationKey, regions } from "./cards/conversation.ts";
import type { Desk } from "./desk.ts";
import type { Stir } from "./hub.ts";
import { helpLine } from "./help.ts";
import { keptLine } from "./kept.ts";
import { lostLines } from "./lost-threads.ts";
import type { Memo } from "./memo.ts";
import { offersLine } from "./offers.ts";
import type { Html, PageContext } from "./page.ts";
import type { C } from "./security.ts";
import { leaderSeen, sharedBoard, sharedDesk, sharedHelp, sharedKept, sharedLost } from "./sharing.ts";
import { shellRegions } from "./shell.ts";
import { stateLines } from "./state-lines.ts";
import { arrive, draw, renew, type Visit, visitOf } from "./visit.ts";
import { flagsFor } from "./writing.ts";

/** How often an open page renews that somebody is here, and looks at what time alone has changed. */
const beatMs = 20_000;
/** Changes that come within this time go out together. */
const gatherMs = 40;

/** What a page was sent last: a hash for each of its regions. */
type Sent = Map<string, string>;
type Page = { readonly c: C; readonly desk: Desk; readonly out: SSEStreamingApi; readonly sent: Sent; last?: PageContext };

function digest(text: string): string {
  return createHash("sha1").update(text).digest("base64url");
}

/** Nonces are fresh at every drawing and nobody reads them from here, so they do not count as a change. */
function plain(drawn: string): string {
  return drawn.replaceAll(/name="(?:nonce|drawn)" value="[^"]*"/g, "");
}

async function push({ out, sent }: Page, id: string, drawn: Html | string): Promise<void> {
  const text = String(await drawn);
  const hash = digest(plain(text));
  if (sent.get(id) === hash) return;
  sent.set(id, hash);
  await out.writeSSE({ event: "region", data: JSON.stringify({ id, html: text }) });
}

type Seeing = { readonly visit: Visit; readonly ctx: PageContext; readonly memo: Memo };

async function minutesAway(desk: Desk, { visit, ctx, memo }: Seeing): Promise<number | null> {
  if (ctx.view.me?.role !== "participant" || ctx.view.status === "published") return null;
  const seen = (await leaderSeen(desk, visit, memo)) ?? visit.standing.session.about.startedAt;
  const minutes = Math.floor((ctx.now - seen) / 60_000);
  return minutes >= 10 ? minutes : null;
}

async function pushKey(page: Page, ctx: PageContext): Promise<void> {
  const key = conversationKey(ctx);
  if (page.sent.get("key") === key) return;
  page.sent.set("key", key);
  await page.out.writeSSE({ event: "key", data: JSON.stringify({ key }) });
}

/** Where others write just now; asks nothing of the database, so that it may come often. */
async function pushFlags(page: Page): Promise<void> {
  const { desk, last, sent, out } = page;
  const data = JSON.stringify(last === undefined ? [] : flagsFor(last, desk.hub.flags(last.id)));
  if ((sent.get("writing") ?? "[]") === data) return;
  sent.set("writing", data);
  await out.writeSSE({ event: "writing", data });
}

/** What the viewer has open, so that what others change in it is told beside it. */
function openOn(c: C): { readonly open?: string } {
  const open = c.req.query("open") ?? "";
  return open === "" ? {} : { open };
}

/** Sends what changed for this viewer since the last time; false when the session is no longer theirs. */
async function compare(page: Page): Promise<boolean> {
  const { c } = page;
  const memo = page.desk.hub.memo(c.req.param("id") ?? "");
  const desk = sharedDesk(page.desk, memo);
  const visit = await visitOf(c, desk);
  if (visit === undefined) return false;
  const ctx = await draw(desk, visit, openOn(c));
  page.last = ctx;
  await pushKey(page, ctx);
  for (const [id, drawn] of [...shellRegions(ctx), ...regions(ctx)]) await push(page, id, drawn);
  await push(page, "r-state", stateLines(ctx, await minutesAway(page.desk, { visit, ctx, memo })));
  await push(page, "r-kept", keptLine(ctx, await sharedKept(page.desk, visit, memo)));
  await push(page, "r-offers", offersLine(ctx));
  if (ctx.facilitator && ctx.helper !== undefined) await push(page, "r-assist", helpLine(ctx, await sharedHelp(page.desk, visit, memo)));
  await push(page, "r-lost", lostLines(ctx, await sharedLost(page.desk, visit, memo)));
  await push(page, "board", sharedBoard(ctx, visit, memo));
  await pushFlags(page);
  return true;
}

/** What waits to be done for a page: changes gather, a goodbye ends. */
type Waiting = { changed: boolean; writing: boolean; nudged: boolean; bye: boolean; wake: () => void };

function hearing(waiting: Waiting, me: string): (stir: Stir) => void {
  return (stir) => {
    if (stir.kind === "bye") waiting.bye = true;
    else if (stir.kind === "change") waiting.changed = true;
    else if (stir.kind === "writing") waiting.writing = true;
    else if (stir.people.includes(me)) waiting.nudged = true;
    waiting.wake();
  };
}

/** Sleeps until something stirs or it is time for a beat; answers whether it was the beat. */
function sleep(waiting: Waiting): Promise<boolean> {
  if (waiting.changed || waiting.writing || waiting.nudged || waiting.bye) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), beatMs);
    waiting.wake = () => {
      clearTimeout(timer);
      resolve(false);
    };
  });
}

/** Looks at the whole session only where it changed or time has gone by: a nudge or a name flag costs nothing but itself. */
async function look(page: Page, whole: boolean): Promise<boolean> {
  if (whole) return (await compare(page)) || (await gone(page));
  await pushFlags(page);
  return true;
}

async function beat({ c, desk, out }: Page): Promise<void> {
  const visit = await visitOf(c, desk);
  if (visit !== undefined) await renew(desk, visit);
  await out.writeSSE({ event: "beat", data: String(desk.clock.now()) });
}

/** One round: false ends the stream. While the database is away the page stays open and hears of it. */
async function round(page: Page, waiting: Waiting): Promise<boolean> {
  const idle = await sleep(waiting);
  if (waiting.bye || page.out.aborted) return false;
  if (!idle) await new Promise((resolve) => setTimeout(resolve, gatherMs));
  const { nudged, changed } = waiting;
  Object.assign(waiting, { changed: false, writing: false, nudged: false });
  try {
    if (idle) await beat(page);
    if (nudged) await page.out.writeSSE({ event: "nudge", data: "{}" });
    return await look(page, idle || changed);
  } catch (error) {
    page.desk.log.warn({ err: error instanceof Error ? error.name : "unknown" }, "a page could not be told what changed");
    waiting.changed = true;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return !page.out.aborted;
  }
}

async function gone({ out }: Page): Promise<false> {
  await out.writeSSE({ event: "gone", data: "{}" });
  return false;
}

async function run(page: Page, me: string): Promise<void> {
  const waiting: Waiting = { changed: true, writing: false, nudged: false, bye: false, wake: () => undefined };
  const end = page.desk.hub.open(page.c.req.param("id") ?? "", me, hearing(waiting, me));
  page.out.onAbort(() => {
    waiting.bye = true;
    waiting.wake();
  });
  try {
    while (await round(page, waiting)) continue;
    if (!page.out.aborted) await page.out.writeSSE({ event: "bye", data: "{}", retry: 1500 });
  } finally {
    end();
  }
}

/** The stream of one open page: at once all that its viewer may see, then whatever changes, until the page or the server goes. */
export async function stream(c: C, desk: Desk): Promise<Response> {
  const visit = await visitOf(c, desk);
  if (visit === undefined) return c.body(null, 204);
  await arrive(desk, visit);
  c.header("x-accel-buffering", "no");
  return streamSSE(c, (out) => run({ c, desk, out, sent: new Map() }, visit.me));
}
