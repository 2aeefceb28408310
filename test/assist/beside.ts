import { createAssistant } from "#assist/assistant.ts";
import { openaiModel } from "#assist/openai.ts";
import type { Facilitator } from "#facilitator/handle.ts";
import type { HelpDoor } from "#facilitator/help-door.ts";
import { createHelping } from "#facilitator/helping.ts";
import type { Clock } from "#lib/clock.ts";
import type { Store } from "#store/open.ts";
import { openOpenAI, type OpenAIPeer } from "../peers/openai/openai.ts";

const key = "sk-test-of-the-places";
const budget = 200_000;
const model = "gpt-test";

/** How doors know the model of these tests. */
export function doorTo(store: Store): HelpDoor {
  return { helps: store.helps, budget, model, host: "127.0.0.1" };
}

/** A model beside a place where sessions are held: the real SDK before the loopback peer. `help` asks and brings all that is wanted now. */
export type Beside = {
  readonly peer: OpenAIPeer;
  readonly troubles: readonly unknown[];
  readonly help: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function helpBeside({ store, facilitator, clock }: { store: Store; facilitator: Facilitator; clock: Clock }): Promise<Beside> {
  const peer = await openOpenAI({ key });
  const assistant = createAssistant(openaiModel({ apiKey: key, model, timeoutMs: 5000, baseUrl: peer.url, responses: true }, clock));
  const troubles: unknown[] = [];
  const trouble = (_: string, error: unknown) => void troubles.push(error);
  const helping = createHelping({ ...store, assistant, facilitator, clock, budget, who: "beside", trouble });
  await helping.open();
  return {
    peer,
    troubles,
    async help() {
      for (let round = 0; round < 4; round += 1) {
        await helping.tick();
        await helping.settled();
      }
    },
    async close() {
      await helping.close();
      await peer.close();
    },
  };
}
