import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainEnv } from "../house/plain-env.ts";

const program = new URL("../../src/cli/main.ts", import.meta.url).pathname;
const sample = new URL("../../src/cli/samples/harbour-climbing.workshop.yaml", import.meta.url).pathname;

type Ran = { readonly code: number; readonly out: string; readonly err: string };

function teekond(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { env: { ...plainEnv, ...env }, cwd: folder }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tk-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function oneLine({ err }: Ran): string {
  expect(err.trim().split("\n")).toHaveLength(1);
  expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  return err;
}

describe("the command line", () => {
  it("helps, and says what it does not know", async () => {
    const help = await teekond(["--help"]);
    expect(help.code).toBe(0);
    for (const command of ["serve", "replay", "export", "sessions", "playbooks", "doctor", "link", "backup", "restore", "migrate"])
      expect(help.out).toContain(command);
    const wrong = await teekond(["frobnicate"]);
    expect(wrong.code).toBe(2);
    expect(oneLine(wrong)).toContain("frobnicate");
  });

  it("checks its playbooks", async () => {
    expect(await teekond(["playbooks", "check"])).toMatchObject({ code: 0, err: "" });
    expect((await teekond(["playbooks"])).out).toContain("crisis-redesign");
  });

  it("names the variable that is set wrong, with an example, and never its value", async () => {
    for (const [name, value] of [
      ["PORT", "many"],
      ["TEEKOND_URL", "http://example.org"],
      ["DATABASE_URL", "mysql://secret"],
      ["TRUST_PROXY", "everyone"],
      ["TEEKOND_START_CODE", "abc"],
    ] as const) {
      const ran = await teekond(["serve"], { [name]: value });
      expect(ran.code).toBe(2);
      expect(oneLine(ran)).toMatch(new RegExp(`${name} .*for example: ${name}=`));
      expect(ran.err).not.toContain(value);
    }
  });

  it("listens elsewhere only where somebody said who may start", async () => {
    const ran = await teekond(["serve"], { HOST: "0.0.0.0" });
    expect(ran.code).toBe(2);
    expect(oneLine(ran)).toMatch(/TEEKOND_START_CODE.*TEEKOND_OPEN/);
  });

  it("says in one line that the database cannot be reached", async () => {
    const ran = await teekond(["sessions", "--database", "postgres://127.0.0.1:1/none"]);
    expect(ran.code).toBe(1);
    expect(oneLine(ran)).toContain("cannot be reached");
  });

  it("refuses a file that is not a workshop, with its line, and writes nothing", async () => {
    const file = join(folder, "broken.workshop.yaml");
    await writeFile(file, "workshop: 1\ntitle: x\nnonsense: true\n");
    const ran = await teekond(["replay", file, "--out", join(folder, "none")]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("broken.workshop.yaml:3");
    expect((await teekond(["replay", join(folder, "absent.yaml")])).code).toBe(2);
  });

  it("replays a workshop in memory and leaves its report in three formats", { timeout: 60_000 }, async () => {
    const ran = await teekond(["replay", sample, "--out", join(folder, "out")]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    for (const name of ["report.md", "report.html", "report.json"])
      expect(await readFile(join(folder, "out", "harbour-climbing", name), "utf8")).toContain("Harbour Climbing");
  });

  it("tells a refused act (3) from a missed expectation (4)", { timeout: 60_000 }, async () => {
    const text = await readFile(sample, "utf8");
    const refused = join(folder, "refused.workshop.yaml");
    await writeFile(refused, text.replace("niamh: [r1, r1, r3]", "niamh: [r1, r1, r1]"));
    expect((await teekond(["replay", refused, "--out", join(folder, "refused")])).code).toBe(3);
    const missed = join(folder, "missed.workshop.yaml");
    const other = text.replace(/(\n {2}digitalShare: \{[^}]*?)(\d\.\d+)/, "$10.01").replace(/(\nexpect:[\s\S]*?: )(\d+)\n/, "$1987\n");
    expect(other).not.toBe(text);
    await writeFile(missed, other);
    expect((await teekond(["replay", missed, "--out", join(folder, "missed")])).code).toBe(4);
  });
});

describe("beside a running server", () => {
  let server: ChildProcess;
  let data = "";
  let base = "";
  let said = "";
  beforeAll(async () => {
    data = join(folder, "data");
    server = spawn(process.execPath, [program, "serve", "--port", "0", "--data", data], { env: plainEnv, cwd: folder });
    base = await new Promise<string>((resolve, reject) => {
      server.stdout?.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const found = /open at (http:\/\/localhost:\d+)/.exec(said);
        if (found?.[1] !== undefined) resolve(found[1]);
      });
      server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    });
  });
  afterAll(() => server.kill("SIGKILL"));

  it("every command is answered by the server", { timeout: 90_000 }, async () => {
    expect((await teekond(["sessions", "--data", data])).out).toContain("No sessions yet");
    const played = await teekond(["replay", sample, "--data", data, "--out", join(folder, "beside"), "--formats", "json"]);
    expect(played).toMatchObject({ code: 0, err: "" });
    const session = /session (\S+)/.exec(played.out)?.[1] ?? "";
    expect((await teekond(["sessions", "--data", data])).out).toContain(session);
    expect((await teekond(["doctor", "--data", data])).out).toContain("a server is running");
    const { out: link } = await teekond(["link", session, "--role", "facilitator", "--data", data]);
    expect((await fetch(`${base}${new URL(link.trim()).pathname}`, { redirect: "manual" })).status).toBe(303);
    expect((await teekond(["export", session, "--out", join(folder, "taken"), "--formats", "markdown", "--data", data])).code).toBe(0);
    expect(await readFile(join(folder, "taken", "report.md"), "utf8")).toContain("Harbour Climbing");
    expect((await teekond(["backup", join(folder, "all.ndjson"), "--data", data])).code).toBe(0);
    expect((await teekond(["migrate", "--data", data])).code).toBe(0);
    expect((await teekond(["restore", join(folder, "all.ndjson"), "--data", data])).code).toBe(2);
    expect((await teekond(["restore", join(folder, "all.ndjson"), "--data", join(folder, "fresh")])).code).toBe(0);
    expect((await teekond(["sessions", "--data", join(folder, "fresh")])).out).toContain(session);
  });

  it("a second server on the same folder is refused, in one line", async () => {
    const ran = await teekond(["serve", "--port", "0", "--data", data]);
    expect(ran.code).toBe(1);
    expect(oneLine(ran)).toContain("in use");
  });

  it("tells pages to come again, closes cleanly, and leaves no names in its log", { timeout: 30_000 }, async () => {
    const code = await new Promise((resolve) => {
      server.removeAllListeners("exit");
      server.once("exit", resolve);
      server.kill("SIGTERM");
    });
    expect(code).toBe(0);
    expect(said).toContain('"closed"');
    expect(said).not.toContain("Niamh");
    await expect(readFile(join(data, "door.sock"))).rejects.toThrow();
  });
});
