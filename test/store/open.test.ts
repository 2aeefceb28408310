import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer, type Socket, connect } from "node:net";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { Unreachable } from "#lib/unreachable.ts";
import { openStore } from "#store/open.ts";
import { codeKeys, freshDatabase, postgresRuns } from "./engines.ts";
import { freshFolder } from "./fresh.ts";
import { kept, saying } from "./samples.ts";

/** A road to Postgres that can be closed and opened. */
async function road(url: string) {
  const there = new URL(url);
  const [host, target] = [there.hostname, Number(there.port || 5432)];
  const cars = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target, host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      cars.add(one);
      one.on("error", () => other.destroy()).on("close", () => other.destroy());
    }
    near.pipe(far).pipe(near);
  });
  const open = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as { port: number }).port;
  };
  const port = await open(0);
  const close = async () => {
    for (const car of cars) car.destroy();
    cars.clear();
    await new Promise((done) => server.close(done));
  };
  there.port = String(port);
  there.hostname = "127.0.0.1";
  return { url: there.href, close, reopen: () => open(port) };
}

describe("opening a store", () => {
  it("says clearly that the database is away", async () => {
    const away = openStore({ url: "postgres://postgres@127.0.0.1:1/postgres" }, codeKeys);
    await expect(away).rejects.toBeInstanceOf(Unreachable);
    await expect(away).rejects.toThrow(/database cannot be reached.*ECONNREFUSED/);
  });

  it("finds no lease on a folder: whoever held one there has died, since one process at a time opens it", async () => {
    const { folder, gone } = await freshFolder();
    const first = await openStore({ folder }, codeKeys);
    expect(await first.leases.take("wake", "the first", 60_000)).toBeDefined();
    expect(await first.leases.take("wake", "another", 60_000)).toBeUndefined();
    await first.close();
    const second = await openStore({ folder }, codeKeys);
    expect(await second.leases.take("wake", "another", 60_000)).toMatchObject({ fence: 2 });
    await second.close();
    await gone();
  });

  it("finds on a folder what was kept there", async () => {
    const { folder, gone } = await freshFolder();
    const first = await openStore({ folder }, codeKeys);
    await kept(first.ledger, saying("kept", { session: "kept" }));
    await first.close();
    const second = await openStore({ folder }, codeKeys);
    expect((await second.ledger.load("t", "kept"))?.events).toHaveLength(1);
    await second.close();
    await gone();
  });
});

describe.skipIf(!postgresRuns)("opening a Postgres", () => {
  it("by several processes at once makes the tables once", async () => {
    const { url, drop } = await freshDatabase();
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore({ url }, codeKeys)));
    await kept(stores[0]?.ledger ?? expect.fail(), saying("one", { session: "one" }));
    expect(await stores[3]?.ledger.find("one")).toBeDefined();
    for (const store of stores) await store.close();
    await drop();
  });

  it("that a newer Teekond wrote is refused", async () => {
    const { url, drop } = await freshDatabase();
    await (await openStore({ url }, codeKeys)).close();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("insert into teekond_schema values (999)");
    await client.end();
    await expect(openStore({ url }, codeKeys)).rejects.toMatchObject({ name: "SchemaTooNew", message: expect.stringContaining("999") });
    await drop();
  });

  it("that does not exist, or refuses the password, says so", async () => {
    const { url, drop } = await freshDatabase();
    await drop();
    await expect(openStore({ url }, codeKeys)).rejects.toThrow(/cannot be reached \(database ".*" does not exist\)/);
  });

  it("goes on when the database comes back, listening too, and acknowledges nothing meanwhile", async () => {
    const { url, drop } = await freshDatabase();
    const way = await road(url);
    const store = await openStore({ url: way.url }, codeKeys);
    const heard: unknown[] = [];
    await store.ledger.subscribe((change) => heard.push(change));
    await kept(store.ledger, saying("before", { session: "away" }));
    await way.close();
    const meanwhile = saying("meanwhile", { session: "away", expected: 1 });
    await expect(store.ledger.commit(meanwhile)).rejects.toBeInstanceOf(Unreachable);
    await expect(store.ledger.load("t", "away")).rejects.toBeInstanceOf(Unreachable);
    await way.reopen();
    await vi.waitFor(() => kept(store.ledger, meanwhile), { timeout: 5_000 });
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: "gap" }), { timeout: 8_000 });
    expect((await store.ledger.load("t", "away"))?.version).toBe(2);
    await store.close();
    await way.close();
    await drop();
  }, 20_000);
});

describe("where Postgres cannot be reached", () => {
  it("the tests fail in CI and say so elsewhere", () => {
    const engines = new URL("./engines.ts", import.meta.url).href;
    const run = (ci: string) =>
      spawnSync(process.execPath, ["-e", `import(${JSON.stringify(engines)}).catch(() => process.exit(7))`], {
        env: { ...process.env, TEEKOND_TEST_DATABASE_URL: "postgres://postgres@127.0.0.1:1/postgres", CI: ci },
        encoding: "utf8",
      });
    expect(run("true").status).toBe(7);
    expect(run("")).toMatchObject({ status: 0, stderr: expect.stringContaining("PGLITE ONLY") });
  });
});
