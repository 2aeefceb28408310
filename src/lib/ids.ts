import { createHash, randomBytes } from "node:crypto";

/** A fresh id: 16 url-safe characters, 96 random bits, nothing in it of time or place. It never looks like an option of a command. */
export function newId(): string {
  const id = randomBytes(12).toString("base64url");
  return id.startsWith("-") ? newId() : id;
}

/** A fresh secret for links, cookies and receipts: 43 url-safe characters, 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

// No letter that is taken for another letter or a figure, and no vowel: nothing that reads as a word.
const codeLetters = "CDFGHJKMNPQRTVWXY34679";
const codeLength = 10;

/** A fresh secret that people type: ten letters and figures in two groups, 44 random bits. */
export function newCode(): string {
  let code = "";
  while (code.length < codeLength) {
    // Higher bytes are thrown away: each letter is as likely as any other.
    for (const byte of randomBytes(codeLength)) if (byte < codeLetters.length * 11) code += codeLetters[byte % codeLetters.length] ?? "";
  }
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2, codeLength)}`;
}

/** A code as it was typed, without what people add to it or leave out: case, spaces, hyphens. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** What is kept of a token or of a command's content: its SHA-256 as 43 url-safe characters. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token, "utf8").digest("base64url");
}
