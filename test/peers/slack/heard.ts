import type { Delivered } from "./deliver.ts";

/** What a person's client makes of the app's answer. */
export type Heard = {
  /** it was acknowledged in time and with what Slack takes; where not, the person sees that something went wrong */
  readonly ok: boolean;
  readonly failure: string | undefined;
  /** what the acknowledgement carried */
  readonly body: unknown;
  /** errors that now stand at fields, by block_id */
  readonly errors: Readonly<Record<string, string>>;
};

export const silence: Heard = { ok: true, failure: undefined, body: undefined, errors: {} };

export function heard(delivered: Delivered): Heard {
  return delivered.ok ? { ...silence, body: delivered.body } : { ...silence, ok: false, failure: delivered.failure };
}
