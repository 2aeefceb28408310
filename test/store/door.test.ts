import { readdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FolderInUse, knock, openDoor } from "#store/door.ts";
import { openStore } from "#store/open.ts";
import { freshFolder } from "./fresh.ts";

let folder: string;
let gone: () => Promise<void>;
beforeEach(async () => {
  ({ folder, gone } = await freshFolder());
});
afterEach(() => gone());

describe("the door of a data folder", () => {
  it("refuses a second server, saying what to do, until the first has stopped", async () => {
    const first = await openStore({ folder }, []);
    const second = openStore({ folder }, []);
    await expect(second).rejects.toBeInstanceOf(FolderInUse);
    await expect(second).rejects.toThrow(/in use.*DATABASE_URL/);
    await first.close();
    const third = await openStore({ folder }, []);
    expect(await third.ledger.sessions("t")).toEqual([]);
    await third.close();
  });

  it("opens to one of many who come at once, stale socket or none", async () => {
    for (let round = 0; round < 5; round += 1) {
      const tries = await Promise.allSettled(Array.from({ length: 6 }, () => openDoor(folder)));
      const opened = tries.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      expect(opened).toHaveLength(1);
      expect(
        tries.flatMap((result) => (result.status === "rejected" ? [result.reason] : [])).every((why) => why instanceof FolderInUse),
      ).toBe(true);
      await opened[0]?.close();
      if (round % 2 === 0) await writeFile(join(folder, "door.sock"), "");
    }
  });

  it("passes requests to who holds the folder, and its answers back, several at once", async () => {
    const door = await openDoor(folder);
    door.answerWith(async (request) => {
      await sleep(5);
      return { heard: request };
    });
    const requests = [{ command: "sessions" }, 'õ\n"line"', null, ["x".repeat(300_000)]];
    expect(await Promise.all(requests.map((request) => knock(folder, request)))).toEqual(requests.map((heard) => ({ heard })));
    await door.close();
  });

  it("tells who knocks what went wrong", async () => {
    const door = await openDoor(folder);
    await expect(knock(folder, 1)).rejects.toThrow("busy");
    door.answerWith(() => Promise.reject(new Error("no such session")));
    await expect(knock(folder, 1)).rejects.toThrow("no such session");
    await door.close();
  });

  it("does not keep who knocks waiting when the server goes away", async () => {
    const door = await openDoor(folder);
    door.answerWith(() => new Promise(() => undefined));
    const waiting = knock(folder, 1);
    await Promise.all([expect(waiting).rejects.toThrow("went away"), sleep(50).then(() => door.close())]);
  });

  it("is not answered where nobody is, and leaves nothing behind", async () => {
    expect(await knock(folder, 1)).toBeUndefined();
    expect(await knock(join(folder, "no such folder"), 1)).toBeUndefined();
    await (await openDoor(folder)).close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("belongs to its owner only", async () => {
    const own = join(folder, "made");
    const door = await openDoor(own);
    expect((await stat(own)).mode & 0o777).toBe(0o700);
    await door.close();
  });

  it("takes no notice of a neighbour's socket", async () => {
    const server = createServer().listen(join(folder, "other.sock"));
    const door = await openDoor(folder);
    await door.close();
    expect(await readdir(folder)).toEqual(["other.sock"]);
    server.close();
  });
});
