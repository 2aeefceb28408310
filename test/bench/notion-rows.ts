import { wantedPage } from "../../src/publish/notion/page.ts";
import { usualRate } from "../peers/notion/limits.ts";
import { openRig } from "../publish/notion/rig.ts";
import { leastRequests, wholeReports } from "../publish/notion/whole.ts";
import type { Row } from "./measure.ts";

const share = (ours: number, least: number): string => `${(ours / least).toFixed(2)}×`;

/** A whole result brought to a loopback Notion: its requests beside the fewest that the limits allow, its time beside requests ÷ 3. */
export async function notionRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, report] of wholeReports()) {
    const rig = await openRig({ perSecond: usualRate.perSecond, timeoutMs: 20_000, rate: usualRate });
    const wanted = wantedPage(report, { key: "teekond-0123456789ab", owners: new Map() });
    const from = rig.clock.now();
    await rig.publish(wanted);
    const took = (rig.clock.now() - from) / 1000;
    const [asked, wrote] = [rig.notion.requests().length, rig.notion.writes().length];
    const { writes, reads } = leastRequests(wanted);
    await rig.notion.close();
    rows.push(
      {
        what: `requests to bring ${name}, to Notion and read it back (beside: the fewest that its limits allow)`,
        ours: `${asked}, ${wrote} of them writes`,
        bare: `${writes + reads}, ${writes} of them writes`,
        ratio: share(asked, writes + reads),
      },
      {
        what: `time that takes at ${usualRate.perSecond} requests a second, by the clock of the loopback Notion (beside: requests ÷ 3)`,
        ours: `${took.toFixed(1)} s`,
        bare: `${(asked / 3).toFixed(1)} s`,
        ratio: share(took, asked / 3),
      },
    );
  }
  return rows;
}
