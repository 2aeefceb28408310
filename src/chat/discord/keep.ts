import { draftMs } from "#facilitator/ports-chat.ts";
import { newId } from "#lib/ids.ts";
import type { Json } from "#lib/json.ts";
import type { z } from "zod";
import type { Desk } from "./desk.ts";
import { type CardDraft, type Draft, Remembered } from "./meta.ts";
import { type Keeping, Kept } from "./press.ts";

type Keeper = Pick<Desk, "drafts" | "clock">;

const dayMs = 24 * 3_600_000;
/** How long what a message's buttons name is kept: a thread is read for weeks, a private answer while it is open. Kept anew whenever it is drawn. */
const heldMs = { place: 60 * dayMs, private: dayMs } as const;

const pressName = (sum: string) => `press ${sum}`;
const draftName = (token: string) => `draft ${token}`;

/** Keeps what the buttons of a message name by its sum; before the message is sent. */
export async function keepAll({ drafts, clock }: Keeper, keep: readonly Keeping[], where: keyof typeof heldMs): Promise<void> {
  for (const { sum, kept } of keep) await drafts.keep(pressName(sum), kept as unknown as Json, clock.now() + heldMs[where]);
}

/** What a button names; undefined where that was too long ago. */
export async function readKept({ drafts, clock }: Keeper, sum: string): Promise<Kept | undefined> {
  return Kept.safeParse(await drafts.read(pressName(sum), clock.now())).data;
}

/** A fresh token for a draft: short enough for a custom id, 96 random bits. */
export function freshToken(): string {
  return newId();
}

function hasTyped(draft: Draft | CardDraft): boolean {
  return draft.is === "form" && Object.keys(draft.typed).length > 0;
}

/**
 * Keeps a form or a private card under its token. With what somebody typed it is kept for a quarter of an hour, else for as long as a form may
 * lie open.
 */
export async function keepDraft({ drafts, clock }: Keeper, token: string, draft: Draft | CardDraft): Promise<void> {
  await drafts.keep(draftName(token), draft as unknown as Json, clock.now() + (hasTyped(draft) ? draftMs : dayMs));
}

async function read({ drafts, clock }: Keeper, token: string): Promise<z.infer<typeof Remembered> | undefined> {
  return Remembered.safeParse(await drafts.read(draftName(token), clock.now())).data;
}

/** The form that is kept under a token; undefined where its time is over. */
export async function readForm(keeper: Keeper, token: string): Promise<Draft | undefined> {
  const found = await read(keeper, token);
  return found?.is === "form" ? found : undefined;
}

/** The private card that is kept under a token. */
export async function readCard(keeper: Keeper, token: string): Promise<CardDraft | undefined> {
  const found = await read(keeper, token);
  return found?.is === "card" ? found : undefined;
}

/** Forgets a draft: what was typed in it is kept where it belongs. */
export async function dropDraft({ drafts }: Keeper, token: string): Promise<void> {
  await drafts.drop(draftName(token));
}
