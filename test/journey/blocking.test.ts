import { describe, expect, it } from "vitest";
import { blockedBy, needsAsking, openingProposal } from "#journey/blocking.ts";
import { type Reason, reasonKinds } from "#journey/redesign.ts";
import { aTouchpoint } from "./samples.ts";

const every: readonly Reason[] = reasonKinds.map((kind, index) => ({ id: kind, number: index + 1, kind, text: kind }));

describe("what a reason blocks by itself", () => {
  it("is every meeting face to face, for a contact ban, a closed place and travel", () => {
    expect(blockedBy({ medium: "physical", channels: ["post", "face-to-face"] }, every).map((each) => each.id)).toEqual([
      "contact-ban",
      "place-closed",
      "travel",
    ]);
    expect(blockedBy({ medium: "digital", channels: ["face-to-face"] }, every)).toHaveLength(3);
  });

  it("is nothing that goes without a meeting, physical or not", () => {
    expect(blockedBy({ medium: "physical", channels: ["post", "gift", "other"] }, every)).toEqual([]);
    expect(blockedBy({ medium: "digital", channels: ["video", "phone"] }, every)).toEqual([]);
  });

  it("opens with the blocked ones and the reasons that block them, the rest staying", () => {
    const proposal = openingProposal([aTouchpoint("t1"), aTouchpoint("t2", { channels: ["face-to-face"] })], every);
    expect(proposal).toEqual({ t1: { is: "stays" }, t2: { is: "blocked", reasons: ["contact-ban", "place-closed", "travel"] } });
  });

  it("asks about a digital one where people or things meet", () => {
    expect(needsAsking("digital", ["web", "gift"])).toBe(true);
    expect(needsAsking("digital", ["face-to-face"])).toBe(true);
    expect(needsAsking("digital", ["post"])).toBe(true);
    expect(needsAsking("digital", ["web", "phone"])).toBe(false);
    expect(needsAsking("physical", ["face-to-face"])).toBe(false);
  });
});
