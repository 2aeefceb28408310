import { callsOf, hold, openFor } from "../chat/slack/held.ts";
import { scriptFiles, scriptIn } from "../stories/scripts.ts";
import { alone, type Row } from "./measure.ts";

/** How often Slack's Web API is called for one whole workshop, by what people do in its thread. */
export async function slackCalls(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const file of scriptFiles()) {
    const script = scriptIn(file);
    const office = await openFor(script);
    await hold(office, script);
    const calls = callsOf(office);
    const sum = Object.values(calls).reduce((all, one) => all + one, 0);
    const each = Object.entries(calls)
      .sort(([, a], [, b]) => b - a)
      .map(([method, count]) => `${method} ${count}`);
    await office.close();
    rows.push(
      alone(`Web API calls for ${file.split("/").at(-1)}, ${script.track}, ${script.people.size} people`, `${sum}: ${each.join(", ")}`),
    );
  }
  return rows;
}
