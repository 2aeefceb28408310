import { describe, expect, it } from "vitest";
import { hashToken, newId, newToken } from "#lib/ids.ts";

describe("ids and tokens", () => {
  it("fit into an address and never come twice", () => {
    const ids = Array.from({ length: 2_000 }, newId);
    expect(new Set(ids).size).toBe(2_000);
    expect(ids.every((id) => /^\w[\w-]{15}$/.test(id))).toBe(true);
    expect(newToken()).toMatch(/^[\w-]{43}$/);
  });

  it("are kept as their SHA-256", () => {
    expect(Buffer.from(hashToken("abc"), "base64url").toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
