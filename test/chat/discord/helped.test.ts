import { tenantOf } from "#chat/discord/thread.ts";
import { doorTo, helpBeside } from "../../assist/beside.ts";
import { doing, tellsHelp } from "../../stories/helped.ts";
import { discordHall } from "./hall.ts";
import { openFor } from "./held.ts";

tellsHelp("in a Discord thread", async (script) => {
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
});
