import { type ChildProcess, spawn } from "node:child_process";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../chat/slack/doors/rig.ts";
import { folder, run, start } from "../chat/slack/doors/running.ts";
import { type NotionPeer, openNotionPeer } from "../peers/notion/notion.ts";
import { day } from "../day.ts";
import { plainEnv } from "../house/plain-env.ts";

const program = new URL("../../src/cli/main.ts", import.meta.url).pathname;
const sample = new URL("../../src/cli/samples/harbour-climbing.workshop.yaml", import.meta.url).pathname;

let home: Awaited<ReturnType<typeof folder>>;
let session = "";
beforeAll(async () => {
  home = await folder();
  const { out } = await run([program, "replay", sample, "--data", join(home.path, "first"), "--out", join(home.path, "out")]);
  session = /session (\S+)/.exec(out)?.[1] ?? "";
}, 60_000);
afterAll(() => home.gone());

const open: NotionPeer[] = [];
afterAll(async () => {
  for (const one of open) await one.close();
});

async function workspace() {
  const notion = await openNotionPeer();
  open.push(notion);
  const { id } = notion.seed.page({ title: "Workshops" });
  const env = { NOTION_TOKEN: notion.token, NOTION_PARENT: id, NOTION_BASE_URL: notion.url, NOTION_RATE: "20" };
  return { notion, parent: id, env };
}

/** A copy of the data that nobody has published from yet. */
async function data(name: string): Promise<string> {
  await cp(join(home.path, "first"), join(home.path, name), { recursive: true });
  return join(home.path, name);
}

function publish(where: string, env: Readonly<Record<string, string>>, ...more: readonly string[]) {
  return run([program, "publish", session, "--to", "notion", "--data", where, ...more], env);
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}

describe("teekond publish --to notion", { timeout: 120_000 }, () => {
  it("makes the page and says where it is; again it changes nothing; killed in the middle it goes on", async () => {
    const whole = await workspace();
    const one = await data("whole");
    const first = await publish(one, whole.env);
    expect(first.code, first.out).toBe(0);
    expect(first.out).toMatch(/^https:\/\/\S+\n/);
    expect(first.out).toContain("so the name stands as text: Priya Nair\n");
    const { count } = whole.notion.journal;
    expect((await publish(one, whole.env)).code).toBe(0);
    expect(whole.notion.journal.since(count).filter((each) => each.writes)).toEqual([]);

    const cut = await workspace();
    const other = await data("cut");
    // Killed at another place each day.
    for (const requests of [[5, 20], [12, 45], [30]][day % 3] ?? []) {
      const env = { ...plainEnv, ...cut.env };
      const child = spawn(process.execPath, [program, "publish", session, "--to", "notion", "--data", other], { env, stdio: "ignore" });
      await until(() => cut.notion.journal.count >= requests || child.exitCode !== null, "so many requests were made");
      await killed(child);
    }
    expect((await publish(other, cut.env)).code).toBe(0);
    expect(cut.notion.snapshot()).toEqual(whole.notion.snapshot());
  });

  it("says in one line what is missing, or what Notion says no to, and how that is mended", async () => {
    const { notion, parent, env } = await workspace();
    const where = await data("refused");
    const { NOTION_TOKEN, NOTION_PARENT: _, ...rest } = env;
    expect(await publish(where, {})).toMatchObject({ code: 2, out: expect.stringContaining("NOTION_TOKEN is not set") });
    expect(await publish(where, { ...rest, NOTION_TOKEN })).toMatchObject({ code: 2, out: expect.stringContaining("--parent") });
    const unknown = await run([program, "publish", "nobody", "--to", "notion", "--data", where], env);
    expect(unknown).toMatchObject({ code: 2, out: expect.stringContaining("no session nobody") });
    notion.person(notion.seed.owner.id).unshare(parent);
    expect(await publish(where, env)).toMatchObject({ code: 3, out: expect.stringContaining("Connections") });
    notion.revoke();
    const refused = await publish(where, env);
    expect(refused).toMatchObject({ code: 3, out: expect.stringContaining("NOTION_TOKEN") });
    expect(refused.out).not.toContain(NOTION_TOKEN);
    const doctor = await run([program, "doctor", "--data", where], env);
    expect(doctor.out).toContain("the token is none");
    expect(doctor.out).not.toContain(NOTION_TOKEN);
  });

  it("doctor says whose token it is, what results go below, and whether owners can be found", async () => {
    const { notion, env } = await workspace();
    notion.seed.person({ name: "Niamh", email: "niamh@harbour.example" });
    const { out } = await run([program, "doctor", "--data", join(home.path, "first")], env);
    expect(out).toContain("Notion: the token is good for Teekond");
    expect(out).toContain('results go below the page "Workshops"');
    expect(out).toContain("owners are found by their e-mail");
    expect(out).toContain("changes there are looked for once a minute; with TEEKOND_URL and TEEKOND_KEY they could come at once");
    notion.integration.can.readComments = false;
    expect((await run([program, "doctor", "--data", join(home.path, "first")], env)).out).toContain("comments cannot be read or written");
  });

  it("takes up the token that Notion has sent, so that its events are believed, and never prints it elsewhere", async () => {
    const { notion, env } = await workspace();
    const where = await data("events");
    expect(await run([program, "notion", "webhook", "--data", where], env)).toMatchObject({
      code: 2,
      out: expect.stringContaining("TEEKOND_URL"),
    });
    const more = { ...env, TEEKOND_KEY: "a-key-of-the-tests-that-is-long-enough", TEEKOND_URL: "http://127.0.0.1:1" };
    expect(await run([program, "notion", "webhook", "--data", where], more)).toMatchObject({
      code: 2,
      out: expect.stringContaining("http://127.0.0.1:1/notion/events"),
    });
    const server = await start([program, "serve", "--port", "0", "--data", where], more);
    await until(() => /"port":\d+/.test(server.out()), "the log says the port");
    const port = /"port":(\d+)/.exec(server.out())?.[1] ?? "";
    const { verificationToken, status } = await notion.webhooks.subscribe(`http://127.0.0.1:${port}/notion/events`);
    expect(status).toBe(200);
    const taken = await run([program, "notion", "webhook", "--data", where], more);
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining(verificationToken) });
    const doctor = await run([program, "doctor", "--data", where], more);
    expect(doctor.out).toContain("changes there come at once, by events");
    expect(doctor.out).not.toContain(verificationToken);
    await server.stop();
  });
});
