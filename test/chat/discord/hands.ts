import { setTimeout as sleep } from "node:timers/promises";
import { type Draft, Remembered } from "#chat/discord/meta.ts";
import { Kept, readCustomId } from "#chat/discord/press.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Press } from "#talk/card.ts";
import type { Heard } from "../../peers/discord/heard.ts";
import type { Person } from "../../peers/discord/person.ts";
import type { Message } from "../../peers/discord/world.ts";
import type { Answers, Hands, Seen, Sent } from "../../stories/hands.ts";
import type { Office } from "./office.ts";
import { buttonsOf, filledIn, type Spot, spotIn } from "./screen.ts";

/** One person before their Discord: `breath` is the time that an act takes. */
export type Seat = {
  readonly office: Office;
  readonly person: Person;
  readonly language: Language;
  readonly breath: () => void;
  /** something may go wrong: then what brings no answer is done again */
  readonly troubled: () => boolean;
};

const tries = 25;
const pauseMs = 50;

/** A form that is open: its draft, and its token. */
type Form = { readonly token: string; readonly draft: Draft };

class DiscordHands implements Hands {
  readonly #seat: Seat;
  /** the private answer that one looks at */
  #top: string | undefined;
  #form: Form | undefined;

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  get #message(): Message | undefined {
    const { office, person } = this.#seat;
    const message = this.#top === undefined ? undefined : office.peer.world.message(this.#top);
    return message?.onlyFor === person.id ? message : undefined;
  }

  seen(): Seen {
    const { office, person } = this.#seat;
    const modal = person.openModal();
    const message = this.#message;
    const shown = message === undefined ? "" : office.peer.messageText(message);
    if (this.#form !== undefined) return { is: "form", fields: this.#form.draft.fields.map((one) => one.id), text: modal?.text ?? shown };
    if (message === undefined) return { is: "nothing" };
    return this.#isSaid(message) ? { is: "refusal", text: shown } : { is: "card", text: shown };
  }

  /** Words of ours with nothing on them, or with the way back to what was typed. */
  #isSaid(message: Message): boolean {
    const buttons = buttonsOf(message.components);
    const again = say(this.#seat.language, "discord.try-again");
    return JSON.stringify(message.components).includes('"type":2') === false || (buttons.length === 1 && buttons[0]?.label === again);
  }

  async finds(press: Press): Promise<boolean> {
    return (await this.#spot(press)) !== undefined;
  }

  async press(press: Press): Promise<void> {
    for (let n = 0; n < tries; n += 1) {
      const at = await this.#spot(press);
      if (at === undefined && n > 0) return;
      if (at === undefined)
        throw new Error(`${this.#seat.person.name} sees nowhere: ${JSON.stringify(press)}\n${JSON.stringify(this.seen())}`);
      const heard = await this.#click(at);
      if (heard.ok) return this.#follow(heard);
      if (!this.#seat.troubled())
        throw new Error(`nothing came of ${JSON.stringify(press)}: ${heard.failure}\n${this.#seat.office.log.slice(-3).join("\n")}`);
      await sleep(pauseMs);
    }
    throw new Error(`nothing came of ${JSON.stringify(press)}`);
  }

  /** What was answered lies open now; what is asked about once more is confirmed. */
  async #follow(heard: Heard): Promise<void> {
    const { person, office } = this.#seat;
    this.#form = undefined;
    if (heard.kind === "later") await heard.settled();
    if (person.openModal() !== undefined) return this.#reads(person.openModal()?.customId ?? "");
    // An acknowledged press may be answered a moment later.
    if (heard.kind === "nothing") return this.#settles();
    if (heard.message?.onlyFor === person.id) this.#top = heard.message.id;
    const message = this.#message;
    if (message === undefined) return;
    if (office.peer.messageText(message).trim() === `┃ ${say(this.#seat.language, "door.kept")}`) return this.close();
    await this.#looks(message);
  }

  async #settles(): Promise<void> {
    const message = this.#message;
    if (message !== undefined) await this.#looks(message);
  }

  /** A message may be a form that is answered by buttons, the way into one, or a question whether one is sure. */
  async #looks(message: Message): Promise<void> {
    const buttons = buttonsOf(message.components);
    const sure = buttons.find(({ wants }) => wants.does === "sure");
    if (sure !== undefined) return this.#follow(await this.#click({ id: sure.id }));
    const keep = buttons.find(({ label }) => label === say(this.#seat.language, "discord.form.keep"));
    if (keep !== undefined) return this.#follow(await this.#click({ id: keep.id }));
    const on = buttons.find(({ label, wants }) => wants.does === "open" && label === say(this.#seat.language, "discord.form.go-on"));
    if (on !== undefined) return this.#follow(await this.#click({ id: on.id }));
    const pressed = buttons.find(({ wants }) => wants.does === "mark" || wants.does === "send");
    if (pressed !== undefined && "token" in pressed.wants) this.#form = await this.#kept(pressed.wants.token);
  }

  async #reads(customId: string): Promise<void> {
    const wants = readCustomId(customId);
    this.#form = wants !== undefined && "token" in wants ? await this.#kept(wants.token) : undefined;
  }

  async #kept(token: string): Promise<Form | undefined> {
    const { store, clock } = this.#seat.office;
    const found = Remembered.safeParse(await store.drafts.read(`draft ${token}`, clock.now())).data;
    return found?.is === "form" ? { token, draft: found } : undefined;
  }

  async send(answers: Answers): Promise<Sent> {
    const { person } = this.#seat;
    const form = this.#form;
    if (form === undefined) throw new Error(`${person.name} has no form open`);
    const strange = Object.keys(answers).find((one) => !form.draft.fields.some((field) => field.id === one));
    if (strange !== undefined) throw new Error(`the form has no field ${strange}: ${JSON.stringify(this.seen())}`);
    if (person.openModal() === undefined) await this.#taps(form, answers);
    else await this.#parts(answers);
    const seen = this.seen();
    return seen.is === "refusal" ? { kept: false, field: undefined, says: seen.text } : { kept: true };
  }

  /** Part after part. */
  async #parts(answers: Answers): Promise<void> {
    const { person } = this.#seat;
    const token = this.#form?.token;
    while (this.#form?.token === token && person.openModal() !== undefined) {
      const modal = person.openModal();
      const draft = this.#form?.draft;
      if (modal === undefined || draft === undefined) return;
      const filled = filledIn(modal.json, draft, answers);
      await this.#follow(await this.#insist(() => person.submit(filled), modal.text));
    }
  }

  /** Marks by two taps; a form without questions by the one button that it has. */
  async #taps({ token, draft }: Form, answers: Answers): Promise<void> {
    const words = Object.entries(answers).filter(([id]) => draft.fields.find((one) => one.id === id)?.kind !== "scale");
    for (const [id, given] of words) {
      if (given.every((one) => one === "")) continue;
      const quote = this.#button(({ wants }) => wants.does === "open");
      await this.#follow(await this.#click(quote));
      await this.#parts({ [id]: given });
    }
    const marks = Object.entries(answers).filter(([id]) => draft.fields.find((one) => one.id === id)?.kind === "scale");
    for (const [id, [value]] of marks) {
      const n = draft.fields.findIndex((one) => one.id === id);
      const spot = this.#button(
        ({ wants }) => wants.does === "mark" && wants.token === token && wants.field === n && wants.value === value,
      );
      await this.#follow(await this.#click(spot));
    }
    if (marks.length === 0) await this.#follow(await this.#click(this.#button(({ wants }) => wants.does === "send")));
  }

  #button(isIt: (button: ReturnType<typeof buttonsOf>[number]) => boolean): Spot {
    const found = buttonsOf(this.#message?.components ?? []).find(isIt);
    if (found === undefined) throw new Error(`there is no such button: ${JSON.stringify(this.seen())}`);
    return { id: found.id };
  }

  async close(): Promise<void> {
    const { person } = this.#seat;
    if (person.openModal() !== undefined) person.cancel();
    const message = this.#message;
    if (message !== undefined) person.dismiss(message);
    this.#form = undefined;
    this.#top = undefined;
  }

  async #keptPress(sum: string): Promise<Press | undefined> {
    const { store, clock } = this.#seat.office;
    return Kept.safeParse(await store.drafts.read(`press ${sum}`, clock.now())).data?.press;
  }

  async #spot(press: Press): Promise<(Spot & { readonly on?: Message }) | undefined> {
    const { office } = this.#seat;
    const kept = (sum: string) => this.#keptPress(sum);
    if (this.#message !== undefined) return this.#spotOnCard(press);
    const messages = office.thread().toReversed();
    for (const on of messages) {
      const spot = await spotIn(on.components, press, kept);
      if (spot !== undefined) return { ...spot, on };
    }
    // What did not fit into a message is looked for in the whole of its card.
    for (const on of messages) {
      const whole = buttonsOf(on.components).find(({ wants }) => wants.does === "whole");
      if (whole === undefined) continue;
      await this.#follow(await this.#click({ id: whole.id, on }));
      const spot = await this.#spotOnCard(press);
      if (spot !== undefined) return spot;
      await this.close();
    }
    return undefined;
  }

  /** A private card may have pages: they are turned until it is there. */
  async #spotOnCard(press: Press): Promise<Spot | undefined> {
    for (;;) {
      const components = this.#message?.components ?? [];
      const spot = await spotIn(components, press, (sum) => this.#keptPress(sum));
      const next = buttonsOf(components).find(
        ({ wants, label }) => (wants.does === "turn" || wants.does === "whole") && label === say(this.#seat.language, "page.act.next"),
      );
      if (spot !== undefined || next === undefined) return spot;
      await this.#follow(await this.#click({ id: next.id }));
    }
  }

  async #insist(act: () => Promise<Heard>, what: string): Promise<Heard> {
    const { breath, troubled, office } = this.#seat;
    for (let n = 0; n < tries; n += 1) {
      breath();
      const heard = await act();
      if (heard.ok) return heard;
      if (!troubled()) throw new Error(`no answer to ${what}: ${heard.failure}\n${office.log.slice(-3).join("\n")}`);
      await sleep(pauseMs);
    }
    throw new Error(`no answer to ${what}`);
  }

  #click({ id, option, on }: Spot & { readonly on?: Message }): Promise<Heard> {
    const { person } = this.#seat;
    const message = on ?? this.#message;
    if (message === undefined) throw new Error(`${person.name} looks at nothing`);
    return this.#insist(
      () => (option === undefined ? person.click(message, { customId: id }) : person.select(message, { customId: id }, option)),
      id,
    );
  }
}

/** The hands of one person at Discord. */
export function discordHands(seat: Seat): Hands {
  return new DiscordHands(seat);
}
