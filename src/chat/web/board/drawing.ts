import { composeNew, type Outcome, outcomesOf } from "#journey/compose.ts";
import { type Layout, layoutOf } from "#journey/layout.ts";
import type { Drawn } from "#journey/layout/geometry.ts";
import type { Reason, Redesign } from "#journey/redesign.ts";
import { expectedEmotion, isMomentOfTruth, statsOf, type TouchpointStats } from "#journey/stats.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { SessionView } from "#session/view.ts";
import type { PageContext } from "../page.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What became of a contact, or (`added`) where one of the new journey comes from. */
export type Fate = Outcome["is"] | "added";

/** A contact of one of the journeys with all that is drawn of it. `partners`: ids on the other side, and its own. */
export type Contact = {
  readonly side: "current" | "new";
  readonly place: number;
  readonly touchpoint: Touchpoint;
  readonly fate: Fate;
  readonly struck: boolean;
  /** those that struck it, or in spite of which it was permitted */
  readonly reasons: readonly Reason[];
  readonly why?: string;
  readonly stats?: TouchpointStats;
  readonly expected?: number;
  readonly moment: boolean;
  readonly asking: boolean;
  readonly here: boolean;
  readonly stale: boolean;
  readonly partners: readonly string[];
};

/** Both journeys, laid out, and what the open step says of them. `drawn.new` is empty as long as nobody said what stays and what goes. */
export type Drawing = {
  readonly drawn: Drawn;
  readonly layout: Layout;
  readonly current: ReadonlyMap<string, Contact>;
  readonly next: ReadonlyMap<string, Contact>;
  readonly reasons: readonly Reason[];
  readonly begun: boolean;
  /** somebody said what the new journey is to feel like: its path is drawn too */
  readonly expects: boolean;
  /** the new journey was drawn up: its contacts carry their own numbers */
  readonly numbered: boolean;
  readonly standing: Standing;
};

/** What every part of the board is drawn with. */
export type Pen = { readonly ctx: PageContext; readonly drawing: Drawing };

/** Which journeys the full board shows. */
export type Show = "both" | "before" | "after";
/** What the full board is drawn with: `chosen` is the id of the contact shown in full. */
export type MapPen = Pen & { readonly show: Show; readonly chosen: string | undefined };

/** Steps from which on the new journey shows; before them it would only repeat the old one. */
const startsNew: ReadonlySet<string> = new Set(["restrict", "replace", "new-journey"]);

/** Works out everything that is drawn of a session's journeys. */
export function drawingOf(view: SessionView): Drawing {
  const { redesign } = view;
  const begun = Object.keys(redesign.restrictions).length > 0 || hasOpened(view, startsNew);
  const journey = begun ? composeNew(redesign) : [];
  const outcomes = begun
    ? outcomesOf(redesign)
    : new Map(redesign.current.map((each): [string, Outcome] => [each.id, { is: "kept", by: [] }]));
  const drawn: Drawn = { current: redesign.current, new: journey, outcomes, stats: statsOf(redesign) };
  const standing = standingOf(view);
  const world = { redesign, drawn, standing, stale: new Set(view.lookAgain.map((one) => one.item)) };
  return {
    drawn,
    layout: layoutOf(drawn),
    current: byId(redesign.current.map((each, index) => currentContact(world, each, index + 1))),
    next: byId(journey.map((each, index) => newContact(world, each, index + 1))),
    reasons: redesign.reasons,
    begun,
    expects: Object.keys(redesign.edits.expected).length > 0,
    numbered: hasOpened(view, new Set(["new-journey"])),
    standing,
  };
}

function hasOpened({ trail }: SessionView, steps: ReadonlySet<string>): boolean {
  return trail.some((step) => steps.has(step.id) && (step.status === "open" || step.status === "closed"));
}

/** The first of several with one id, as in `layoutOf`. */
function byId(contacts: readonly Contact[]): ReadonlyMap<string, Contact> {
  const found = new Map<string, Contact>();
  for (const each of contacts) if (!found.has(each.touchpoint.id)) found.set(each.touchpoint.id, each);
  return found;
}

type World = { readonly redesign: Redesign; readonly drawn: Drawn; readonly standing: Standing; readonly stale: ReadonlySet<string> };

function currentContact({ redesign, drawn, standing, stale }: World, touchpoint: Touchpoint, place: number): Contact {
  const { id } = touchpoint;
  const { is, by, why, reasons = [] } = drawn.outcomes.get(id) ?? { is: "unanswered", by: [] };
  const stats = drawn.stats.get(id);
  return {
    side: "current",
    place,
    touchpoint,
    fate: is,
    struck: is !== "kept" && is !== "changed",
    reasons: redesign.reasons.filter((reason) => reasons.includes(reason.id)),
    moment: stats !== undefined && isMomentOfTruth(stats),
    asking: standing.asking.has(id),
    here: standing.here.has(id),
    stale: stale.has(id),
    partners: [...new Set([id, ...by])],
    ...(why === undefined ? {} : { why }),
    ...(stats === undefined ? {} : { stats }),
  };
}

const fateOfOrigin = { kept: "kept", changed: "changed", new: "replaced", added: "added" } as const;

function newContact({ redesign, drawn, standing, stale }: World, touchpoint: Touchpoint, place: number): Contact {
  const { id, origin = { kind: "kept", replaces: [], absorbs: [] } } = touchpoint;
  const expected = expectedEmotion(touchpoint, drawn.stats);
  const before = drawn.outcomes.get(id);
  const from = [...origin.replaces, ...origin.absorbs];
  return {
    side: "new",
    place,
    touchpoint,
    fate: fateOfOrigin[origin.kind],
    struck: false,
    reasons: redesign.reasons.filter((reason) => before?.reasons?.includes(reason.id)),
    moment: false,
    asking: from.some((each) => standing.asking.has(each)),
    here: from.some((each) => standing.here.has(each)),
    stale: stale.has(id),
    partners: [...new Set([id, ...from])],
    ...(touchpoint.permitted === undefined ? {} : { why: touchpoint.permitted }),
    ...(expected === undefined ? {} : { expected }),
  };
}
