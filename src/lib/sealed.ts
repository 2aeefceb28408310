import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** What was sealed with a key that is not among those given, or was changed since. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

/** Locks texts away with the first key and opens what any of the keys locked (two while rotating). */
export type Seal = { readonly lock: (text: string) => string; readonly open: (sealed: string) => string };

const method = "aes-256-gcm";
const version = "s1";

function nameOf(key: Buffer): string {
  return createHash("sha256").update(key).digest("base64url").slice(0, 6);
}

/**
 * A seal of secrets, newest first; each is stretched to 256 bits by SHA-256, so it must be random itself. What is sealed names its key by a
 * short hash. `open` throws `SealBroken`.
 */
export function createSeal(secrets: readonly string[]): Seal {
  const keys = secrets.map((secret) => createHash("sha256").update(secret, "utf8").digest());
  const byName = new Map(keys.map((key) => [nameOf(key), key]));
  return {
    lock(text) {
      const [key] = keys;
      if (key === undefined) throw new SealBroken("there is no key to seal with");
      const nonce = randomBytes(12);
      const cipher = createCipheriv(method, key, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [version, nameOf(key), ...[nonce, cipher.getAuthTag(), body].map((one) => one.toString("base64url"))].join(".");
    },
    open(sealed) {
      const [is, name = "", nonce = "", tag = "", body = ""] = sealed.split(".");
      const key = byName.get(name);
      if (is !== version || key === undefined) throw new SealBroken("none of the keys opens this");
      try {
        const decipher = createDecipheriv(method, key, Buffer.from(nonce, "base64url"), { authTagLength: 16 });
        decipher.setAuthTag(Buffer.from(tag, "base64url"));
        return Buffer.concat([decipher.update(Buffer.from(body, "base64url")), decipher.final()]).toString("utf8");
      } catch (error) {
        throw new SealBroken("this was changed since it was sealed", { cause: error });
      }
    },
  };
}
