import { tenantOf } from "#chat/slack/thread.ts";
import { doorTo, helpBeside } from "../../assist/beside.ts";
import { doing, tellsHelp } from "../../stories/helped.ts";
import { slackHall } from "./hall.ts";
import { openFor } from "./held.ts";

tellsHelp("in a Slack thread", async (script) => {
  const office = await openFor(script, { helping: doorTo });
  const beside = await helpBeside(office);
  return {
    hall: slackHall(office),
    beside,
    does: doing({ ...office, tenant: tenantOf(office.team) }),
    text: () => office.peer.channelText(office.channel),
    refused: () => office.peer.journal.refused(),
    async close() {
      await beside.close();
      await office.close();
    },
  };
});
