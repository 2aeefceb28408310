import { tenantOf } from "#chat/slack/thread.ts";
import { doorTo, helpBeside } from "../../assist/beside.ts";
import type { Script } from "../../../src/cli/workshop/schema.ts";
import { doing, type HelpedPlace } from "../../stories/helped.ts";
import { slackHall } from "./hall.ts";
import { openFor } from "./held.ts";

/** A thread with a language model beside it. */
export async function inSlack(script: Script): Promise<HelpedPlace> {
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
}
