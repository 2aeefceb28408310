import { join } from "node:path";
import { draftMs } from "#facilitator/ports-chat.ts";
import { lookEveryMs } from "#facilitator/reconcile/reconciler.ts";
import { createKeeping, type KeepingService } from "#facilitator/keeping.ts";
import type { Keeper } from "#facilitator/ports-keep.ts";
import { createWaker } from "#facilitator/wake.ts";
import { newId } from "#lib/ids.ts";
import { createLog, type Log } from "#lib/log.ts";
import type { Json } from "#lib/json.ts";
import { dateIn } from "#lib/time.ts";
import { Ask } from "../ask.ts";
import { assertReachable, type Config, isLoopback } from "../config.ts";
import { Failure } from "../failure.ts";
import type { House, Place } from "../house.ts";
import { keepingDoorOf, keepingPorts } from "../keeping-ports.ts";
import { type Helper, helperOf } from "../helping-ports.ts";
import { createMetrics } from "../metrics.ts";
import { keeperOf, notionEvents, type OpenHouse, openHouse, openWeb } from "../wire.ts";
import { type Chats, openChats } from "../chats.ts";
import { answer } from "./answer.ts";

const wakeMs = 2000;
const helpMs = 1000;
const backupMs = 3_600_000;
/** Links that ran out are known for a day longer, so that whoever opens one is told so. */
const keptMs = 24 * 3_600_000;

/** Does `work` now and every `ms` milliseconds after it is done, until it is stopped; what fails is logged and tried again. */
function every(ms: number, work: () => Promise<unknown>, log: Log): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  async function turn(): Promise<void> {
    await work().catch((error: unknown) =>
      log.warn({ err: error instanceof Error ? error.name : "unknown" }, "a regular task failed; it is tried again"),
    );
    if (!stopped) timer = setTimeout(next, ms);
  }
  function next(): void {
    running = turn();
  }
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** One backup for each day, in the data folder; the store keeps the seven newest. */
function daily(house: OpenHouse, folder: string): () => Promise<void> {
  let last = "";
  return async () => {
    const today = dateIn(house.clock.now(), "UTC");
    if (today !== last) await house.store.dailyBackup(join(folder, "backups"), today);
    last = today;
  };
}

function answerAtTheDoor(house: House): (request: Json) => Promise<Json> {
  return async (request) => {
    const asked = Ask.safeParse(request);
    if (!asked.success) throw new Error("The running Teekond is of another version and does not know this command.");
    return (await answer(house, asked.data)) as unknown as Json;
  };
}

function addressOf({ TEEKOND_URL, HOST }: Config, port: number): string {
  if (TEEKOND_URL !== undefined) return TEEKOND_URL;
  return `http://${isLoopback(HOST) || HOST === "0.0.0.0" || HOST === "::" ? "localhost" : HOST}:${port}`;
}

/** What keeps results where teams work. */
function keepingOf(house: OpenHouse, keeper: Keeper, log: Log): KeepingService {
  const trouble = (session: string, error: unknown) =>
    log.error({ session, err: error instanceof Error ? error.name : "unknown" }, "a result could not be kept");
  return createKeeping({ ...keepingPorts(house, keeper), trouble });
}

/** Who keeps results elsewhere, how doors know it, and what answers its events; none of it where nobody does. */
async function keeperHere(house: OpenHouse, log: Log) {
  const keeper = await keeperOf(house);
  if (keeper === undefined) return {};
  return { keeper, door: keepingDoorOf(house, keeper), notion: await notionEvents(house, keeper, log) };
}

async function gone(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}

function portTaken(config: Config) {
  return (error: NodeJS.ErrnoException): never => {
    if (error.code === "EADDRINUSE")
      throw new Failure(
        1,
        `Port ${config.PORT} is taken by another program. Choose another one, for example: npm start -- --port ${config.PORT + 1}`,
      );
    if (error.code === "EADDRNOTAVAIL" || error.code === "EACCES")
      throw new Failure(1, `HOST=${config.HOST} PORT=${config.PORT} cannot be listened on; for example: HOST=127.0.0.1 PORT=3000`);
    throw error;
  };
}

type Tasks = { readonly chats: Chats | undefined; readonly keeping: KeepingService | undefined; readonly helper: Helper | undefined };

/** Everything that is done again and again, each with what ends it. */
async function regularTasks(house: OpenHouse, log: Log, { chats, keeping, helper }: Tasks): Promise<readonly (() => Promise<void>)[]> {
  const { facilitator, store, clock, place } = house;
  const wake = createWaker({ facilitator, leases: store.leases, who: newId() });
  const stops = [every(wakeMs, wake, log)];
  if (chats !== undefined) stops.push(every(lookEveryMs, chats.tick, log));
  if (keeping !== undefined) stops.push(every(wakeMs, keeping.tick, log));
  if (helper !== undefined) {
    await helper.helping.open();
    stops.push(every(helpMs, helper.helping.tick, log));
  }
  stops.push(every(backupMs, () => store.people.sweep(clock.now() - keptMs), log));
  stops.push(every(draftMs, () => store.drafts.sweep(clock.now()), log));
  if ("folder" in place) stops.push(every(backupMs, daily(house, place.folder), log));
  return stops;
}

/** Runs the server until it is told to go: then it takes nothing new, tells the open pages, and closes cleanly. */
export async function serve(config: Config, place: Place): Promise<void> {
  assertReachable(config);
  const log = createLog(config.LOG_LEVEL);
  const house = await openHouse(config, place, (session, error) => log.error({ session, err: error }, "a session could not be woken"));
  let pages: () => number = () => 0;
  const metrics = createMetrics(() => pages());
  const { keeper, door, notion } = await keeperHere(house, log);
  const helper = await helperOf(house, log);
  const chats = await openChats(house, log, { keeping: door, helping: helper?.door });
  const also = { chat: chats?.names ?? [], ...(chats?.slack === undefined ? {} : { slack: chats.slack }) };
  const { web, listening } = await openWeb(house, { log, metrics, keeping: door, helping: helper?.door, notion, ...also }).catch(
    async (error: NodeJS.ErrnoException) => {
      await chats?.close();
      await house.close();
      return portTaken(config)(error);
    },
  );
  pages = web.pages;
  house.store.door?.answerWith(answerAtTheDoor({ ...house, pages }));
  const keeping = keeper === undefined ? undefined : keepingOf(house, keeper, log);
  const stops = await regularTasks(house, log, { chats, keeping, helper });
  const address = addressOf(config, listening.port);
  process.stdout.write(`Teekond is open at ${address}\n`);
  log.info({ port: listening.port, store: "folder" in place ? "folder" : "postgres" }, "listening");
  await gone();
  log.info("closing");
  await listening.close();
  keeping?.close();
  for (const stop of stops) await stop();
  await helper?.helping.close();
  await chats?.close();
  await house.close();
  log.info("closed");
}
