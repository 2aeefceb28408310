import { describe, expect, it } from "vitest";
import { createSeal, SealBroken } from "#lib/sealed.ts";

describe("a seal", () => {
  const old = createSeal(["an old key"]);
  const rotating = createSeal(["a new key", "an old key"]);

  it("opens what it locked, and shows nothing of it", () => {
    const sealed = old.lock("xoxb-secret õ");
    expect(sealed).not.toContain("xoxb");
    expect(old.open(sealed)).toBe("xoxb-secret õ");
    expect(old.lock("xoxb-secret õ")).not.toBe(sealed);
  });

  it("opens with either key while rotating, and locks with the new one", () => {
    expect(rotating.open(old.lock("a"))).toBe("a");
    expect(() => old.open(rotating.lock("a"))).toThrow(SealBroken);
  });

  it("does not open what was changed, cut, or is something else", () => {
    const sealed = old.lock("a text");
    const parts = sealed.split(".");
    const other = [...parts.slice(0, 4), Buffer.from("b text").toString("base64url")].join(".");
    for (const bad of [other, sealed.slice(0, -4), "", "s1", "xoxb-plain"]) expect(() => old.open(bad)).toThrow(SealBroken);
  });
});
