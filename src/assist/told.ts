import { composeNew } from "#journey/compose.ts";
import type { Inputs, HelpScene } from "./kind.ts";

const most = 40;

/** What the team has so far, in short: for whoever comes late, and for the report's summary. Nothing of it is hidden from anybody. */
export function toldSoFar({ view }: HelpScene): Inputs {
  const { about, redesign, parts } = view;
  const purpose = parts.find((one) => one.step === "purpose" && one.part === 1)?.content;
  const sentence = purpose?.pattern === "decide" ? purpose.matters[0]?.proposal?.value.text : undefined;
  const lost = redesign.current.filter((one) => redesign.restrictions[one.id]?.is === "blocked");
  const next = Object.keys(redesign.restrictions).length === 0 ? [] : composeNew(redesign);
  return {
    title: about.title,
    crisis: about.crisis,
    purpose: typeof sentence === "string" ? sentence : "",
    reasons: redesign.reasons.map((one) => one.text),
    rescued: rescued(view),
    blocked: lost.slice(0, most).map((one) => one.name),
    journey: next.slice(0, most).map((one) => ({ name: one.name, what: one.origin?.kind ?? "kept" })),
    actions: redesign.actions.slice(0, most).map((one) => one.title),
  };
}

function rescued(view: HelpScene["view"]): string {
  const offer = view.parts.find((one) => one.step === "offer" && one.part === 1)?.content;
  if (offer?.pattern !== "converge") return "";
  const kept = offer.stacks.find((one) => offer.keepNow.includes(one.id));
  return String(kept?.items[0]?.values.text ?? "");
}
