import type { Chances } from "../../peers/discord/faults.ts";

/** Everything that goes wrong between Discord and us now and then, much more often than ever. The same seed gives the same. */
export function trouble(seed: number): Chances {
  const after = { kind: "5xx", when: "after" } as const;
  return {
    seed,
    calls: [
      { only: "create_message", chance: 0.15, fault: after },
      { only: "create_message", chance: 0.1, fault: { kind: "ratelimited", retryAfter: 0.2 } },
      { only: "create_message", chance: 0.08, fault: { kind: "cut", when: "before" } },
      { only: "create_message", chance: 0.05, fault: { kind: "cut", when: "after" } },
      { only: "update_message", chance: 0.05, fault: after },
      { only: "update_message", chance: 0.05, fault: { kind: "ratelimited", retryAfter: 0.2 } },
      { only: "update_message", chance: 0.02, fault: { kind: "cut", when: "after" } },
      { only: "update_message", chance: 0.02, fault: { kind: "5xx", when: "before", status: 502 } },
      { only: "create_interaction_response", chance: 0.04, fault: after },
      { only: "create_interaction_response", chance: 0.03, fault: { kind: "cut", when: "before" } },
      { only: "create_thread_from_message", chance: 0.3, fault: after },
      { only: "get_channel", chance: 0.2, fault: { kind: "5xx", when: "before" } },
      { only: "list_messages", chance: 0.1, fault: { kind: "5xx", when: "before" } },
    ],
    deliveries: [
      { only: "INTERACTION_CREATE", chance: 0.06, fault: "twice" },
      { only: "INTERACTION_CREATE", chance: 0.02, fault: "lost" },
      { only: "INTERACTION_CREATE", chance: 0.015, fault: "dropped" },
    ],
  };
}
