import type { Language } from "#locale/languages.ts";
import type { MessageKey } from "#locale/say.ts";
import { say } from "#locale/say.ts";
import type { Press } from "#talk/card.ts";

/** What was typed behind a command, or behind a mention. */
type Typed = { readonly verb: string; readonly rest: string };

/** Takes a command apart; a mention's own name falls away. */
export function spokenIn(text: string): Typed {
  const [verb = "", ...rest] = text
    .replaceAll(/<@!?[A-Z0-9]+(\|[^>]*)?>/g, "")
    .trim()
    .split(/\s+/);
  return { verb: verb.toLowerCase(), rest: rest.join(" ") };
}

/** Words that open something private about a session, by the ask that they open. */
const opens: Readonly<Record<string, string>> = { status: "so-far", mine: "mine-actions", board: "board", report: "report" };
/** Words that steer a session: facilitators only, as everywhere. */
const steers: Readonly<Record<string, string>> = { pause: "control:pause", resume: "control:resume" };

/** Asks about what stays when a session is over. */
const reachBack: ReadonlySet<string> = new Set(["mine-actions", "report", "board"]);

/** What a button says that does one of these. */
const labels: Readonly<Record<string, MessageKey>> = {
  "so-far": "page.menu.so-far",
  "mine-actions": "page.menu.actions",
  board: "page.act.board",
  report: "page.menu.report",
  "control:pause": "page.act.pause",
  "control:resume": "page.act.resume",
};

/** The press that a word stands for; none is "status"; undefined for a word that nobody knows. */
export function pressOf(verb: string): Press | undefined {
  const wanted = verb === "" ? "status" : verb;
  if (Object.hasOwn(opens, wanted)) return { does: "ask", ask: opens[wanted] ?? "", about: [] };
  return Object.hasOwn(steers, wanted) ? { does: "send", form: steers[wanted] ?? "", fields: {} } : undefined;
}

/** Whether a press is about what stays when a session is over. */
export function reachesBack(press: Press | undefined): boolean {
  return press?.does === "ask" && reachBack.has(press.ask);
}

/** What a button says that does a press that a word stands for. */
export function labelOf(language: Language, press: Press): string {
  return say(language, labels[press.does === "ask" ? press.ask : press.form] ?? "page.menu.so-far");
}
