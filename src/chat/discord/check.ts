import { Routes } from "discord.js";
import { z } from "zod";
import { codeOf, createApi, statusOf } from "./api.ts";
import { command, definitions } from "./define.ts";
import { missingOf, type permissions } from "./permissions.ts";

export type Missing = keyof typeof permissions;

/** A server that Teekond is in, and what it may not do there although it needs to. */
export type CheckedGuild = { readonly id: string; readonly name: string; readonly missing: readonly Missing[] };

/** What Discord says to what is configured for it. `refused`: its code, or undefined where it does not answer. */
export type Checked =
  | { readonly ok: false; readonly refused: number | undefined }
  | {
      readonly ok: true;
      readonly app: { readonly id: string; readonly name: string };
      readonly gateway: { readonly shards: number; readonly left: number } | undefined;
      readonly commands: "registered" | "other" | "none" | "unknown";
      readonly guilds: readonly CheckedGuild[] | undefined;
    };

const Application = z.object({ id: z.string(), name: z.string() });
const Bot = z.object({ shards: z.number(), session_start_limit: z.object({ remaining: z.number() }) });
const Commands = z.array(z.object({ name: z.string(), options: z.array(z.object({ name: z.string() })).optional() }));
const Guilds = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }));

type Registered = z.infer<typeof Commands>[number];

function wordsOf({ options }: { readonly options?: readonly { readonly name: string }[] | undefined }): string {
  return (options ?? [])
    .map((one) => one.name)
    .toSorted()
    .join(" ");
}

function judged(commands: readonly Registered[]): "registered" | "other" | "none" {
  const [wanted] = definitions() as readonly Registered[];
  const there = commands.find((one) => one.name === command);
  if (there === undefined || wanted === undefined) return "none";
  return wordsOf(there) === wordsOf(wanted) ? "registered" : "other";
}

/** Asks Discord about the token, the gateway, the commands and the servers; changes nothing. */
export async function checkDiscord(token: string, apiUrl: string | undefined): Promise<Checked> {
  const api = createApi(token, apiUrl);
  let app: z.infer<typeof Application>;
  try {
    app = Application.parse(await api.read(Routes.currentApplication()));
  } catch (error) {
    return { ok: false, refused: codeOf(error) === undefined ? undefined : (statusOf(error) ?? codeOf(error)) };
  }
  const ask = async <Value>(read: () => Promise<Value>): Promise<Value | undefined> => read().catch(() => undefined);
  const bot = await ask(async () => Bot.parse(await api.read(Routes.gatewayBot())));
  const commands = await ask(async () => judged(Commands.parse(await api.read(Routes.applicationCommands(app.id)))));
  const guilds = await ask(async () => Guilds.parse(await api.read(Routes.userGuilds())));
  return {
    ok: true,
    app,
    gateway: bot && { shards: bot.shards, left: bot.session_start_limit.remaining },
    commands: commands ?? "unknown",
    guilds: guilds?.map(({ id, name, permissions: held }) => ({ id, name, missing: missingOf(BigInt(held)) })),
  };
}
