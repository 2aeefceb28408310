import type { Language } from "#locale/languages.ts";
import type { MessageKey } from "#locale/say.ts";
import type { PartOnView, SessionView } from "#session/view.ts";
import type { HelpStanding } from "./help-door.ts";
import type { KeptWithUsers } from "./kept.ts";

/**
 * What everything said in chat is drawn from: a view of the session, and the words. For what a place shows to all, `me` is null, the view is
 * nobody's, and the language is the session's; for a private form or card both are the person's own.
 */
export type Talk = {
  /** id of the session */
  readonly id: string;
  readonly view: SessionView;
  /** the part before the open one in its step, as the viewer may see it: what was parked or struck there */
  readonly earlier: PartOnView | null;
  readonly me: string | null;
  readonly facilitator: boolean;
  readonly language: Language;
  readonly say: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  /** a person's name by id; a kind stand-in where there is none */
  readonly name: (person: string) => string;
  readonly now: number;
  /** a fresh id for a form: what the form adds has its id from it */
  readonly mint: () => string;
  /** address of the session's page, where people can reach one; `page("/report")` is one below it */
  readonly page: ((path: string) => string) | null;
  /** only where results can be kept elsewhere: how far this one is */
  readonly kept?: KeptWithUsers;
  /** only where a language model is configured: which, and where it is */
  readonly helper?: { readonly model: string; readonly host: string };
  /** how its help stands; only for who leads, and only where that is asked for */
  readonly help?: HelpStanding;
};

/** Whether the viewer may give, vote and rate. */
export function hasVoice({ view }: Talk): boolean {
  return view.me?.role === "facilitator" || view.me?.role === "participant";
}
