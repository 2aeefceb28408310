import type { Language } from "#locale/languages.ts";
import type { Context, MiddlewareHandler } from "hono";
import type { HttpBindings } from "@hono/node-server";
import { hashToken } from "#lib/ids.ts";
import type { WebSettings } from "./desk.ts";

export type Env = { Bindings: Partial<HttpBindings>; Variables: { readonly here: Here; language?: Language } };
export type C = Context<Env>;

/** Where a request came from and to. */
export type Here = { readonly origin: string; readonly secure: boolean; readonly address: string; readonly loopback: boolean };

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const loopbackHost = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/;
const loopbackAddress = /^(?:::ffff:)?127\.|^::1$/;

function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, "");
}

function last(header: string | undefined): string | undefined {
  return header?.split(",").at(-1)?.trim();
}

/** Reads where the request came from; X-Forwarded-* counts only from a proxy that was named. */
function readHere(c: C, settings: WebSettings): Here {
  const remote = plainAddress(c.env?.incoming?.socket.remoteAddress ?? "");
  const trusted = settings.trustProxy.includes(remote);
  const url = new URL(c.req.url);
  const proto = (trusted ? last(c.req.header("x-forwarded-proto")) : undefined) ?? url.protocol.slice(0, -1);
  const host = (trusted ? last(c.req.header("x-forwarded-host")) : undefined) ?? c.req.header("host") ?? url.host;
  const address = (trusted ? last(c.req.header("x-forwarded-for")) : undefined) ?? remote;
  const direct = !trusted && c.req.header("x-forwarded-for") === undefined;
  return { origin: `${proto}://${host}`, secure: proto === "https", address, loopback: direct && loopbackAddress.test(remote) };
}

/** https, or this very machine: over plain http elsewhere cookies and texts could be read on the way. */
export function isSafeWay(here: Here): boolean {
  return here.secure || loopbackHost.test(here.origin.replace(/^http:\/\//, ""));
}

/** Headers of every answer, and where the request came from as `here`. */
export function guard(settings: WebSettings): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set("here", readHere(c, settings));
    await next();
    const { headers } = c.res;
    if (!headers.has("content-security-policy")) headers.set("content-security-policy", policy);
    headers.set("referrer-policy", "no-referrer");
    headers.set("x-content-type-options", "nosniff");
    headers.set("cross-origin-opener-policy", "same-origin");
    headers.set("cross-origin-resource-policy", "same-origin");
    headers.set("permissions-policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
    if (c.get("here").secure) headers.set("strict-transport-security", "max-age=31536000");
    if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  };
}

/**
 * True when a form came from one of our own pages. Pages send no referrer, so browsers give "null" as origin: what they say of the site
 * counts first, and where they say nothing the origin must be ours.
 */
export function isOwnForm(c: C, settings: WebSettings): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin !== undefined && (origin === c.get("here").origin || origin === settings.url);
}

/** The word that goes into every form of a logged-in page: it follows from the cookie, and nobody else can reckon it. */
export function csrfOf(token: string): string {
  return hashToken(`csrf ${token}`).slice(0, 32);
}
