import { callsOf, hold, openFor } from "../chat/discord/held.ts";
import type { Office } from "../chat/discord/office.ts";
import { scriptFiles, scriptIn } from "../stories/scripts.ts";
import { alone, type Row } from "./measure.ts";

/** Discord's numbers for the kinds of first answers. */
const answers: Readonly<Record<number, string>> = { 4: "message", 5: "later", 6: "nothing", 7: "change", 8: "choices", 9: "modal" };

/** How often which kind of first answer was given; these count towards no limit of the bot's. */
function answersOf({ peer }: Office): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { body } of peer.journal.of("create_interaction_response")) {
    const kind = answers[Number(body["type"])] ?? "other";
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

function counted(counts: Readonly<Record<string, number>>): string {
  const sum = Object.values(counts).reduce((all, one) => all + one, 0);
  const each = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ${count}`);
  return `${sum}: ${each.join(", ")}`;
}

/** How often Discord's REST is called for one whole workshop, by what people do in its thread. */
export async function discordCalls(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const file of scriptFiles()) {
    const script = scriptIn(file);
    const office = await openFor(script);
    await hold(office, script);
    const what = `REST calls for ${file.split("/").at(-1)}, ${script.track}, ${script.people.size} people`;
    rows.push(alone(what, `${counted(callsOf(office))}; answers to interactions besides, ${counted(answersOf(office))}`));
    await office.close();
  }
  return rows;
}
