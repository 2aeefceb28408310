import { type Beside, doorTo, helpBeside } from "../../../assist/beside.ts";
import { openSite, type Site } from "../shell/site.ts";

/** The pages with a language model behind them: the real SDK, the loopback peer. */
export type HelpedSite = Beside & { readonly site: Site };

export async function openHelpedSite(): Promise<HelpedSite> {
  const site = await openSite({}, (store) => ({ helping: doorTo(store) }));
  const beside = await helpBeside({ store: site.store, facilitator: site.ports.facilitator, clock: site.clock });
  return {
    ...beside,
    site,
    close: async () => {
      await beside.close();
      await site.close();
    },
  };
}
