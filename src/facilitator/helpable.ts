import { playbookOf } from "#playbook/catalog/catalog.ts";
import type { SessionView } from "#session/view.ts";
import type { HelpKind } from "#steps/help.ts";

/** Kinds of help that have their place in the part that is open, in the playbook's order. */
export function helpHere({ about, now, help, status }: Pick<SessionView, "about" | "now" | "help" | "status">): readonly HelpKind[] {
  if (now === null || !help.on || status !== "running") return [];
  return playbookOf(about.playbook)?.steps.find((one) => one.id === now.step)?.parts[now.part]?.helps ?? [];
}
