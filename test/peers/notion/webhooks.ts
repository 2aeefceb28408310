import { signWebhookPayload } from "@notionhq/client";
import type { Clock } from "#lib/clock.ts";
import type { Ids } from "./ids.ts";
import type { Bag } from "../json.ts";
import { version } from "./limits.ts";
import { PeerFailure } from "./refused.ts";
import { wrongs } from "./schema.ts";

/** What happened, without who and when: `type`, `entity` and `data` of an event. */
export type Happening = { readonly type: string; readonly entity: Bag; readonly data: Bag };

/** An event that waits for being sent. `payload` is what its body will be. */
export type WebhookEvent = { readonly payload: Bag & { readonly type: string }; attempt: number };

export type Sending = {
  /** "twice": each is sent two times, the second right after the first; "reversed": newest first */
  readonly how?: "once" | "twice" | "reversed";
  /** signed with another token, or not at all */
  readonly signed?: "rightly" | "wrongly" | "not";
  /** only these are sent, the others go on waiting */
  readonly only?: (payload: WebhookEvent["payload"]) => boolean;
};

export type Delivery = { readonly type: string; readonly status: number };

type Subscription = { readonly url: string; readonly id: string; readonly token: string };

type Parts = {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly integration: string;
};

/** The one subscription of the integration, and the events that wait for it. Nothing is sent before `send` says so: late is usual. */
export class Webhooks {
  readonly #parts: Parts;
  #subscription: Subscription | undefined;
  /** events that were not sent yet, or not taken with a status of 2xx */
  waiting: WebhookEvent[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Somebody enters the address at the integration: Notion posts `{verification_token}` to it.
   * Answers the token, and the status with which the address took it. Events of before are not kept for it.
   */
  async subscribe(url: string): Promise<{ readonly verificationToken: string; readonly status: number }> {
    const token = `secret_${this.#parts.ids.uuid().replaceAll("-", "")}`;
    this.#subscription = { url, id: this.#parts.ids.uuid(), token };
    this.waiting = [];
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ verification_token: token }),
    });
    await response.arrayBuffer();
    return { verificationToken: token, status: response.status };
  }

  unsubscribe(): void {
    this.#subscription = undefined;
    this.waiting = [];
  }

  /** Keeps an event for the subscription; forgets it where there is none. */
  tell(happening: Happening, by: { readonly id: string; readonly kind: "person" | "bot" }): void {
    const subscription = this.#subscription;
    if (subscription === undefined) return;
    const { ids, clock, workspace, integration } = this.#parts;
    const payload = {
      id: ids.uuid(),
      timestamp: new Date(clock.now()).toISOString(),
      workspace_id: workspace.id,
      workspace_name: workspace.name,
      subscription_id: subscription.id,
      integration_id: integration,
      authors: [{ id: by.id, type: by.kind }],
      attempt_number: 1,
      api_version: version,
      ...happening,
    };
    refuseWrong(payload);
    this.waiting.push({ payload, attempt: 1 });
  }

  /** Sends what waits; resolves when all was answered. What is not taken waits on, as the next attempt. */
  async send({ how = "once", signed = "rightly", only = () => true }: Sending = {}): Promise<readonly Delivery[]> {
    const due = this.waiting.filter((one) => only(one.payload));
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    const ordered = how === "reversed" ? due.toReversed() : how === "twice" ? due.flatMap((one) => [one, one]) : due;
    const deliveries: Delivery[] = [];
    for (const event of ordered) {
      const status = await this.#post(event, signed);
      deliveries.push({ type: event.payload.type, status });
      if ((status >= 200 && status < 300) || this.waiting.includes(event)) continue;
      event.attempt += 1;
      this.waiting.push(event);
    }
    return deliveries;
  }

  async #post({ payload, attempt }: WebhookEvent, signed: NonNullable<Sending["signed"]>): Promise<number> {
    const subscription = this.#subscription;
    if (subscription === undefined) throw new Error("nobody has subscribed");
    const body = JSON.stringify({ ...payload, attempt_number: attempt });
    const verificationToken = signed === "rightly" ? subscription.token : "secret_of_somebody_else";
    const signature: Record<string, string> =
      signed === "not" ? {} : { "x-notion-signature": await signWebhookPayload({ body, verificationToken }) };
    const response = await fetch(subscription.url, { method: "POST", headers: { "content-type": "application/json", ...signature }, body });
    await response.arrayBuffer();
    return response.status;
  }
}

/** The type in the client's types that an event has: `page.properties_updated` → `PagePropertiesUpdatedWebhookPayload`. */
function typeName(type: string): string {
  const words = type.split(/[._]/).map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join("")}WebhookPayload`;
}

function refuseWrong(payload: Bag & { readonly type: string }): void {
  const [wrong] = wrongs(typeName(payload.type), payload);
  if (wrong !== undefined) throw new PeerFailure(`the event ${payload.type} is not one of Notion's: ${wrong.at.join(".")} ${wrong.says}`);
}
