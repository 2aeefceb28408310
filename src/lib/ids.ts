import { createHash, randomBytes } from "node:crypto";

/** A fresh id: 16 url-safe characters, 96 random bits, nothing in it of time or place. */
export function newId(): string {
  return randomBytes(12).toString("base64url");
}

/** A fresh secret for links, cookies and receipts: 43 url-safe characters, 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token or of a command's content: its SHA-256 as 43 url-safe characters. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("base64url");
}
