import { hashToken } from "#lib/ids.ts";
import { type Button, asks, sends } from "#talk/card.ts";
import type { Shown } from "./state.ts";

/** Where an act of the part belongs, as the fields of its form. */
export function at({ part }: Pick<Shown, "part">): { readonly step: string; readonly part: string } {
  return { step: part.step, part: String(part.part) };
}

/** What every ask of a part is about first: its step, its part. */
export function place({ part }: Pick<Shown, "part">, ...more: readonly string[]): readonly string[] {
  return [part.step, String(part.part), ...more];
}

/** "I am done": for everybody, while input is open. */
export function doneButton(shown: Shown): readonly Button[] {
  if (shown.part.phase !== "input") return [];
  return [sends(shown.talk.say("page.act.done"), "control:done", { ...at(shown), on: "yes" })];
}

/** A button that opens an ask about the part. */
export function partAsk(
  shown: Shown,
  label: string,
  ask: string,
  more: { readonly about?: readonly string[]; readonly go?: true } = {},
): Button {
  return asks(label, ask, place(shown, ...(more.about ?? [])), more.go === true ? "go" : undefined);
}

const plain = /^[A-Za-z0-9_.:/-]{1,64}$/;

/** What a menu says of an item by: its id, or, where that holds words of people or is too long for a menu, a short sum of it. */
export function refOf(id: string): string {
  return plain.test(id) ? id : hashToken(id).slice(0, 16);
}
