import { describe, expect, it } from "vitest";
import { createLog } from "#lib/log.ts";

describe("the log", () => {
  it("hides secrets, texts and names, wherever they stand, and keeps the rest", () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => void lines.push(line) });
    log.info({ session: "s1", token: "SECRET", person: { id: "p1", name: "SECRET" }, event: { data: { text: "SECRET" } } }, "kept");
    log.debug("not at this level");
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("SECRET");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msg: "kept", session: "s1", person: { id: "p1" } });
  });
});
