import { describe, expect, it } from "vitest";
import { limits } from "#chat/discord/limits.ts";
import { discordForm } from "#locale/en/discord-form.ts";
import { languages } from "#locale/languages.ts";
import { type MessageKey, say } from "#locale/say.ts";

const values = { part: 9, parts: 10, count: 12 };
const keys = Object.keys(discordForm) as readonly MessageKey[];
const buttons: readonly MessageKey[] = [
  "discord.form.go-on",
  "discord.form.keep",
  "discord.form.change",
  "discord.form.before",
  "discord.form.after",
];

describe("the words of forms", () => {
  it("fit where they stand in every language", () => {
    for (const language of languages) {
      for (const key of buttons) expect([key, say(language, key).length <= 24]).toEqual([key, true]);
      expect(say(language, "discord.form.other-day").length).toBeLessThanOrEqual(limits.label);
      expect(say(language, "discord.form.days").length).toBeLessThanOrEqual(limits.description);
      expect(say(language, "modal.or").length).toBeLessThanOrEqual(limits.label);
      for (const key of keys) expect(say(language, key, values).length).toBeLessThanOrEqual(130);
    }
  });

  it("name days as they are read", () => {
    expect(say("en", "discord.form.meant", { count: 1 })).toBe("Is this the day you mean?");
    expect(say("lt", "discord.form.meant", { count: 2 })).toBe("Ar turite omenyje šias dienas?");
  });
});
