import { own } from "./own.ts";
import type { Redesign, Replacement } from "./redesign.ts";
import type { Touchpoint } from "./touchpoint.ts";

/** What the team's answers say of one current touchpoint, before mergers are followed. */
export type Fate =
  | { readonly is: "survives" }
  | { readonly is: "replaced"; readonly by: readonly Touchpoint[] }
  | { readonly is: "merged"; readonly into: string }
  | { readonly is: "dropped"; readonly why: string }
  | { readonly is: "unanswered" };

/**
 * The fate of every current touchpoint, in the journey's order; of two with one id the first counts. One the team has said
 * nothing of survives: yes or silence takes the rest as staying (method.md, step `restrict`), and playbooks without that step keep all.
 */
export function fatesOf(redesign: Redesign): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const { id } of redesign.current) {
    if (!fates.has(id)) fates.set(id, fateOf(redesign, id));
  }
  return fates;
}

function fateOf(redesign: Redesign, id: string): Fate {
  const restriction = own(redesign.restrictions, id);
  if (restriction?.is === "dropped" || restriction?.is === "merged") return restriction;
  if (restriction?.is === "blocked") return fateOfBlocked(redesign, own(redesign.replacements, id));
  const why = own(redesign.edits.removed, id);
  return why === undefined ? { is: "survives" } : { is: "dropped", why };
}

function fateOfBlocked(redesign: Redesign, replacement: Replacement | undefined): Fate {
  if (replacement === undefined) return { is: "unanswered" };
  if (replacement.is !== "with") return replacement;
  const by = replacement.touchpoints.filter((each) => own(redesign.edits.removed, each.id) === undefined);
  if (by.length > 0) return { is: "replaced", by };
  const why = replacement.touchpoints.map((each) => own(redesign.edits.removed, each.id))[0];
  return why === undefined ? { is: "unanswered" } : { is: "dropped", why };
}

/**
 * Finds where the matter of a touchpoint ends up in the new journey: itself if it is there, else its first replacement or what
 * it was merged into, as far as that leads. Undefined for one dropped, unanswered or unknown, and for mergers that run in a circle.
 */
export function landing(fates: ReadonlyMap<string, Fate>, present: ReadonlySet<string>): (id: string) => string | undefined {
  return (id) => {
    const seen = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !present.has(at)) {
      if (seen.has(at)) return undefined;
      seen.add(at);
      at = onward(fates.get(at));
    }
    return at;
  };
}

function onward(fate: Fate | undefined): string | undefined {
  if (fate?.is === "merged") return fate.into;
  return fate?.is === "replaced" ? fate.by[0]?.id : undefined;
}
