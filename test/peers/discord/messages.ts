import { displayedText } from "./components-check.ts";
import type { Core } from "./core.ts";
import { messageDeleted, messageEvent } from "./events.ts";
import { type Bag, bags, list, number, text, textsIn } from "../json.ts";
import { messageFlags } from "./limits.ts";
import { allowedIn, mentionsIn, nobody } from "./mentions.ts";
import { checkMessage } from "./message-check.ts";
import { may } from "./permissions.ts";
import { Problems } from "./problems.ts";
import { Refused } from "./refused.ts";
import { dressed, dressedEmbeds, when } from "./shapes.ts";
import { addToThread, setArchived } from "./threads.ts";
import type { Channel, Message, StoredFile } from "./world.ts";

export type Posting = {
  readonly channel: Channel;
  readonly authorId: string;
  readonly body: Bag;
  readonly files: readonly StoredFile[];
  readonly type?: number;
  readonly interactionId?: string;
  readonly onlyFor?: string | undefined;
  readonly viaWebhook?: boolean;
  readonly reference?: Bag | undefined;
  readonly repliedTo?: Message | undefined;
  readonly flags?: number;
  /** the place is held for an answer that comes later */
  readonly loading?: boolean;
  /** the first message of a forum post has the id of its thread */
  readonly id?: string;
};

/** Refused where the message breaks a limit, or says nothing. */
export function checkNew(body: Bag, files: readonly StoredFile[], v2: boolean): void {
  const problems = new Problems();
  checkMessage(problems, body, { v2, files: files.map((one) => one.name) });
  problems.settle();
  const says = text(body["content"]).trim() !== "" || list(body["embeds"]).length > 0 || list(body["components"]).length > 0;
  const more = files.length > 0 || (body["poll"] !== undefined && body["poll"] !== null) || list(body["sticker_ids"]).length > 0;
  if (!says && !more) throw new Refused("CannotSendAnEmptyMessage");
}

/** Puts a message that was checked where it belongs, calls whom it calls, and tells the gateway. */
export function postMessage(core: Core, posting: Posting): Message {
  const { world } = core;
  const { channel, authorId, body } = posting;
  const flags = (posting.flags ?? 0) | (posting.onlyFor === undefined ? 0 : messageFlags.ephemeral);
  const message: Message = {
    id: posting.id ?? world.id(),
    channelId: channel.id,
    authorId,
    type: posting.type ?? (posting.repliedTo === undefined ? 0 : 19),
    createdAt: world.clock.now(),
    content: text(body["content"]).trim(),
    embeds: dressedEmbeds(bags(body["embeds"])),
    components: dressed(bags(body["components"]), posting.files, world),
    files: posting.files,
    flags: posting.loading === true ? flags | messageFlags.loading : flags,
    editedAt: undefined,
    nonce: nonceOf(body),
    reference: posting.reference,
    poll: pollOf(core, body),
    pinned: false,
    mentions: nobody,
    interactionId: posting.interactionId,
    viaWebhook: posting.viaWebhook === true,
    onlyFor: posting.onlyFor,
  };
  (posting.onlyFor === undefined ? channel.messages : channel.ephemerals).push(message);
  if (posting.loading !== true) call(core, message, body, posting.repliedTo);
  if (posting.onlyFor === undefined) touch(core, channel, message);
  shown(core, message);
  messageEvent(core, "MESSAGE_CREATE", message);
  return message;
}

/** A new message wakes its thread up, unless it is locked, and makes those whom it names members of it. */
function touch(core: Core, channel: Channel, message: Message): void {
  const { thread } = channel;
  if (thread === undefined) return;
  thread.sent += 1;
  thread.lastAt = core.world.clock.now();
  if (!thread.locked) setArchived(core, channel, thread, false);
  const reach = message.mentions.users.filter((id) => may(core.world, id, { ...channel, type: 11 }, "VIEW_CHANNEL"));
  addToThread(core, channel, message.type === 21 ? [] : [message.authorId, ...reach]);
}

function call(core: Core, message: Message, body: Bag, repliedTo: Message | undefined): void {
  const channel = core.world.channel(message.channelId);
  message.mentions = mentionsIn(core, {
    authorId: message.authorId,
    channel,
    words: wordsOf(message),
    allowed: allowedIn(body),
    repliedTo,
  });
  const { everyone, users, roles } = message.mentions;
  const quiet = !everyone && users.length === 0 && roles.length === 0;
  if (quiet || message.authorId !== core.bot.id) return;
  core.journal.pings.push({ channelId: channel.id, messageId: message.id, everyone, users, roles });
}

function wordsOf(message: Message): string {
  return `${message.content}\n${displayedText(message.components)}`;
}

/** Everything of a message that can be read. */
export function allWords(message: Message): string {
  const files = message.files.map(
    (one) => `${one.name} ${one.description ?? ""} ${one.content.length < 200_000 ? one.content.toString("utf8") : ""}`,
  );
  const poll = [...textsIn(message.poll ?? {})];
  return [message.content, ...textsIn(message.embeds), ...textsIn(message.components), ...files, ...poll].join("\n");
}

/** Notes what of the app's came before whose eyes. */
function shown(core: Core, message: Message): void {
  if (message.authorId !== core.bot.id) return;
  const channel = core.world.channel(message.channelId);
  const who = new Set([...core.world.users.keys()].filter((id) => may(core.world, id, channel, "VIEW_CHANNEL")));
  core.journal.show({ channel: channel.id, user: message.onlyFor, text: allWords(message), who });
}

export type Editing = {
  readonly body: Bag;
  readonly files: readonly StoredFile[];
  /** this fills the place of an answer that was to come later: it calls people */
  readonly fills?: boolean;
};

/** Changes a message; refused where it then breaks a limit, says nothing, or uses old fields beside Components V2. */
export function editMessage(core: Core, message: Message, { body, files, fills = false }: Editing): void {
  const kept = keptFiles(message, body);
  const all = [...kept, ...files];
  const wasV2 = (message.flags & messageFlags.componentsV2) !== 0;
  const asked = typeof body["flags"] === "number" ? body["flags"] : undefined;
  const asksV2 = asked !== undefined && (asked & messageFlags.componentsV2) !== 0;
  const v2 = wasV2 || asksV2;
  const problems = new Problems();
  // Flags that leave Components V2 out do not take it away, but the components are then held against the old table.
  checkMessage(problems, body, { v2: asked === undefined ? v2 : asksV2, files: all.map((one) => one.name) });
  if (wasV2 && !asksV2) checkMessage(problems, { ...body, components: [] }, { v2: true, files: [] });
  if (asksV2 && !wasV2) checkNothingOld(problems, message, body);
  problems.settle();
  const content = body["content"] === undefined ? message.content : text(body["content"]).trim();
  const embeds = body["embeds"] === undefined ? message.embeds : dressedEmbeds(bags(body["embeds"]));
  const components = body["components"] === undefined ? message.components : dressed(bags(body["components"]), all, core.world);
  const empty = content === "" && embeds.length === 0 && components.length === 0 && all.length === 0 && message.poll === undefined;
  if (empty) throw new Refused("CannotSendAnEmptyMessage");
  Object.assign(message, { content, embeds, components, files: all });
  message.flags = (message.flags & ~messageFlags.loading) | (asksV2 ? messageFlags.componentsV2 : 0);
  if (asked !== undefined) message.flags = (message.flags & ~messageFlags.suppressEmbeds) | (asked & messageFlags.suppressEmbeds);
  if (fills) call(core, message, body, undefined);
  else message.editedAt = core.world.clock.now();
  shown(core, message);
  messageEvent(core, "MESSAGE_UPDATE", message);
}

/** A message becomes one of Components V2 only where its old fields are emptied. */
function checkNothingOld(problems: Problems, message: Message, body: Bag): void {
  const still: readonly (readonly [string, boolean])[] = [
    ["content", body["content"] === undefined && message.content !== ""],
    ["embeds", body["embeds"] === undefined && message.embeds.length > 0],
    ["poll", message.poll !== undefined],
  ];
  for (const [name, is] of still) {
    const says = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    if (is) problems.add([name], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", says);
  }
}

/** `attachments` names those that stay; without it all stay. */
function keptFiles(message: Message, body: Bag): readonly StoredFile[] {
  if (!Array.isArray(body["attachments"])) return message.files;
  const ids = bags(body["attachments"]).map((one) => text(one["id"]));
  return message.files.filter((one) => ids.includes(one.id));
}

export function deleteMessage(core: Core, message: Message): void {
  const channel = core.world.channel(message.channelId);
  const held = message.onlyFor === undefined ? channel.messages : channel.ephemerals;
  const at = held.indexOf(message);
  if (at >= 0) held.splice(at, 1);
  messageDeleted(core, message);
}

function nonceOf(body: Bag): string | number | undefined {
  const { nonce } = body;
  return typeof nonce === "string" || typeof nonce === "number" ? nonce : undefined;
}

function pollOf(core: Core, body: Bag): Bag | undefined {
  const poll = body["poll"];
  if (typeof poll !== "object" || poll === null) return undefined;
  const asked = poll as Bag;
  return {
    question: asked["question"],
    answers: bags(asked["answers"]).map((one, n) => ({ answer_id: n + 1, poll_media: one["poll_media"] })),
    expiry: when(core.world.clock.now() + number(asked["duration"], 24) * 3_600_000),
    allow_multiselect: asked["allow_multiselect"] === true,
    layout_type: 1,
    results: { answer_counts: [], is_finalized: false },
  };
}
