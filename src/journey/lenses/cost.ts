import type { Finding } from "../finding.ts";
import type { Action, Redesign } from "../redesign.ts";
import { finding, type Lens } from "./lens.ts";

/**
 * Whether the plan costs more than it saves, and the loss sheet. Amounts in the session's currency, first year; `unknown` counts the
 * actions that cost or save an amount nobody named, which the sum leaves out.
 */
export const cost: Lens = (redesign) => [...planCostsMore(redesign), ...lossSheet(redesign)];

function planCostsMore({ actions }: Redesign): readonly Finding[] {
  const costs = sumOf(actions, "costs");
  const saves = sumOf(actions, "saves");
  if (costs - saves <= 0) return [];
  const unknown = actions.filter(
    (each) => each.cost !== undefined && each.cost.kind !== "neutral" && each.cost.amount === undefined,
  ).length;
  const spending = actions.filter((each) => each.cost?.kind === "costs").map((each) => each.id);
  return [
    finding("cost.plan-costs-more", "should", {
      subject: "plan",
      actions: spending,
      figures: { sum: costs - saves, costs, saves, unknown },
    }),
  ];
}

function sumOf(actions: readonly Action[], kind: "costs" | "saves"): number {
  return actions.reduce((sum, each) => sum + (each.cost?.kind === kind ? (each.cost.amount ?? 0) : 0), 0);
}

function lossSheet({ winCost, lostPerYear }: Redesign): readonly Finding[] {
  if (winCost === undefined || lostPerYear === undefined) return [];
  return [finding("cost.loss-sheet", "note", { subject: "year", figures: { winCost, lostPerYear, loss: winCost * lostPerYear } })];
}
