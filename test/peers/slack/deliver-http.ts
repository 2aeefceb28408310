import { createHmac } from "node:crypto";
import type { Clock } from "#lib/clock.ts";
import type { Carrier, Delivered, Parcel } from "./deliver.ts";
import { parsed } from "../json.ts";

/** Where the app listens: one address for all, or one each. */
export type AppAddress = string | { readonly event: string; readonly interaction: string; readonly command: string };

export type Signing = { readonly secret: string; readonly clock: Clock };

/** Brings parcels by signed HTTP. */
export function httpCarrier(address: AppAddress, signing: Signing): Carrier {
  return {
    async carry(parcel, signal) {
      const url = typeof address === "string" ? address : address[parcel.kind];
      try {
        const response = await fetch(url, { ...letter(parcel, signing), signal });
        const body = await response.text();
        if (parcel.breaks === true) return { ok: false, failure: "connection_failed" };
        return read(response, body);
      } catch {
        return { ok: false, failure: "connection_failed" };
      }
    },
  };
}

function read(response: Response, body: string): Delivered {
  const noRetry = response.headers.get("x-slack-no-retry") === "1";
  if (response.status !== 200) return { ok: false, failure: `http_error`, ...(noRetry ? { noRetry } : {}) };
  if (body === "") return { ok: true, body: undefined };
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  return { ok: true, body: isJson ? parsed(body) : (parsed(body) ?? body) };
}

type Letter = { readonly method: "POST"; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** The request for a parcel: events as JSON, commands as a form, interactions as JSON in the field `payload` of a form. */
export function letter({ kind, payload, retry }: Parcel, signing: Signing): Letter {
  const isEvent = kind === "event";
  const body = isEvent
    ? JSON.stringify(payload)
    : kind === "command"
      ? new URLSearchParams(Object.entries(payload).map(([key, value]) => [key, String(value)])).toString()
      : new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(signing.clock.now() / 1000));
  return {
    method: "POST",
    body,
    headers: {
      "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": sign(signing.secret, timestamp, body),
      ...(retry === undefined ? {} : { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason }),
    },
  };
}

/** `v0=` and the HMAC-SHA256 over version, time and raw body (platforms.md 76). */
export function sign(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}
