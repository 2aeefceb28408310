import { describe, expect, it } from "vitest";
import { viewSession } from "#session/view.ts";
import { languages } from "#locale/languages.ts";
import { board } from "../../../../src/chat/web/board/board.ts";
import type { PageContext } from "../../../../src/chat/web/page.ts";
import { createMemo } from "../../../../src/chat/web/memo.ts";
import type { Desk } from "../../../../src/chat/web/desk.ts";
import { sharedBoard, sharedDesk } from "../../../../src/chat/web/sharing.ts";
import { played, seen, steps } from "../cards/scene.ts";

/** The page of each person of the session, and of who only watches it. */
function everyone(ctx: PageContext, session: ReturnType<typeof played>): readonly PageContext[] {
  return Object.values(session.people).map(({ id, role }) => ({
    ...ctx,
    view: viewSession(session, { person: id }, ctx.now),
    facilitator: role === "facilitator",
  }));
}

describe("what pages share", () => {
  it.each(steps)("the board at %s is each viewer's own, letter for letter, though it is drawn once and for a stranger", (stop) => {
    const session = played({ stop });
    const standing = { tenant: "web", id: "s1", session, revision: 1 };
    for (const language of languages) {
      const memo = createMemo();
      const ctxs = everyone(seen(session, { language }), session);
      expect(ctxs.length).toBeGreaterThan(2);
      for (const ctx of ctxs) {
        const visit = { standing, me: ctx.view.me?.id ?? "", login: "", token: "", language };
        expect(sharedBoard(ctx, visit, memo)).toBe(String(board(ctx)));
      }
    }
  });

  it("is drawn anew at another revision and in another language", () => {
    const ctx = seen(played({ stop: "replace/1" }));
    const visit = (revision: number, stop: (typeof steps)[number]) => ({
      standing: { tenant: "web", id: "s1", session: played({ stop }), revision },
      me: "",
      login: "",
      token: "",
      language: "en" as const,
    });
    const memo = createMemo();
    const before = sharedBoard(ctx, visit(1, "replace/1"), memo);
    expect(sharedBoard(ctx, visit(2, "purpose/0"), memo)).not.toBe(before);
    expect(sharedBoard({ ...ctx, ...seen(played({ stop: "replace/1" }), { language: "lt" }) }, visit(1, "replace/1"), memo)).not.toBe(
      before,
    );
    expect(sharedBoard(ctx, visit(1, "replace/1"), memo)).toBe(before);
  });

  it("what was read for one tenant is told to no other, not even that there is nothing", async () => {
    const asked: string[] = [];
    const told = (tenant: string) => {
      asked.push(tenant);
      return Promise.resolve([tenant]);
    };
    const stub = { facilitator: { look: told }, people: { people: told }, presence: { present: told } } as unknown as Desk;
    const { facilitator, people, presence } = sharedDesk(stub, createMemo());
    for (const tenant of ["web", "slack:T1", "web", "slack:T1"]) {
      expect(await facilitator.look(tenant, "s1")).toEqual([tenant]);
      expect(await people.people(tenant, ["p1"])).toEqual([tenant]);
      expect(await presence.present(tenant, "s1", 0)).toEqual([tenant]);
    }
    expect(asked).toHaveLength(6);
  });

  it("what failed is not kept: the next page asks again", async () => {
    const memo = createMemo();
    await expect(memo.once("x", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
    expect(await memo.once("x", () => Promise.resolve("back"))).toBe("back");
  });
});
