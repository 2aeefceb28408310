import type { Commit, Ledger, NewEvent, SessionIndex } from "#facilitator/ports.ts";
import type { Json } from "#lib/json.ts";

export const index: SessionIndex = {
  title: "Spring",
  playbook: "crisis-redesign",
  language: "et",
  status: "open",
  nextWakeAt: null,
  foldVersion: 1,
};

export function event(data: Json, at = 1_000): NewEvent {
  return { type: "Said", v: 1, at, actor: { kind: "person" }, data };
}

let counter = 0;

/** A commit that adds one event saying `text`; everything else as `with_` wants it. */
export function saying(text: string, with_: Partial<Commit> & { readonly session: string }): Commit {
  counter += 1;
  return {
    tenant: "t",
    expected: 0,
    command: { id: `c${counter}`, person: "anna", digest: "d", answer: { kind: "ok" } },
    events: [event({ kind: "said", text })],
    index,
    ...with_,
  };
}

export async function kept(ledger: Ledger, commit: Commit): Promise<{ readonly version: number; readonly revision: number }> {
  const result = await ledger.commit(commit);
  if (!result.ok) throw new Error(`not kept: ${result.why}`);
  return result;
}
