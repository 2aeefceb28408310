import type { Chances } from "../../peers/slack/faults.ts";

/** Everything that goes wrong between Slack and us now and then, much more often than ever. The same seed gives the same. */
export function trouble(seed: number): Chances {
  const after = { kind: "500", when: "after" } as const;
  return {
    seed,
    calls: [
      { only: "chat.postMessage", chance: 0.15, fault: after },
      { only: "chat.postMessage", chance: 0.1, fault: { kind: "ratelimited", retryAfter: 3 } },
      { only: "chat.postMessage", chance: 0.08, fault: { kind: "cut", when: "before" } },
      { only: "chat.postMessage", chance: 0.05, fault: { kind: "late", ms: 4_000 } },
      { only: "chat.update", chance: 0.05, fault: after },
      { only: "chat.update", chance: 0.05, fault: { kind: "ratelimited", retryAfter: 2 } },
      { only: "chat.update", chance: 0.03, fault: { kind: "late", ms: 3_000 } },
      { only: "chat.update", chance: 0.02, fault: { kind: "cut", when: "after" } },
      { only: "chat.update", chance: 0.01, fault: { kind: "silent", when: "after" } },
      { only: "views.open", chance: 0.03, fault: { kind: "500", when: "before" } },
      { only: "views.open", chance: 0.03, fault: { kind: "ratelimited", retryAfter: 1 } },
      { only: "views.update", chance: 0.1, fault: after },
      { only: "users.info", chance: 0.2, fault: { kind: "500", when: "before" } },
    ],
    deliveries: [
      { only: "interaction", chance: 0.06, fault: "twice" },
      { only: "interaction", chance: 0.02, fault: "lost" },
      { only: "interaction", chance: 0.02, fault: "socket closed" },
      { only: "command", chance: 0.2, fault: "twice" },
      { only: "event", chance: 0.2, fault: "twice" },
    ],
  };
}
