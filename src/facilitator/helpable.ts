import type { SessionView } from "#session/view.ts";
import type { HelpKind } from "#steps/help.ts";

/** Kinds of help that have their place in the part that is open, in the playbook's order. */
export function helpHere({ now, help, status }: Pick<SessionView, "now" | "help" | "status">): readonly HelpKind[] {
  return now === null || !help.on || status !== "running" ? [] : (now.def.helps ?? []);
}
