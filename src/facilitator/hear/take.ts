import { hashToken } from "#lib/ids.ts";
import type { Act, Command } from "#session/command.ts";
import { type Refusal, isRefusal } from "#talk/refusal.ts";
import type { Facilitator, Handled } from "../handle.ts";
import { leaderSeenAt } from "../leader.ts";
import type { People, Presence } from "../ports.ts";
import type { Standing } from "../shelf.ts";
import { hear } from "./hear.ts";
import { ownedBy, ownerNamed } from "./owner.ts";
import type { Hearer, PostedForm } from "./posted.ts";

/** Where forms are taken to: who decides and keeps, and who keeps people. */
export type Taker = {
  readonly facilitator: Facilitator;
  readonly people: People;
  readonly presence: Presence;
  readonly now: () => number;
};

/** A form as it was sent: by whom, through which door, seen against which standing of the session. */
export type Sent = {
  readonly standing: Standing;
  readonly person: string;
  readonly via: string;
  readonly hearer: Hearer;
  readonly form: PostedForm;
};

/** `named`: somebody who came in by being named as an owner; their name is kept outside the log. */
export type Taken = { readonly handled: Handled; readonly named: boolean };

/** The longest name that a person of a session may have; what is longer is cut where it was named in passing. */
const longestName = 140;

type Naming = { readonly form: PostedForm; readonly named?: { readonly id: string; readonly name: string } };

/** Somebody named on the spot comes in as an owner from outside, in the same command; the form sent twice names the same person. */
function naming({ standing, person, form }: Sent): Naming {
  const name = ownerNamed(form)?.slice(0, longestName);
  if (name === undefined) return { form };
  const id = `o.${hashToken(`${standing.id} ${person} ${form.get("nonce")?.[0] ?? ""}`).slice(0, 20)}`;
  return { form: ownedBy(form, id), named: { id, name } };
}

async function commandOf(taker: Taker, { standing, person, via, hearer }: Sent, { form, named }: Naming): Promise<Command | Refusal> {
  const joins: readonly Act[] = named === undefined ? [] : [{ do: "join", person: named.id, role: "owner" }];
  const heard = hear(form, hearer);
  if (isRefusal(heard)) return heard;
  const now = taker.now();
  const takesOver = heard.acts.some((act) => act.do === "take-over");
  return {
    id: heard.id,
    at: now,
    actor: { kind: "person", id: person, via },
    acts: [...joins, ...heard.acts],
    ...(heard.drawn === undefined ? {} : { drawn: heard.drawn }),
    ...(takesOver ? { leaderSeenAt: await leaderSeenAt({ presence: taker.presence, standing, now }) } : {}),
  };
}

/** Hears a form, judges it and keeps what follows. The same form sent twice has one effect; a refused one changes nothing. */
export async function takeForm(taker: Taker, sent: Sent): Promise<Taken> {
  const spoken = naming(sent);
  const command = await commandOf(taker, sent, spoken);
  if (isRefusal(command)) return { handled: { ok: false, refusal: command }, named: false };
  const { tenant, id } = sent.standing;
  const handled = await taker.facilitator.handle(tenant, id, command);
  // A name is kept only of who came in: of a refused form nothing stays.
  if (!handled.ok || spoken.named === undefined) return { handled, named: false };
  await taker.people.savePerson({ tenant, ...spoken.named });
  return { handled, named: true };
}
