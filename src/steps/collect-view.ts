import type { Idea, Ideas } from "./collect.ts";
import { type IdeaView, type ViewContext, byText } from "./view.ts";

/** What a collect part shows: one's own items always, those of others only after the reveal; never how many there are before. */
export type CollectView = { readonly pattern: "collect"; readonly mine: readonly IdeaView[]; readonly others: readonly IdeaView[] | null };

/** With one or two unsigned items in a step the whole step is shown without names: by elimination they would give away. */
export function isNameless(ideas: readonly Idea[]): boolean {
  const unsigned = ideas.filter((idea) => idea.by === null && idea.gone !== "removed").length;
  return unsigned === 1 || unsigned === 2;
}

/** One item as the viewer may see it. */
export function viewIdea(idea: Idea, viewer: string | null, nameless: boolean): IdeaView {
  const mine = idea.by !== null && idea.by === viewer;
  return {
    id: idea.id,
    values: idea.values,
    by: nameless && !mine ? null : idea.by,
    mine,
    unsigned: idea.by === null,
    parked: idea.parked === true,
    struck: idea.gone === "struck" ? (idea.why ?? "") : null,
    suggested: idea.suggested !== undefined,
    rev: idea.rev,
  };
}

/** All items of the part that are not taken back, as the viewer may see them once revealed. */
export function viewIdeas(state: Ideas, viewer: string | null): readonly IdeaView[] {
  const nameless = isNameless(state.ideas);
  return state.ideas.filter((idea) => idea.gone !== "removed").map((idea) => viewIdea(idea, viewer, nameless));
}

export function viewCollect(state: Ideas, ctx: ViewContext): CollectView {
  const { person } = ctx.viewer;
  const all = viewIdeas(state, person);
  return { pattern: "collect", mine: all.filter((idea) => idea.mine), others: ctx.shown ? byText(all.filter((idea) => !idea.mine)) : null };
}
