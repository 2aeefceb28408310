import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "#session/state.ts";
import type { Press } from "#talk/card.ts";
import type { Answers, Hands, Seen, Sent } from "./hands.ts";
import type { Script } from "../../src/cli/workshop/schema.ts";

/** Where a workshop is held: people by the keys of its script, and the session as the store has it. */
export type Hall = {
  /** The first facilitator starts it, for everybody. */
  readonly start: (script: Script) => Promise<void>;
  readonly hands: (key: string) => Hands;
  readonly look: () => Promise<Session>;
  /** hears of what a press has opened before one person */
  readonly sees?: (key: string, press: Press, seen: Seen) => void;
  /** until everything that should be seen is seen */
  readonly settle: () => Promise<void>;
};

/** One person in the hall. */
export type Actor = { readonly hall: Hall; readonly key: string; readonly hands: Hands };

export function actor(hall: Hall, key: string): Actor {
  return { hall, key, hands: hall.hands(key) };
}

const patience = 40_000;

/** Resolves once it holds. Throws with `what` when it does not come true: in real time, far beyond what anything takes. */
export async function until(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patience) throw new Error(`in vain: ${what()}`);
    await sleep(8);
  }
}

/** Says a press in words, for whoever reads why a test failed. */
function named(press: Press): string {
  return press.does === "ask" ? `${press.ask} ${press.about.join(" ")}` : `${press.form} ${JSON.stringify(press.fields)}`;
}

export function ask(name: string, ...about: readonly string[]): Press {
  return { does: "ask", ask: name, about };
}

export function act(form: string, fields: Readonly<Record<string, string>> = {}): Press {
  return { does: "send", form, fields };
}

export type By = { readonly by?: Press };

/** Presses what bears this, in the thread or (by the way of `by`) on a private card. */
export async function press({ hall, key, hands }: Actor, what: Press, { by }: By = {}): Promise<void> {
  const begun = performance.now();
  for (;;) {
    if (by === undefined || !(await hands.finds(what))) await hands.close();
    if (by !== undefined && hands.seen().is === "nothing" && (await hands.finds(by))) {
      await hands.press(by);
      hall.sees?.(key, by, hands.seen());
    }
    if (await hands.finds(what)) {
      await hands.press(what);
      return hall.sees?.(key, what, hands.seen());
    }
    if (performance.now() - begun > patience) throw new Error(`${key} finds nowhere: ${named(what)}`);
    await hall.settle();
  }
}

/** Whether it is there to be pressed, once everything is shown. */
export async function offered({ hall, hands }: Actor, what: Press): Promise<boolean> {
  await hands.close();
  await hall.settle();
  return hands.finds(what);
}

/** Opens a form, and answers with the fields that it asks for. Throws where something else comes. */
export async function open(who: Actor, what: Press, by: By = {}): Promise<readonly string[]> {
  await press(who, what, by);
  return fieldsOf(who, named(what));
}

export function fieldsOf({ key, hands }: Actor, what: string): readonly string[] {
  const seen = hands.seen();
  if (seen.is !== "form") throw new Error(`${key} wanted the form ${what}, and sees ${seen.is}: ${textOf(seen)}`);
  return seen.fields;
}

export function textOf(seen: Seen): string {
  return seen.is === "nothing" ? "" : seen.text;
}

/** Sends the open form; throws where it is refused. */
export async function send(who: Actor, answers: Answers): Promise<void> {
  const sent: Sent = await who.hands.send(answers);
  if (!sent.kept) throw new Error(`${who.key} was refused at ${sent.field ?? "the whole"}: ${sent.says}\n${textOf(who.hands.seen())}`);
}

/** Presses a button that acts by itself, until it has had its effect. */
export async function tap(who: Actor, what: Press, holds: (session: Session) => boolean, by: By = {}): Promise<void> {
  const { hall, hands } = who;
  await press(who, what, by);
  await until(
    async () => {
      const seen = hands.seen();
      if (holds(await hall.look())) return true;
      if (seen.is === "refusal") throw new Error(`${who.key} was refused: ${named(what)}\n${seen.text}`);
      return false;
    },
    () => `${who.key} pressed ${named(what)}`,
  );
}
