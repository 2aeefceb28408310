import { readyPhrases } from "#locale/steps.ts";
import { refOf } from "#facilitator/cards/press.ts";
import type { ReviewView } from "#steps/sheet-view.ts";
import { act, ask, offered, open, send, tap } from "./hall.ts";
import { type At, type Of, type Run, type Task, hostOf, seen } from "./run.ts";

async function findingsAt(run: Run, at: At): Promise<ReviewView["findings"]> {
  const { content } = await seen(run, at);
  return content.pattern === "review" ? content.findings : [];
}

type Saying = { readonly finding: string; readonly answer: string; readonly note?: string | undefined };

async function say(run: Run, { step, part }: At, { finding, answer: word, note }: Saying): Promise<void> {
  const host = hostOf(run);
  await open(host, ask("answer", step, String(part), refOf(finding)));
  await send(host, { answer: [word], ...(note === undefined ? {} : { note: [note] }) });
}

/** One finding is answered from the card's menu. */
export async function answer(run: Run, { act: one }: Task & { readonly act: Of<"answer"> }): Promise<void> {
  await say(run, one, { finding: one.finding, answer: one.answer, note: one.note });
}

/** Everything else: in one tap where the card folds it, one by one where it does not; a must always by itself, with a why. */
export async function rest(run: Run, { act: { step, part, answer: word } }: Task & { readonly act: Of<"rest"> }): Promise<void> {
  const at = { step, part };
  const folded = act("rest", { step, part: String(part), answer: word });
  if (await offered(hostOf(run), folded)) {
    const { seq } = await run.hall.look();
    await tap(hostOf(run), folded, (session) => session.seq > seq);
  }
  const why = readyPhrases(run.script.language, "audit-accept")[0] ?? "";
  for (const { id, values, answer: said } of await findingsAt(run, at)) {
    if (said !== null) continue;
    await say(run, at, { finding: id, answer: word, ...(values["weight"] === "must" ? { note: why } : {}) });
  }
}
