import { tenantOf } from "#chat/discord/thread.ts";
import { doorTo, helpBeside } from "../../assist/beside.ts";
import type { Script } from "../../../src/cli/workshop/schema.ts";
import { doing, type HelpedPlace } from "../../stories/helped.ts";
import { discordHall } from "./hall.ts";
import { openFor } from "./held.ts";

/** A thread with a language model beside it. */
export async function inDiscord(script: Script): Promise<HelpedPlace> {
  const office = await openFor(script, { helping: doorTo });
  const beside = await helpBeside(office);
  return {
    hall: discordHall(office, script),
    beside,
    does: doing({ ...office, tenant: tenantOf(office.guild) }),
    text: () =>
      office
        .thread()
        .map((one) => office.peer.messageText(one))
        .join("\n\n"),
    refused: () => office.peer.journal.refused(),
    async close() {
      await beside.close();
      await office.close();
    },
  };
}
