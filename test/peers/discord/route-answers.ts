import { type Answered, type Request, storeFiles } from "./call.ts";
import { checkChoices } from "./command-check.ts";
import type { Core } from "./core.ts";
import type { Interaction } from "./desk.ts";
import { type Bag, bag, bags, number, present, textsIn } from "../json.ts";
import { messageFlags } from "./limits.ts";
import { checkNew, deleteMessage, editMessage, postMessage } from "./messages.ts";
import { checkModal } from "./modal-check.ts";
import { Problems } from "./problems.ts";
import { Refused } from "./refused.ts";
import { messageJson } from "./shapes.ts";
import type { Channel, Message, StoredFile } from "./world.ts";

/** Flags that an answer to an interaction may set. */
const settable = messageFlags.ephemeral | messageFlags.suppressEmbeds | messageFlags.suppressNotifications | messageFlags.componentsV2;

/** Which answers each kind of interaction takes first; nothing under it can be changed where there is nothing. */
function allowedAnswers(one: Interaction): readonly number[] {
  if (one.kind === 4) return [8];
  const onMessage = one.message === undefined ? [] : [6, 7];
  if (one.kind === 2) return [4, 5, 9];
  return one.kind === 3 ? [4, 5, 6, 7, 9] : [4, 5, ...onMessage];
}

/** `POST /interactions/{interaction_id}/{interaction_token}/callback` */
export function interactionCallback(request: Request): Answered {
  const { core, params, body } = request;
  const one = core.desk.byId(params["interaction_id"] ?? "");
  if (one === undefined || one.token !== params["interaction_token"]) throw new Refused("UnknownInteraction");
  if (one.answer !== undefined) throw new Refused("InteractionHasAlreadyBeenAcknowledged");
  if (core.desk.isLate(one)) throw new Refused("UnknownInteraction");
  const type = number(body["type"]);
  if (!allowedAnswers(one).includes(type)) {
    const problems = new Problems();
    problems.add(["type"], "BASE_TYPE_CHOICES", `Value must be one of {${allowedAnswers(one).join(", ")}}.`);
    problems.settle();
  }
  const message = answer(request, one, type);
  one.answer = { type, at: core.world.clock.now(), data: bag(body["data"]) };
  if (request.query.get("with_response") !== "true") return { status: 204 };
  return { status: 200, json: responseJson(core, one, type, message) };
}

function responseJson(core: Core, one: Interaction, type: number, message: Message | undefined): Bag {
  const interaction = present({
    id: one.id,
    type: one.kind,
    channel_id: one.channelId,
    guild_id: one.guildId,
    response_message_id: message?.id,
    response_message_loading: message === undefined ? undefined : type === 5,
    response_message_ephemeral: message === undefined ? undefined : message.onlyFor !== undefined,
  });
  if (message === undefined || type === 6) return { interaction };
  return { interaction, resource: { type: type === 7 ? 7 : 4, message: messageJson(core, message) } };
}

/** Does what the first answer says. Refused: nothing has happened and another first answer may come. */
function answer(request: Request, one: Interaction, type: number): Message | undefined {
  const data = bag(request.body["data"]);
  switch (type) {
    case 4:
      return keepOriginal(
        one,
        inData(() => post(request, one, data)),
      );
    case 5:
      return keepOriginal(one, postLater(request, one, data));
    case 6:
      return keepOriginal(one, one.message);
    case 7:
      return keepOriginal(
        one,
        inData(() => change(request, one, data)),
      );
    case 8:
      offer(request, one, data);
      return undefined;
    default:
      openModal(request, one, data);
      return undefined;
  }
}

/** What is wrong with the message of a callback stands under `data`. */
function inData(does: () => Message): Message {
  try {
    return does();
  } catch (error) {
    if (!(error instanceof Refused) || error.errors === undefined) throw error;
    throw new Refused(error.error, { data: error.errors });
  }
}

function keepOriginal(one: Interaction, message: Message | undefined): Message | undefined {
  one.originalId = message?.id;
  return message;
}

function placeOf(core: Core, one: Interaction): Channel {
  const channel = core.world.channels.get(one.channelId);
  if (channel === undefined) throw new Refused("UnknownChannel");
  if (channel.guildId !== undefined && !core.world.joined.has(channel.guildId)) throw new Refused("MissingAccess");
  return channel;
}

function filesOf({ core, uploads }: Request, data: Bag, place: string): readonly StoredFile[] {
  return storeFiles(core, uploads, data, place);
}

function post(request: Request, one: Interaction, data: Bag): Message {
  const { core } = request;
  const channel = placeOf(core, one);
  const flags = number(data["flags"]);
  const files = filesOf(request, data, channel.id);
  checkNew(data, files, (flags & messageFlags.componentsV2) !== 0);
  return postMessage(core, {
    channel,
    authorId: core.bot.id,
    body: withoutNonce(data),
    files,
    flags: flags & settable,
    interactionId: one.id,
    viaWebhook: true,
    onlyFor: (flags & messageFlags.ephemeral) === 0 ? undefined : one.userId,
    type: typeOf(one),
  });
}

/** A message that answers a command says so in its type. */
function typeOf(one: Interaction): number {
  if (one.kind !== 2) return 0;
  return number(one.data["type"]) === 1 ? 20 : 23;
}

function withoutNonce(data: Bag): Bag {
  const { nonce: _nonce, ...rest } = data;
  return rest;
}

/** Only whether it is hidden is decided now; everything else comes with the answer. */
function postLater({ core }: Request, one: Interaction, data: Bag): Message {
  const flags = number(data["flags"]);
  const problems = new Problems();
  if ((flags & ~messageFlags.ephemeral) !== 0) {
    problems.add(["data", "flags"], "MESSAGE_FLAGS_INVALID", "Only EPHEMERAL can be set while the answer is deferred");
  }
  problems.settle();
  return postMessage(core, {
    channel: placeOf(core, one),
    authorId: core.bot.id,
    body: {},
    files: [],
    flags,
    interactionId: one.id,
    viaWebhook: true,
    onlyFor: flags === 0 ? undefined : one.userId,
    loading: true,
    type: typeOf(one),
  });
}

function change(request: Request, one: Interaction, data: Bag): Message {
  const message = one.message === undefined ? undefined : request.core.world.message(one.message.id);
  if (message === undefined) throw new Refused("UnknownMessage");
  editMessage(request.core, message, { body: data, files: filesOf(request, data, message.channelId) });
  return message;
}

function offer({ core }: Request, one: Interaction, data: Bag): void {
  const problems = new Problems();
  const focused = focusedIn(bags(one.data["options"]));
  checkChoices(problems, data["choices"] ?? [], ["data", "choices"], number(focused["type"]));
  problems.settle();
  core.journal.show({ channel: undefined, user: one.userId, text: [...textsIn(data)].join("\n"), who: new Set() });
}

function focusedIn(options: readonly Bag[]): Bag {
  for (const each of options) {
    if (each["focused"] === true) return each;
    const inside = focusedIn(bags(each["options"]));
    if (inside["focused"] === true) return inside;
  }
  return {};
}

function openModal({ core }: Request, one: Interaction, data: Bag): void {
  const problems = new Problems();
  checkModal(problems, data);
  problems.settle();
  core.journal.show({ channel: undefined, user: one.userId, text: [...textsIn(data)].join("\n"), who: new Set() });
}

/** The interaction of a token: 10015 where there is none or nothing was answered yet, 50027 after its fifteen minutes. */
function interactionOf({ core, params }: Request): Interaction {
  if (params["webhook_id"] !== core.app.id) throw new Refused("UnknownWebhook");
  const one = core.desk.byToken(params["webhook_token"] ?? "");
  if (one === undefined) throw new Refused("UnknownWebhook");
  if (core.desk.isExpired(one)) throw new Refused("InvalidWebhookToken");
  if (one.answer === undefined) throw new Refused("UnknownWebhook");
  placeOf(core, one);
  return one;
}

/** A message that this token reaches: its own answers, and the one that was pressed. */
function messageOf(request: Request): { readonly one: Interaction; readonly message: Message } {
  const one = interactionOf(request);
  const wanted = request.params["message_id"] ?? "@original";
  const id = wanted === "@original" ? one.originalId : wanted;
  const mine = id !== undefined && [one.originalId, one.message?.id, ...one.followUps].includes(id);
  const message = mine ? request.core.world.message(id) : undefined;
  if (message === undefined || message.authorId !== request.core.bot.id) throw new Refused("UnknownMessage");
  return { one, message };
}

/** `POST /webhooks/{webhook_id}/{webhook_token}`: another answer. The first one after a deferral fills its place. */
export function followUp(request: Request): Answered {
  const { core, body } = request;
  const one = interactionOf(request);
  if (one.kind === 4) throw new Refused("UnknownWebhook");
  const original = one.originalId === undefined ? undefined : core.world.message(one.originalId);
  if (original !== undefined && (original.flags & messageFlags.loading) !== 0) {
    fill(request, original);
    return { status: 200, json: messageJson(core, original) };
  }
  const message = post(request, one, body);
  one.followUps.push(message.id);
  return { status: 200, json: messageJson(core, message) };
}

function fill(request: Request, message: Message): void {
  const { core, body } = request;
  const fills = (message.flags & messageFlags.loading) !== 0;
  editMessage(core, message, { body, files: filesOf(request, body, message.channelId), fills });
}

/** `GET …/messages/@original` and `/{message_id}` */
export function getAnswer(request: Request): Answered {
  return { status: 200, json: messageJson(request.core, messageOf(request).message) };
}

/** `PATCH …/messages/@original` and `/{message_id}` */
export function updateAnswer(request: Request): Answered {
  const { message } = messageOf(request);
  fill(request, message);
  return { status: 200, json: messageJson(request.core, message) };
}

/** `DELETE …/messages/@original` and `/{message_id}` */
export function removeAnswer(request: Request): Answered {
  deleteMessage(request.core, messageOf(request).message);
  return { status: 204 };
}
