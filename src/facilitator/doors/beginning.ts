import { hashToken } from "#lib/ids.ts";
import type { Act } from "#session/command.ts";
import type { Refusal } from "#talk/refusal.ts";
import type { PostedForm } from "../hear/posted.ts";
import type { Person } from "../ports.ts";
import { startAct } from "../start.ts";
import type { DoorPorts } from "./ports.ts";

/** What is started, by whom, and who leads beside them. `via`: the platform. */
export type Beginning = {
  readonly via: string;
  readonly tenant: string;
  readonly session: string;
  readonly form: PostedForm;
  readonly host: Person;
  readonly leads: readonly Person[];
};

/** The session that a form begins, from its nonce: the same form sent twice begins one. */
export function sessionOf(platform: string, nonce: string): string {
  return hashToken(`${platform} ${nonce}`).replaceAll(/[-_]/g, "0").slice(0, 16);
}

/** The first value of each field. */
export function typedIn(form: PostedForm): Readonly<Record<string, string>> {
  return Object.fromEntries([...form].map(([name, values]) => [name, values[0] ?? ""]));
}

/** "again": the session had begun before. */
export async function begin(
  desk: Pick<DoorPorts, "facilitator" | "clock">,
  { via, tenant, session, form, host, leads }: Beginning,
): Promise<Refusal | "begun" | "again"> {
  // What was typed goes before: a platform that knows nobody's zone asks for it.
  const typed = { ...(host.zone === undefined ? {} : { timezone: host.zone }), ...typedIn(form) };
  const joins = leads
    .filter(({ id }) => id !== host.id)
    .map(({ id, zone }): Act => ({ do: "join", person: id, role: "facilitator", ...(zone === undefined ? {} : { zone }) }));
  const handled = await desk.facilitator.handle(tenant, session, {
    id: "start",
    at: desk.clock.now(),
    actor: { kind: "person", id: host.id, via },
    acts: [startAct(typed, host.id), ...joins],
  });
  if (handled.ok) return handled.repeated ? "again" : "begun";
  return handled.refusal.refused === "session.begun" ? "again" : handled.refusal;
}
