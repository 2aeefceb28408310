import { isMessageKey } from "#locale/say.ts";
import { sayNumber } from "#locale/numbers.ts";
import type { HelpStanding } from "../help-door.ts";
import type { Talk } from "../talk.ts";

type Sayer = Pick<Talk, "say" | "view" | "language"> & { readonly help?: HelpStanding | undefined };

function why({ say }: Sayer, code: string): string {
  const key = `assist.why.${code}`;
  return say(isMessageKey(key) ? key : "assist.why.away");
}

/** Why help is not what it was, for who leads, in one sentence; nothing while all is well. Never anything that waits for anybody. */
export function silenceLine(talk: Sayer): string | undefined {
  const { view, help, say } = talk;
  if (!view.help.on) return view.help.because === null ? undefined : say(`assist.stopped.${view.help.because}`);
  return help === undefined || help.silent === null ? undefined : say("assist.silent", { why: why(talk, help.silent) });
}

/** How help stands: what it cost of what it may, what it is doing, why it is silent. */
export function helpLines(talk: Sayer): readonly string[] {
  const { help, say, language } = talk;
  const silent = silenceLine(talk);
  if (help === undefined) return silent === undefined ? [] : [silent];
  const spent = say("assist.spent", { spent: sayNumber(language, help.spent), budget: sayNumber(language, help.budget) });
  return [...(silent === undefined ? [] : [silent]), ...(help.isBusy ? [say("assist.busy")] : []), spent];
}
