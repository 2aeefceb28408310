import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainEnv } from "../../../house/plain-env.ts";
import { until } from "./rig.ts";

const root = new URL("../../../../", import.meta.url).pathname;

export type Env = Readonly<Record<string, string>>;
export type Ran = { readonly code: number; readonly out: string };

/** A program of ours that runs until it is told to go. */
export type Running = {
  readonly address: string;
  /** everything that it has printed */
  readonly out: () => string;
  readonly lives: () => boolean;
  /** tells it to go, and answers with its exit code */
  readonly stop: () => Promise<number | null>;
};

/** Section of README.md by its head. */
export async function readme(head: string): Promise<string> {
  const text = await readFile(join(root, "README.md"), "utf8");
  const section = text.split(/^## /m).find((one) => one.startsWith(`${head}\n`));
  if (section === undefined) throw new Error(`README.md has no section ${head}`);
  return section;
}

/** What a command line of the README runs: the variables before it, and the program as package.json names it. */
export async function commandIn(line: string): Promise<{ readonly env: Env; readonly args: readonly string[] }> {
  const { scripts } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { readonly scripts: Env };
  const words = line.trim().split(/\s+/);
  const first = words.findIndex((one) => !/^[A-Z_]+=/.test(one));
  const env = Object.fromEntries(words.slice(0, first).map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]));
  const [npm, ...rest] = words.slice(first);
  const [verb = "", ...more] = rest.filter((one) => one !== "-s" && one !== "--");
  const name = verb === "run" ? (more.shift() ?? "") : verb;
  const [node, ...program] = (scripts[name] ?? "").split(" ");
  if (npm !== "npm" || node !== "node") throw new Error(`README.md has no command of ours in: ${line}`);
  return { env, args: [...program, ...more] };
}

export function run(args: readonly string[], env: Env = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], { env: { ...plainEnv, ...env }, cwd: root }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out: out + err }),
    );
  });
}

/** A folder for data, away with `gone`. */
export async function folder(): Promise<{ readonly path: string; readonly gone: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "tk-slack-"));
  return { path, gone: () => rm(path, { recursive: true, force: true }) };
}

/** Starts the server; resolves once it says where it is open. */
export async function start(args: readonly string[], env: Env): Promise<Running> {
  const child = spawn(process.execPath, [...args], { env: { ...plainEnv, PORT: "0", ...env }, cwd: root });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const out = () => said.join("");
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const lives = () => child.exitCode === null && child.signalCode === null;
  const at = () => /open at (http\S+)/.exec(out())?.[1];
  await until(() => at() !== undefined || !lives(), "the server is open", 50_000);
  const address = at();
  if (address === undefined) throw new Error(`the server did not start:\n${out()}`);
  return {
    address,
    out,
    lives,
    async stop() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
