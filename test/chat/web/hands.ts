import type { Press } from "#talk/card.ts";
import type { Answers, Hands, Seen, Sent } from "../../stories/hands.ts";
import { fieldsIn, filledIn, formsIn, go, hiddenIn, isChosen, type PageForm, refusalIn, type Shown, submit } from "./screen.ts";
import type { Browser } from "./shell/site.ts";
import { has } from "./tree.ts";

/** One person before their browser: who they are, by which link they come, and the time that an act takes. */
export type Seat = {
  readonly browser: Browser;
  readonly name: string;
  readonly zone: string;
  /** the address that they were given, as a path */
  readonly link: () => string;
  readonly breath: () => void;
  /** a page wide enough for the table of ratings, where every tap is sent by itself; else one contact a page */
  readonly wide: boolean;
};

type Asked = Extract<Press, { readonly does: "ask" }>;
/** A form that somebody has before them, and what for. */
type Open = { readonly for: Asked; readonly form: PageForm };

/** What a person who does not lead does in the browser, by the name of the form there. */
const forms: ReadonlySet<string> = new Set(["add", "vote", "rate", "propose"]);
const about = ["step", "part", "item", "is"] as const;

function isOf(form: PageForm, which: string, fields: Readonly<Record<string, string>>): boolean {
  return hiddenIn(form, "which") === which && Object.entries(fields).every(([name, value]) => hiddenIn(form, name) === value);
}

class WebHands implements Hands {
  readonly #seat: Seat;
  /** the session's page, once they are in */
  #home: string | undefined;
  #open: Open | undefined;
  #shown: Shown | undefined;
  #refused = "";

  constructor(seat: Seat) {
    this.#seat = seat;
  }

  seen(): Seen {
    if (this.#open !== undefined) return { is: "form", fields: fieldsIn(this.#open.form), text: this.#open.form.text };
    return this.#refused === "" ? { is: "nothing" } : { is: "refusal", text: this.#refused };
  }

  async finds(press: Press): Promise<boolean> {
    return (await this.#spot(press)) !== undefined;
  }

  async press(press: Press): Promise<void> {
    const form = await this.#spot(press);
    if (form === undefined) throw new Error(`${this.#seat.name} sees nowhere: ${JSON.stringify(press)}`);
    if (press.does === "ask") this.#open = { for: press, form };
    else await this.#post(form, {});
  }

  async send(answers: Answers): Promise<Sent> {
    const open = this.#open;
    if (open === undefined) throw new Error(`${this.#seat.name} has no form open`);
    const sent = await this.#sendAs(open, answers);
    if (!sent.kept) this.#refused = sent.says;
    return sent;
  }

  async close(): Promise<void> {
    this.#open = undefined;
    this.#refused = "";
  }

  #sendAs(open: Open, answers: Answers): Promise<Sent> {
    switch (open.for.ask) {
      case "join":
        return this.#join(open, answers);
      case "add":
        return this.#lines(open, answers);
      case "vote":
        return this.#dots(open, answers);
      case "rate":
        return this.#marks(open, answers);
      default:
        return this.#post(open.form, answers);
    }
  }

  /** Where the page has it as it is now: a form with the name, and about the matter, that was asked for. */
  async #spot(press: Press): Promise<PageForm | undefined> {
    const { browser, link } = this.#seat;
    if (press.does === "ask" && press.ask === "join") {
      if (this.#home !== undefined) return undefined;
      return formsIn((await go(browser, link())).page).find(({ element }) => has(element, "join"));
    }
    if (press.does === "ask" && !forms.has(press.ask)) throw new Error(`nobody does this in the browser: ${press.ask}`);
    this.#shown = this.#home === undefined ? undefined : await go(browser, this.#home);
    return this.#here(press);
  }

  /** The same on the page that they look at. */
  #here(press: Press): PageForm | undefined {
    const all = this.#shown === undefined ? [] : formsIn(this.#shown.page);
    if (press.does === "send") return all.find((one) => isOf(one, press.form, press.fields));
    const matter = Object.fromEntries(press.about.map((value, n) => [about[n] ?? "", value]));
    const mine = all.filter((one) => isOf(one, press.ask, matter));
    // Of all contacts the one that is to be rated next: the one that is shown, or the first open row of the table.
    if (press.ask === "rate") return mine.find((one) => has(one.element, this.#seat.wide ? "trow" : "rate") && !isChosen(one));
    return mine[0];
  }

  async #post(form: PageForm, answers: Answers): Promise<Sent> {
    const { browser, breath, zone } = this.#seat;
    breath();
    const shown = await submit(browser, form, filledIn(form, answers, zone));
    this.#shown = shown;
    const no = shown.status === 422 ? refusalIn(shown) : undefined;
    this.#refused = no?.says ?? "";
    if (no !== undefined) return { kept: false, ...no };
    this.#open = undefined;
    this.#home ??= shown.path.split("?")[0];
    return { kept: true };
  }

  /** A name, and whether one takes part or only watches. */
  #join({ form }: Open, { role = [] }: Answers): Promise<Sent> {
    return this.#post(form, { name: [this.#seat.name], as: role });
  }

  /** What is written line by line elsewhere is here one card after the other. */
  async #lines({ for: what }: Open, answers: Answers): Promise<Sent> {
    for (const line of (answers["f.text"]?.[0] ?? "").split("\n")) {
      const sent = await this.#post(this.#found(what), { ...answers, "f.text": [line] });
      if (!sent.kept) return sent;
    }
    return { kept: true };
  }

  /** Dot by dot, each by the button that adds one. */
  async #dots({ for: what }: Open, answers: Answers): Promise<Sent> {
    const given = new Map<string, number>();
    for (const item of Object.values(answers).flat()) {
      const dots = (given.get(item) ?? 0) + 1;
      given.set(item, dots);
      const sent = await this.#post(this.#found({ does: "send", form: "vote", fields: this.#at(what, { item, dots }) }), {});
      if (!sent.kept) return sent;
    }
    return { kept: true };
  }

  #at({ about: [step = "", part = ""] }: Asked, { item, dots }: { readonly item: string; readonly dots: number }) {
    return { step, part, item, dots: String(dots) };
  }

  /** Both marks of a contact at once, or each by itself; then the next contact lies open. */
  async #marks(open: Open, answers: Answers): Promise<Sent> {
    const all = this.#seat.wide ? Object.entries(answers).map(([scale, mark]) => ({ [scale]: mark })) : [answers];
    let [sent, form]: [Sent, PageForm] = [{ kept: true }, open.form];
    for (const each of all) {
      sent = await this.#post(form, each);
      if (!sent.kept) return sent;
      form = this.#here(open.for) ?? form;
    }
    this.#open = isChosen(form) || hiddenIn(form, "item") === hiddenIn(open.form, "item") ? undefined : { for: open.for, form };
    return sent;
  }

  #found(press: Press): PageForm {
    const form = this.#here(press);
    if (form === undefined) throw new Error(`${this.#seat.name} sees nowhere: ${JSON.stringify(press)}`);
    return form;
  }
}

/** The hands of one person at the web pages: they reach what stands on the page, without its script. */
export function webHands(seat: Seat): Hands {
  return new WebHands(seat);
}
