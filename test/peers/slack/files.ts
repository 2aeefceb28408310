import { type Call, type Method, seenChannel } from "./call.ts";
import { contentOf } from "./content.ts";
import type { Core } from "./core.ts";
import { type Bag, bag, bags, text } from "../json.ts";
import { sizes } from "./limits.ts";
import { putMessage } from "./messages.ts";
import { Refused } from "./refused.ts";
import { type Channel, messageIn, type StoredFile } from "./world.ts";

export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": { needs: ["filename", "length"], may: ["alt_txt", "snippet_type"], scopes: ["files:write"], does: ticket },
  "files.completeUploadExternal": {
    needs: ["files"],
    may: ["channel_id", "channels", "initial_comment", "thread_ts", "blocks"],
    scopes: ["files:write"],
    does: complete,
  },
};

/** An address for one file. Refused: `missing_argument`, `snippet_too_large`, `alt_txt_too_large`, `file_upload_size_restricted`. */
function ticket({ core, args, install }: Call): Bag {
  const length = Number(args["length"]);
  if (!Number.isInteger(length) || length < 1) throw new Refused("missing_argument", { arg: "length" });
  if (args["snippet_type"] !== undefined && length > sizes.snippetBytes) throw new Refused("snippet_too_large");
  if (text(args["alt_txt"]).length > sizes.fileAltText) throw new Refused("alt_txt_too_large");
  if (length > sizes.fileBytes) throw new Refused("file_upload_size_restricted");
  const id = core.world.id("F");
  const name = text(args["filename"]);
  const team = install.team ?? install.enterprise ?? "";
  core.world.files.set(id, { id, name, title: name, length, team, content: undefined, done: false });
  return { upload_url: `${core.base()}/upload/${id}`, file_id: id };
}

/** Takes the bytes that are sent to an upload address. Refused where there is no such address or the length is another than was said. */
export function takeUpload(core: Core, id: string, content: Buffer): void {
  const file = core.world.files.get(id);
  if (file === undefined || file.done) throw new Refused("file_not_found");
  if (content.length !== file.length) throw new Refused("invalid_length");
  file.content = content;
}

/** The file as it came in, by the app that asked for its address: `file_not_found` otherwise. */
function uploaded({ core, install }: Call, one: Bag): StoredFile {
  const file = core.world.files.get(text(one["id"]));
  const own = file?.team === (install.team ?? install.enterprise);
  if (file === undefined || !own || file.content === undefined || file.done) throw new Refused("file_not_found");
  return { ...file, title: one["title"] === undefined ? file.name : text(one["title"]) };
}

/** Shares files that came in; into one channel, where it is an answer in a thread. Refused as messages are, and `file_not_found`. */
function complete(call: Call): Bag {
  const { core, args, install } = call;
  const files = bags(args["files"]).map((one) => uploaded(call, one));
  if (files.length === 0) throw new Refused("invalid_arguments", { arg: "files" });
  const ids = args["channel_id"] === undefined ? text(args["channels"]).split(",").filter(Boolean) : [text(args["channel_id"])];
  const channels = ids.map((id) => open(call, id));
  const said = { text: text(args["initial_comment"]), ...(args["blocks"] === undefined ? {} : { blocks: args["blocks"] }) };
  const content = contentOf(core.world, said, { longest: sizes.postText, needed: false });
  const threadTs = args["thread_ts"] === undefined ? undefined : text(args["thread_ts"]);
  if (threadTs !== undefined && channels.length > 1) throw new Refused("invalid_arguments", { arg: "channels" });
  for (const channel of channels) {
    if (threadTs !== undefined && messageIn(channel, threadTs) === undefined) throw new Refused("thread_not_found");
  }
  for (const file of files) core.world.files.set(file.id, { ...file, done: true });
  for (const channel of channels) putMessage(core, channel, { install, content, threadTs, files: files.map((one) => one.id) });
  return { files: files.map((one) => fileJson(one)) };
}

function open(call: Call, id: string): Channel {
  const channel = seenChannel(call, id);
  if (!channel.members.has(call.install.botUser)) throw new Refused("not_in_channel");
  if (channel.archived) throw new Refused("is_archived");
  return channel;
}

function fileJson(file: StoredFile): Bag {
  return bag({ id: file.id, title: file.title, name: file.name, size: file.length });
}
