import { describe, expect, it } from "vitest";
import { languages } from "#locale/languages.ts";
import { conversation } from "../../../src/chat/web/cards/conversation.ts";
import { seen } from "../../chat/web/cards/scene.ts";
import { day } from "../../day.ts";
import { play } from "../../session/play.ts";
import { expectTexts, name, places } from "./drawn.ts";
import { hostiles } from "./texts.ts";

describe("hostile suggestions, as they are drawn", { timeout: 60_000 }, () => {
  it.each(places.map((one, n) => [`${one.step}: ${one.help}`, one, n] as const))(
    "stay texts on every platform, those of another language every day, %s",
    async (_, place, n) => {
      const language = languages[(n + day) % languages.length];
      await expectTexts(
        place,
        hostiles.filter((one) => one.language === language),
      );
    },
  );

  it("are there to be seen: a tag stands as letters", async () => {
    const [place] = places;
    if (place === undefined) throw new Error("no place");
    const game = play({ track: "full" });
    game.as("ann", { do: "set-help", on: true });
    place.ready(game);
    const { step, part, help } = place;
    const pieces = hostiles.filter((one) => one.kind === "html").map((one, n) => place.piece(one, `x.${n}`));
    game.model({ do: "suggest", step, part, id: "x", help, asked: null, pieces });
    const page = String(await conversation(seen(game.session(), { role: "participant", more: { name } })));
    expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/gu)?.length).toBeGreaterThanOrEqual(pieces.length);
  });
});
