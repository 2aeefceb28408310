import { randomBytes } from "node:crypto";
import { link, lstat, mkdir, rename, rm } from "node:fs/promises";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import type { Json } from "#lib/json.ts";

/** Another process holds the data folder; two on one PGlite folder would destroy it. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

export type Answerer = (request: Json) => Promise<Json>;

/** The lock of a data folder, which is also how the process that holds it is spoken to. */
export type Door = {
  /** From now on requests are answered; before, who knocks hears that the folder is busy. */
  readonly answerWith: (answerer: Answerer) => void;
  readonly close: () => Promise<void>;
};

type Reply = { readonly answer: Json } | { readonly refused: string };

const NAME = "door.sock";

/**
 * Takes the data folder for this process, making it where there is none. Throws `FolderInUse` when a living process has it;
 * a socket left by a killed one is taken over.
 */
export async function openDoor(folder: string): Promise<Door> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const own = join(folder, `door-${randomBytes(6).toString("hex")}.sock`);
  let answerer: Answerer = () => Promise.reject(new Error("The data folder is busy with another command; try again when it is done."));
  const { server, sockets } = await serve(own, (request) => answerer(request));
  function shut(): Promise<void> {
    for (const socket of sockets) socket.destroy();
    return new Promise((done) => server.close(() => done()));
  }
  try {
    await hang(folder, own);
  } catch (error) {
    await shut();
    throw error;
  } finally {
    await rm(own, { force: true });
  }
  return {
    answerWith: (next) => {
      answerer = next;
    },
    close: async () => {
      await rm(join(folder, NAME), { force: true });
      await shut();
    },
  };
}

/**
 * Asks the process that holds the folder; undefined when there is none. Rejects with what it says when it cannot answer.
 */
export async function knock(folder: string, request: Json): Promise<Json | undefined> {
  const socket = await connect(join(folder, NAME));
  if (socket === undefined) return undefined;
  socket.write(`${JSON.stringify(request)}\n`);
  try {
    for await (const line of createInterface({ input: socket })) {
      const reply = JSON.parse(line) as Reply;
      if ("answer" in reply) return reply.answer;
      throw new Error(reply.refused);
    }
  } finally {
    socket.destroy();
  }
  throw new Error("The running Teekond went away before it answered.");
}

// A link is made in one act or not at all, so that of two that find no door only one gets it.
async function hang(folder: string, own: string): Promise<void> {
  const door = join(folder, NAME);
  for (let tries = 0; tries < 5; tries += 1) {
    if (await linked(own, door)) return;
    if (await alive(door)) break;
    await clear(door, `${own}.stale`);
  }
  throw new FolderInUse(
    `The data folder ${folder} is in use by a running Teekond. Stop that one first, or use Postgres (DATABASE_URL) for several servers.`,
  );
}

// Moved aside, not removed: if another process hung its own there since we knocked, it is put back.
async function clear(door: string, aside: string): Promise<void> {
  const moved = await rename(door, aside).then(() => true, absent);
  if (moved && (await alive(aside))) await linked(aside, door);
  await rm(aside, { force: true });
}

async function linked(from: string, to: string): Promise<boolean> {
  return await link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function alive(path: string): Promise<boolean> {
  const socket = await connect(path);
  socket?.destroy();
  return socket !== undefined;
}

async function connect(path: string): Promise<Socket | undefined> {
  const there = await lstat(path).then(() => true, absent);
  if (!there) return undefined;
  return await new Promise((resolve, reject) => {
    const socket = createConnection(short(path));
    socket.once("connect", () => resolve(socket));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED" || error.code === "ENOENT") resolve(undefined);
      else reject(error);
    });
  });
}

function absent(error: NodeJS.ErrnoException): false {
  if (error.code === "ENOENT") return false;
  throw error;
}

async function serve(path: string, answer: Answerer): Promise<{ readonly server: Server; readonly sockets: ReadonlySet<Socket> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Who knocked may go before the answer.
    socket.on("error", () => socket.destroy());
    converse(socket, answer).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(short(path), resolve);
  });
  return { server, sockets };
}

async function converse(socket: Socket, answer: Answerer): Promise<void> {
  for await (const line of createInterface({ input: socket })) {
    const reply = await replyTo(line, answer);
    if (socket.writable) socket.write(`${JSON.stringify(reply)}\n`);
  }
}

async function replyTo(line: string, answer: Answerer): Promise<Reply> {
  try {
    return { answer: await answer(JSON.parse(line) as Json) };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

// The address of a Unix socket has room for some hundred bytes.
function short(path: string): string {
  const near = relative(process.cwd(), path);
  const best = near.length < path.length ? near : path;
  if (Buffer.byteLength(best) > 100) throw new Error(`The path of the data folder is too long for a socket: ${path}`);
  return best;
}
