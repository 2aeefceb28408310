import { setTimeout as sleep } from "node:timers/promises";
import { type APIModalInteractionResponseCallbackData, InteractionResponseType as Type, MessageFlags, Routes } from "discord.js";
import type { TakenFile } from "#facilitator/take-away.ts";
import { codeOf, retryAfterOf, statusOf } from "./api.ts";
import type { Desk } from "./desk.ts";
import { type Interaction, kinds } from "./heard.ts";
import { keepAll } from "./keep.ts";
import type { Message } from "./message.ts";
import { codes } from "./trouble.ts";

/** How an interaction is answered: once, within three seconds. None of these rejects where Discord does not take the answer; what was kept stays kept. */
export type Answer = {
  /** Opens a modal. False where it is too late for one, or where none may be opened (in answer to a modal). */
  readonly modal: (data: APIModalInteractionResponseCallbackData) => Promise<boolean>;
  /** A private answer of its own. */
  readonly say: (message: Message) => Promise<void>;
  /** In place of the message that was pressed on; where nothing was, a private answer. */
  readonly update: (message: Message) => Promise<void>;
  /** A private answer with a file. */
  readonly file: (text: string, file: TakenFile) => Promise<void>;
  /** Nothing is said. */
  readonly quiet: () => Promise<void>;
  /** Does not answer, so that Discord says that it did not work. False where it was answered already. */
  readonly leave: () => boolean;
};

/** What takes longer is acknowledged before it is done (platforms.md, "How to read it"): Discord waits three seconds. */
const patienceMs = 1_500;
/** A sent form closes when it is acknowledged, so that is left as late as may be: until then Discord keeps what was typed. */
const formPatienceMs = 2_300;
const tries = 3;
/** A limit that is over so soon is waited for. */
const longestWaitMs = 800;

type Body = { readonly type: Type; readonly data?: unknown };
type Files = NonNullable<Parameters<Desk["api"]["call"]>[2]>["files"];
type State = "open" | "deferred" | "answered";

/** The calls by which an interaction is answered. */
function line({ api, log }: Desk, { id, token, application_id: app }: Interaction) {
  async function attempt(call: () => Promise<unknown>): Promise<boolean> {
    for (let n = 1; ; n += 1) {
      try {
        await call();
        return true;
      } catch (error) {
        const code = codeOf(error);
        // Taken before: by another process, or by a try of ours whose answer was lost.
        if (code === codes.answeredAlready) return true;
        const after = retryAfterOf(error) ?? 0;
        if (n < tries && after > 0 && after < longestWaitMs) await sleep(after);
        else if (n === tries || after > 0 || statusOf(error) !== undefined) {
          log.warn({ code: code ?? "none" }, "an interaction could not be answered");
          return false;
        }
      }
    }
  }
  const data = (body: unknown, files: Files) => ({ body, answers: true as const, ...(files === undefined ? {} : { files }) });
  return {
    first: (body: Body, files?: Files) => attempt(() => api.call("POST", Routes.interactionCallback(id, token), data(body, files))),
    original: (body: unknown, files?: Files) => attempt(() => api.call("PATCH", Routes.webhookMessage(app, token), data(body, files))),
    // Not tried again: it would stand there twice.
    more: (body: unknown, files?: Files) =>
      api.call("POST", Routes.webhook(app, token), data(body, files)).catch((error: unknown) => {
        log.warn({ code: codeOf(error) ?? "none" }, "something could not be said in answer to an interaction");
      }),
  };
}

function fileOf({ name, type, text }: TakenFile): NonNullable<Files> {
  return [{ name, contentType: type, data: Buffer.from(text, "utf8") }];
}

type Line = ReturnType<typeof line>;

/** One answer, or what stands in for it once it was put off; `form`: to a sent form. */
type Turn = {
  readonly state: () => State;
  readonly stop: () => void;
  /** False where Discord would not have it. */
  readonly answered: (body: Body, late: () => Promise<unknown>, files?: Files) => Promise<boolean>;
};

function createTurn({ first }: Line, { form, message }: { readonly form: boolean; readonly message: boolean }): Turn {
  let state: State = "open";
  let deferring: Promise<unknown> = Promise.resolve();
  const patience = setTimeout(
    () => {
      if (state !== "open") return;
      state = "deferred";
      const body = { type: message ? Type.DeferredMessageUpdate : Type.DeferredChannelMessageWithSource };
      deferring = first(message ? body : { ...body, data: { flags: MessageFlags.Ephemeral } });
    },
    form ? formPatienceMs : patienceMs,
  );
  const stop = () => clearTimeout(patience);
  return {
    state: () => state,
    stop,
    async answered(body, late, files) {
      stop();
      const before = state;
      state = "answered";
      if (before === "open") return first(body, files);
      await deferring;
      await late();
      return true;
    },
  };
}

function hidden(body: Message["body"]) {
  return { ...body, flags: body.flags | MessageFlags.Ephemeral };
}

/** Who sees a message that is changed is not told again. */
function shown(body: Message["body"]) {
  return { ...body, flags: body.flags & ~MessageFlags.Ephemeral };
}

/** The one answer to an interaction. What takes too long is acknowledged meanwhile, and answered by the interaction's token as soon as it is done. */
export function createAnswer(desk: Desk, heard: Interaction): Answer {
  const calls = line(desk, heard);
  const { original, more } = calls;
  const [form, message] = [heard.type === kinds.modal, heard.message !== undefined];
  const { state, stop, answered } = createTurn(calls, { form, message });
  // What was put off as a message of its own is filled in; an update that was put off leaves the message alone.
  const fills = () => state() === "deferred" && !message;

  async function say({ body, keep }: Message): Promise<void> {
    await keepAll(desk, keep, "private");
    const late = fills() ? () => original(shown(body)) : () => more(hidden(body));
    await answered({ type: Type.ChannelMessageWithSource, data: hidden(body) }, late);
  }
  return {
    async modal(data) {
      if (form || state() !== "open") return false;
      await answered({ type: Type.Modal, data }, async () => undefined);
      return true;
    },
    say,
    async update({ body, keep }) {
      if (!message) return say({ body, keep });
      await keepAll(desk, keep, "private");
      const done = await answered({ type: Type.UpdateMessage, data: shown(body) }, () => original(shown(body)));
      // What was to be changed may have been put away meanwhile.
      if (!done) await calls.first({ type: Type.ChannelMessageWithSource, data: hidden(body) });
    },
    async file(content, file) {
      const body = { content, allowed_mentions: { parse: [] } };
      const [data, files] = [{ ...body, flags: MessageFlags.Ephemeral }, fileOf(file)];
      const late = fills() ? () => original(body, files) : () => more(data, files);
      await answered({ type: Type.ChannelMessageWithSource, data }, late, files);
    },
    async quiet() {
      if (message) await answered({ type: Type.DeferredMessageUpdate }, async () => undefined);
      else stop();
    },
    leave() {
      stop();
      return state() === "open";
    },
  };
}
