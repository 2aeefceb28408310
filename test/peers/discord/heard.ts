import type { Core } from "./core.ts";
import type { Interaction } from "./desk.ts";
import { type Bag, bags } from "../json.ts";
import { messageFlags } from "./limits.ts";
import { bodyText } from "./render.ts";
import { until } from "./wait.ts";
import type { Message } from "./world.ts";

const kindNames = { 4: "message", 5: "later", 6: "nothing", 7: "change", 8: "choices", 9: "modal" } as const;

/** What a person's client makes of the app's answer. */
export type Heard = {
  /** it was answered in time; where not, the person sees "This interaction failed" or "The application did not respond" */
  readonly ok: boolean;
  readonly failure: "silence" | "lost" | undefined;
  /** what the first answer was */
  readonly kind: (typeof kindNames)[keyof typeof kindNames] | undefined;
  /** only this person sees it */
  readonly hidden: boolean;
  /** the message of the answer as it stands now; undefined where there is none, or it is gone */
  readonly message: Message | undefined;
  /** that message as text, as it stands now; "" where there is none */
  readonly text: string;
  readonly choices: readonly Bag[];
  readonly interaction: Interaction;
  /** resolves with the message once an answer that was to come later has come; rejects where it does not within the peer's cap */
  readonly settled: () => Promise<Message>;
};

/** Looks at an interaction that was answered, or not. The message is looked up each time, so that it can be asked again after a change. */
export function heard(core: Core, interaction: Interaction, cap: number, lost: boolean): Heard {
  const { answer } = interaction;
  const messageNow = () => (interaction.originalId === undefined ? undefined : core.world.message(interaction.originalId));
  return {
    ok: answer !== undefined,
    failure: answer !== undefined ? undefined : lost ? "lost" : "silence",
    kind: answer === undefined ? undefined : kindNames[answer.type as keyof typeof kindNames],
    get hidden() {
      return messageNow()?.onlyFor !== undefined || answer?.type === 9 || answer?.type === 8;
    },
    get message() {
      return messageNow();
    },
    get text() {
      const message = messageNow();
      return message === undefined ? "" : bodyText(core.world, message);
    },
    choices: bags(answer?.data["choices"]),
    interaction,
    async settled() {
      const begun = performance.now();
      const isThere = () => ((messageNow()?.flags ?? messageFlags.loading) & messageFlags.loading) === 0;
      await until(() => isThere() || performance.now() - begun > cap);
      const message = messageNow();
      if (message === undefined || !isThere()) throw new Error("the app answered that it would answer later, and did not");
      return message;
    },
  };
}
