import type { Spoken } from "#facilitator/doors/speaking.ts";
import type { Form } from "#talk/form.ts";
import { type Refusal, isRefusal, refuse } from "#talk/refusal.ts";
import type { Desk } from "./desk.ts";
import type { Draft } from "./meta.ts";

/** The form as it was drawn: with its own nonce, so that what was begun under it goes on. */
export async function formAgain(desk: Desk, { speaker }: Spoken, draft: Draft): Promise<Form | Refusal> {
  const opened = await desk.conversation.open(speaker, draft.ask, draft.on);
  if (isRefusal(opened)) return opened;
  if (!("form" in opened)) return refuse("act.unknown");
  return { ...opened.form, nonce: draft.nonce, hidden: draft.hidden, drawn: draft.drawn };
}
