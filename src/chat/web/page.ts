import type { HtmlEscapedString } from "hono/utils/html";
import type { Language } from "#locale/languages.ts";
import type { MessageKey } from "#locale/say.ts";
import type { PartOnView, SessionView } from "#session/view.ts";
import type { Refusal } from "#talk/refusal.ts";

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Words of the product in the viewer's language. */
export type Say = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** What every part of a session's page is drawn from: one viewer's view, and who and where that viewer is. */
export type PageContext = {
  readonly view: SessionView;
  /** id of the session */
  readonly id: string;
  /** address of the session's pages, without slash at the end: `/s/<id>` */
  readonly base: string;
  /** language of the viewer; texts of people are never translated */
  readonly language: Language;
  readonly say: Say;
  /** a person's name by id; a kind stand-in where there is none */
  readonly name: (person: string) => string;
  readonly now: number;
  /** ids of those who have the session open */
  readonly present: ReadonlySet<string>;
  readonly facilitator: boolean;
  /** a fresh id for a form: what the form adds has its id from it */
  readonly mint: () => string;
  /** goes into every form, against forged requests */
  readonly csrf: string;
  /** the part before the open one in its step, as the viewer may see it (`viewPart`): slips to pick from, what was parked or struck */
  readonly earlier?: PartOnView | null;
  /** what the viewer opened: an item, a row, a finding (`?open=` of the address, or the field `open` of the form just posted) */
  readonly open?: string;
  /** a form that was refused just now: what was typed, and why */
  readonly refused?: RefusedForm;
  /** only where a language model is configured: which, and where it is */
  readonly helper?: { readonly model: string; readonly host: string };
};

export type RefusedForm = {
  readonly form: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly refusal: Refusal;
};
