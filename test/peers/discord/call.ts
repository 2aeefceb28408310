import type { Core } from "./core.ts";
import type { Bag } from "../json.ts";
import { may, type Permission } from "./permissions.ts";
import { Refused } from "./refused.ts";
import { settleThreads } from "./threads.ts";
import type { Channel, Guild, Message, StoredFile } from "./world.ts";

/** A file as it came with a request, before it is anybody's. */
export type Upload = { readonly field: string; readonly name: string; readonly contentType: string; readonly content: Buffer };

/** One request that is let in. */
export type Request = {
  readonly core: Core;
  /** what stands in the path, by its name in Discord's document */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Bag;
  /** a body that is a list */
  readonly listed: readonly unknown[];
  readonly uploads: readonly Upload[];
};

/** The answer; without `json` it is a 204, which has no content type. */
export type Answered = { readonly status: 200 | 201 | 202 | 204; readonly json?: unknown };

/** A channel that the bot can see: 10003 where there is none, 50001 where it may not look. */
export function seenChannel({ core }: Pick<Request, "core">, id: string | undefined): Channel {
  settleThreads(core);
  const channel = core.world.channels.get(id ?? "");
  if (channel === undefined) throw new Refused("UnknownChannel");
  if (channel.guildId !== undefined && !core.world.joined.has(channel.guildId)) throw new Refused("MissingAccess");
  if (!may(core.world, core.bot.id, channel, "VIEW_CHANNEL")) throw new Refused("MissingAccess");
  return channel;
}

/** Refused with 50013 where the bot may not do this in the channel. */
export function need({ core }: Pick<Request, "core">, channel: Channel, ...names: readonly Permission[]): void {
  if (!names.every((name) => may(core.world, core.bot.id, channel, name))) throw new Refused("MissingPermissions");
}

export function can({ core }: Pick<Request, "core">, channel: Channel, name: Permission): boolean {
  return may(core.world, core.bot.id, channel, name);
}

/** A guild that the bot is in: 10004 otherwise. */
export function seenGuild({ core }: Pick<Request, "core">, id: string | undefined): Guild {
  const guild = core.world.guilds.get(id ?? "");
  if (guild === undefined || !core.world.joined.has(guild.id)) throw new Refused("UnknownGuild");
  return guild;
}

/** A message that a bot token finds: never an ephemeral one. */
export function seenMessage(channel: Channel, id: string | undefined): Message {
  const message = channel.messages.find((one) => one.id === id);
  if (message === undefined) throw new Refused("UnknownMessage");
  return message;
}

/** Keeps the files of a request under their own addresses, as `attachments` describes them. */
export function keptFiles({ core, uploads, body }: Pick<Request, "core" | "uploads" | "body">, channel: Channel): readonly StoredFile[] {
  return storeFiles(core, uploads, body, channel.id);
}

export function storeFiles(core: Core, uploads: readonly Upload[], body: Bag, place: string): readonly StoredFile[] {
  const about = Array.isArray(body["attachments"]) ? (body["attachments"] as readonly Bag[]) : [];
  return uploads.map((one) => {
    const n = /^files\[(\d+)\]$/.exec(one.field)?.[1] ?? "0";
    const told = about.find((each) => String(each["id"]) === n);
    const id = core.world.id();
    const name = typeof told?.["filename"] === "string" ? told["filename"] : one.name;
    const file: StoredFile = {
      id,
      name,
      contentType: one.contentType,
      content: one.content,
      description: typeof told?.["description"] === "string" ? told["description"] : undefined,
      url: `${core.base()}/attachments/${place}/${id}/${encodeURIComponent(name)}`,
    };
    core.world.files.set(id, file);
    return file;
  });
}
