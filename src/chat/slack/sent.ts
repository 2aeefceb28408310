import type { types } from "@slack/bolt";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import type { Heeded } from "#facilitator/conversation.ts";
import type { Form } from "#talk/form.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import { type Spoken, wordsFor, wordsIn } from "#facilitator/doors/speaking.ts";
import { type Desk, type Visitor, speakerOf } from "./desk.ts";
import { type FormMeta, readMeta } from "./meta.ts";
import { viewOf } from "./show.ts";
import { refusalView } from "./speak.ts";
import { turnPage } from "./speak-form.ts";
import { errorsOf, readView } from "./values.ts";
import { say } from "#locale/say.ts";

/** What of a `view_submission` payload is looked at. */
export type SentView = {
  readonly id: string;
  readonly private_metadata: string;
  readonly state: { readonly values: unknown };
  readonly blocks: readonly unknown[];
};

/** What Slack is answered: nothing closes the view; `errors` stand at fields; `update` puts another view in its place. */
export type SentAnswer =
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: types.ModalView }
  | undefined;

type Sending = { readonly spoken: Spoken; readonly meta: FormMeta; readonly view: SentView; readonly form: PostedForm };

const update = (view: types.ModalView): SentAnswer => ({ response_action: "update", view });

/** The form as it was drawn: with its own nonce, so that what was begun under it goes on. */
async function drawnAgain(desk: Desk, { spoken, meta }: Sending): Promise<Form | Refusal> {
  const opened = await desk.conversation.open(spoken.speaker, meta.ask, meta.on);
  if (isRefusal(opened) || !("form" in opened)) return isRefusal(opened) ? opened : { refused: "act.unknown" };
  return { ...opened.form, nonce: meta.nonce, hidden: meta.hidden, drawn: meta.drawn };
}

async function nextPage(desk: Desk, sending: Sending): Promise<SentAnswer> {
  const { spoken, meta, form, view } = sending;
  const again = await drawnAgain(desk, sending);
  const words = await wordsIn(desk, spoken.speaker);
  const place = meta.place === undefined ? {} : { place: meta.place };
  const page = isRefusal(again) ? again : turnPage(again, { words, session: meta.session, page: meta.page + 1, typed: form, ...place });
  if (!isRefusal(page)) return update(page);
  const text = await desk.conversation.words(spoken.speaker, page);
  const errors = errorsOf(page, view, text);
  return errors === undefined ? update(refusalView(text, words)) : { response_action: "errors", errors: { ...errors } };
}

type NotKept = Extract<Heeded, { readonly kept: false }>;

async function refused(desk: Desk, { spoken, meta, view }: Sending, { refusal, text, again }: NotKept): Promise<SentAnswer> {
  if (again !== undefined && !isRefusal(again)) return update(await viewOf(desk, spoken, { opened: again, ask: meta.ask, on: meta.on }));
  const errors = errorsOf(refusal, view, text);
  if (errors !== undefined) return { response_action: "errors", errors: { ...errors } };
  return update(refusalView(text, await wordsIn(desk, spoken.speaker)));
}

/**
 * What somebody sent: kept before Slack is told; a refusal stands at its field, and nothing typed is lost. Rejects while the database is away:
 * then Slack is told nothing, and the view keeps its text.
 */
export async function sent(desk: Desk, visitor: Visitor, view: SentView): Promise<SentAnswer> {
  const meta = readMeta(view.private_metadata);
  if (meta === undefined || meta.is !== "form") return undefined;
  const spoken = await speakerOf(desk, visitor, meta.session);
  if (spoken === undefined) {
    const words = wordsFor(undefined);
    return update(refusalView(say(words.language, "refusal.session.unknown"), words));
  }
  const form = readView(view.state.values, meta);
  const sending: Sending = { spoken, meta, view, form };
  if (meta.page < meta.pages - 1) return nextPage(desk, sending);
  const heeded = await desk.conversation.send(spoken.speaker, form, { ask: meta.ask, about: meta.on });
  if (!heeded.kept) return refused(desk, sending, heeded);
  desk.stir(meta.session);
  if (heeded.next === undefined) return undefined;
  const { opened, ask, about } = heeded.next;
  return update(await viewOf(desk, spoken, { opened, ask, on: about }));
}
