import { createAssistant } from "#assist/assistant.ts";
import { openaiModel } from "#assist/openai.ts";
import { createHelping } from "#facilitator/helping.ts";
import { openOpenAI } from "../../../peers/openai/openai.ts";
import { openSite } from "../shell/site.ts";

const key = "sk-test-of-the-pages";

/** The pages with a language model behind them: the real SDK, the loopback peer. */
export async function openHelpedSite() {
  const peer = await openOpenAI({ key });
  const budget = 200_000;
  const site = await openSite({}, (store) => ({ helping: { helps: store.helps, budget, model: "gpt-test", host: "127.0.0.1" } }));
  const { store, clock, ports } = site;
  const assistant = createAssistant(
    openaiModel({ apiKey: key, model: "gpt-test", timeoutMs: 5000, baseUrl: peer.url, responses: true }, clock),
  );
  const troubles: unknown[] = [];
  const helping = createHelping({
    ...store,
    assistant,
    facilitator: ports.facilitator,
    clock,
    budget,
    who: "site",
    trouble: (_, error) => troubles.push(error),
  });
  await helping.open();
  return {
    site,
    peer,
    troubles,
    /** all that is wanted now is asked for and brought */
    async help(): Promise<void> {
      for (let round = 0; round < 4; round += 1) {
        await helping.tick();
        await helping.settled();
      }
    },
    close: async () => {
      await helping.close();
      await site.close();
      await peer.close();
    },
  };
}
export type HelpedSite = Awaited<ReturnType<typeof openHelpedSite>>;
