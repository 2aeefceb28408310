import type { IncomingMessage, RequestListener } from "node:http";
import { verifyWebhookSignature } from "@notionhq/client";
import { z } from "zod";
import type { Keepings } from "#facilitator/ports-keep.ts";
import type { Vault } from "#facilitator/ports-vault.ts";
import type { Clock } from "#lib/clock.ts";

/** Where Notion sends events to, below the address that people reach. */
export const webhookPath = "/notion/events";

export type WebhookPorts = {
  readonly keeper: string;
  readonly keepings: Pick<Keepings, "prompt">;
  readonly vault: Pick<Vault, "keep" | "read">;
  readonly clock: Clock;
  /** what the log hears of: no text, no token */
  readonly told: (what: "offered" | "not signed" | "no event") => void;
};

/** The names of the two tokens in the vault: what Notion has sent, and what was taken up by whoever runs Teekond. */
const platform = "notion";
const offered = "webhook-offered";
const taken = "webhook";

/** Far more than any event has. */
const mostBytes = 256 * 1024;
const mostIds = 40;
/** Several things that somebody does one after the other are heard in one look. */
const soonMs = 2_000;

const Offer = z.object({ verification_token: z.string().min(8).max(500) });
const Event = z.object({
  type: z.string().max(200),
  authors: z
    .array(z.object({ type: z.string() }))
    .max(200)
    .default([]),
  entity: z.unknown(),
  data: z.unknown(),
});

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Every id that an event names: of the page, its database, its data source. */
function idsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (found.size >= mostIds) return found;
  if (typeof value === "string" && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) found.add(value);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) idsIn(one, found);
  return found;
}

/** Notion's first word to a new address: kept until whoever runs Teekond takes it up, so that a stranger's cannot stand in for it. */
async function offer({ vault, told }: WebhookPorts, token: string): Promise<200> {
  await vault.keep(platform, offered, token);
  told("offered");
  return 200;
}

async function answer(ports: WebhookPorts, request: IncomingMessage): Promise<number> {
  const body = await bodyOf(request);
  if (body === undefined) return 413;
  const json = jsonOf(body);
  const first = Offer.safeParse(json);
  if (first.success) return offer(ports, first.data.verification_token);
  const verificationToken = await ports.vault.read(platform, taken);
  const signature = request.headers["x-notion-signature"];
  const signed =
    verificationToken !== undefined &&
    typeof signature === "string" &&
    (await verifyWebhookSignature({ body, signature, verificationToken }));
  if (!signed) {
    ports.told("not signed");
    return 401;
  }
  const event = Event.safeParse(json);
  if (!event.success) {
    ports.told("no event");
    return 200;
  }
  const { authors, entity, data } = event.data;
  // What only integrations did, ours among them, is nobody's change.
  if (authors.length > 0 && authors.every((one) => one.type === "bot")) return 200;
  // Noted before Notion is told "ok"; nothing in the event is believed but that a look is worth it.
  await ports.keepings.prompt(ports.keeper, [...idsIn([entity, data])], ports.clock.now() + soonMs);
  return 200;
}

/** Answers Notion's events: each signed one has what stands there looked at soon. Events may come twice, late, and in any order. */
export function notionListener(ports: WebhookPorts): RequestListener {
  return (request, response) => {
    const path = (request.url ?? "").split("?")[0];
    if (path !== webhookPath || request.method !== "POST") return void response.writeHead(path === webhookPath ? 405 : 404).end();
    answer(ports, request).then(
      (status) => response.writeHead(status).end(),
      // Not taken: Notion sends it again.
      () => response.writeHead(503).end(),
    );
  };
}

/** The token that Notion has sent last, taken up from now on: whoever runs Teekond gives it to Notion. Undefined where none was sent. */
export async function takeWebhookToken(vault: Pick<Vault, "keep" | "read">): Promise<string | undefined> {
  const token = await vault.read(platform, offered);
  if (token !== undefined) await vault.keep(platform, taken, token);
  return token;
}

/** Whether Notion's events can be believed: a token was taken up. */
export async function hasWebhookToken(vault: Pick<Vault, "read">): Promise<boolean> {
  return (await vault.read(platform, taken)) !== undefined;
}
