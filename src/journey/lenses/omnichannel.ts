import type { Finding } from "../finding.ts";
import { type Stage, stageOf } from "../stage.ts";
import type { Touchpoint } from "../touchpoint.ts";
import { finding, type Lens } from "./lens.ts";

const leastInStage = 3;

/**
 * One channel carrying a whole stage, and hand-overs between channels that nobody sees. Figures: `stage` (`in`: stage or
 * phase), `channel`, `count`; places `from`, `to`.
 */
export const omnichannel: Lens = (_redesign, journey) => [...singleChannels(journey), ...blindHandovers(journey)];

type Group = { readonly stage: Stage; readonly members: Touchpoint[] };

function singleChannels(journey: readonly Touchpoint[]): readonly Finding[] {
  return [...groupedByStage(journey)].flatMap(([subject, { stage, members }]) => {
    const channels = [...new Set(members.flatMap((each) => each.channels))];
    const [channel] = channels;
    if (members.length < leastInStage || channels.length !== 1 || channel === undefined) return [];
    const figures = { in: stage.in, stage: stage.name, channel, count: members.length };
    return [finding("omnichannel.single-channel", "note", { subject, touchpoints: members.map((each) => each.id), figures })];
  });
}

function groupedByStage(journey: readonly Touchpoint[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const each of journey) {
    const stage = stageOf(each);
    if (stage.in === "none") continue;
    const key = `${stage.in} ${stage.name}`;
    const group = groups.get(key) ?? { stage, members: [] };
    group.members.push(each);
    groups.set(key, group);
  }
  return groups;
}

function blindHandovers(journey: readonly Touchpoint[]): readonly Finding[] {
  return journey.flatMap((second, index) => {
    const first = journey[index - 1];
    if (first === undefined || second.staffSees === "yes") return [];
    if (second.channels.some((channel) => first.channels.includes(channel))) return [];
    const about = { subject: `${first.id},${second.id}`, touchpoints: [first.id, second.id], figures: { from: index, to: index + 1 } };
    return [finding("omnichannel.blind-handover", "should", about)];
  });
}
