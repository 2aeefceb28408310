#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { allFormats, type Ask, type Format } from "./ask.ts";
import { readConfig } from "./config.ts";
import { Failure } from "./failure.ts";
import type { Place, Reply } from "./house.ts";
import { deliver, exitOf, perform, tellProgress } from "./perform.ts";
import { checkPlaybooks, playbooks } from "./commands/playbooks.ts";
import { slackManifest } from "./commands/slack.ts";
import { type Role, roles } from "#session/state.ts";

type Where = { readonly data?: string; readonly database?: string };

/** Where the data is: what the command says, else what is configured, else the usual folder. */
function placeOf({ data, database }: Where): Place {
  if (data !== undefined && database !== undefined) throw new Failure(2, "Give --data or --database, not both.");
  const config = readConfig();
  if (data !== undefined) return { folder: resolve(data) };
  const url = database ?? config.DATABASE_URL;
  if (database !== undefined) readConfig({ DATABASE_URL: database });
  return url === undefined ? { folder: resolve(config.TEEKOND_DATA) } : { url };
}

function readFormats(text: string): readonly Format[] {
  const wanted = text.split(",").map((one) => one.trim());
  const strange = wanted.find((one) => !allFormats.some((format) => format === one));
  if (strange !== undefined) throw new Failure(2, `There is no format ${strange}. There are: ${allFormats.join(", ")}`);
  return allFormats.filter((format) => wanted.includes(format));
}

async function run(ask: Ask, where: Where, out = "."): Promise<void> {
  await deliver(await perform(ask, placeOf(where)), out);
}

async function replayFiles(
  files: readonly string[],
  options: Where & { readonly out: string; readonly formats: readonly Format[] },
): Promise<void> {
  const place: Place = options.data === undefined && options.database === undefined ? { memory: true } : placeOf(options);
  for (const file of files) {
    const content = await readFile(file).catch(() => {
      throw new Failure(2, `There is no file ${file} that can be read.`);
    });
    const ask = { command: "replay", file, content: content.toString("base64"), formats: options.formats } as const;
    await deliver(await perform(ask, place, tellProgress(basename(file))), options.out);
  }
}

async function serve(options: Where & { readonly port?: string }): Promise<void> {
  const config = readConfig(options.port === undefined ? {} : { PORT: options.port });
  const { serve: run } = await import("./commands/serve.ts");
  await run(config, placeOf(options));
}

function say(reply: Reply): Promise<void> {
  return deliver(reply, ".");
}

function somewhere(command: Command): Command {
  return command
    .option("--data <folder>", "the folder of the embedded database")
    .option("--database <url>", "a Postgres, as postgres:// address");
}

function withFormats(command: Command): Command {
  return command.option("--formats <list>", "which formats, with commas between", readFormats, allFormats);
}

function addServing(program: Command): void {
  somewhere(
    program
      .command("serve")
      .description("run the server (npm start); prints its address")
      .option("--port <number>", "the port to listen on"),
  ).action(serve);
  withFormats(
    somewhere(
      program
        .command("replay")
        .description("play workshops from files; without --data or --database in memory")
        .argument("<files...>")
        .option("--out <folder>", "where the reports go", "out"),
    ),
  ).action(replayFiles);
}

function addData(program: Command): void {
  somewhere(program.command("sessions").description("list the sessions")).action((where: Where) => run({ command: "sessions" }, where));
  withFormats(
    somewhere(
      program
        .command("export")
        .description("write the report of a session")
        .argument("<session>")
        .requiredOption("--out <folder>", "where it goes"),
    ),
  ).action((session: string, options: Where & { readonly out: string; readonly formats: readonly Format[] }) =>
    run({ command: "export", session, formats: options.formats }, options, options.out),
  );
  somewhere(
    program
      .command("link")
      .description("make a fresh link into a session")
      .argument("<session>")
      .requiredOption("--role <role>", "facilitator, participant, observer or owner"),
  ).action((session: string, options: Where & { readonly role: string }) =>
    run({ command: "link", session, role: readRole(options.role) }, options),
  );
  somewhere(
    program
      .command("erase")
      .description("erase somebody's name, links and texts")
      .argument("<session>")
      .argument("<person>", "name as it stands in the session, or id"),
  ).action((session: string, person: string, where: Where) => run({ command: "erase", session, person }, where));
}

function addPublishing(program: Command): void {
  somewhere(
    program
      .command("publish")
      .description("bring a session's result to where the team works; again, to bring it up to date")
      .argument("<session>")
      .requiredOption("--to <where>", "notion")
      .option("--parent <page>", "the page of Notion that it goes below: its address or id (else NOTION_PARENT)")
      .option("--anew", "make a new page, where the old one is gone"),
  ).action((session: string, options: Where & { readonly to: string; readonly parent?: string; readonly anew?: boolean }) => {
    if (options.to !== "notion") throw new Failure(2, `There is nowhere called ${options.to.slice(0, 40)}. There is: notion`);
    return run({ command: "publish", session, parent: options.parent, anew: options.anew }, options);
  });
}

function addKeeping(program: Command): void {
  somewhere(program.command("backup").description("write everything to a file").argument("<file>")).action((file: string, where: Where) =>
    run({ command: "backup", file: resolve(file) }, where),
  );
  somewhere(program.command("restore").description("fill an empty store from a backup").argument("<file>")).action(
    (file: string, where: Where) => run({ command: "restore", file: resolve(file) }, where),
  );
  somewhere(program.command("migrate").description("bring the tables up to date")).action((where: Where) =>
    run({ command: "migrate" }, where),
  );
  somewhere(program.command("doctor").description("what is configured, what is missing, what it would enable")).action((where: Where) =>
    run({ command: "doctor" }, where),
  );
}

function addSlack(program: Command): void {
  const slack = program.command("slack").description("what Slack needs");
  slack
    .command("manifest")
    .description("print the app manifest as JSON: for Socket Mode, or with --url for HTTP and installs by other workspaces")
    .option("--url <address>", "the address people reach, https")
    .action(async ({ url }: { readonly url?: string }) => say(await slackManifest(url)));
  for (const command of slack.commands) command.exitOverride();
}

function addNotion(program: Command): void {
  const notion = program.command("notion").description("what Notion needs");
  somewhere(
    notion.command("webhook").description("take up the token that Notion has sent to TEEKOND_URL/notion/events, and print it"),
  ).action((where: Where) => run({ command: "notion-webhook" }, where));
  for (const command of notion.commands) command.exitOverride();
}

function readRole(role: string): Role {
  const known = roles.find((one) => one === role);
  if (known !== undefined) return known;
  throw new Failure(2, `There is no role ${role.slice(0, 40)}. There are: ${roles.join(", ")}`);
}

function build(): Command {
  const program = new Command("teekond")
    .description("Walks a team through redesigning its customer journey in a crisis.")
    .exitOverride()
    .showHelpAfterError(false);
  addServing(program);
  addData(program);
  addPublishing(program);
  addKeeping(program);
  addSlack(program);
  addNotion(program);
  const list = program
    .command("playbooks")
    .description("list the playbooks")
    .action(() => say(playbooks()));
  list
    .command("check")
    .description("check each playbook")
    .action(() => say(checkPlaybooks()));
  for (const command of program.commands) command.exitOverride();
  return program;
}

try {
  await build().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError))
    process.stderr.write(`${error instanceof Error ? error.message.split("\n")[0] : String(error)}\n`);
  process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : exitOf(error);
}
