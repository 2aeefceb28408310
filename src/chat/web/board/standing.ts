import type { SessionView } from "#session/view.ts";
import type { Matter } from "#steps/decide-view.ts";

/**
 * What the open part says of single contacts of the current journey. `asking`: something is put forward and nobody's silence or yes has
 * taken it yet; `here`: the one the team is at; `writing`: what takes its place is being written, face down.
 */
export type Standing = { readonly asking: ReadonlySet<string>; readonly here: ReadonlySet<string>; readonly writing: boolean };

const nothing: Standing = { asking: new Set(), here: new Set(), writing: false };
/** Words for subjects (`playbook/sources.ts`) that are contacts of the current journey. */
const contacts: ReadonlySet<string> = new Set(["touchpoints", "blocked"]);

/** Reads the open part of the session for the board. */
export function standingOf({ now }: Pick<SessionView, "now">): Standing {
  if (now === null || now.phase === "closed") return nothing;
  const { def, content } = now;
  if (content.pattern === "collect") {
    const writing = !now.revealed && def.fields.some((field) => field.kind === "ref" && field.of === "blocked");
    return { ...nothing, writing };
  }
  if (content.pattern !== "decide" || !contacts.has(def.subjects ?? "")) return nothing;
  const asking = content.matters.filter((matter) => matter.proposal !== null && matter.proposal.agreed === undefined);
  return {
    asking: idsOf(asking),
    here: def.subjects === "blocked" ? idsOf(content.matters.filter(isUnsaid).slice(0, 1)) : new Set(),
    writing: false,
  };
}

function idsOf(matters: readonly Matter[]): ReadonlySet<string> {
  return new Set(matters.map((matter) => matter.subject.id));
}

function isUnsaid({ proposal, objections }: Matter): boolean {
  return proposal === null || objections.some((one) => one.open);
}
