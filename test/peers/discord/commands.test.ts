import { SlashCommandBuilder } from "discord.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { codeOf, marksOf, type Scene, scene } from "./scene.ts";

let here: Scene;
let path: `/${string}`;
beforeAll(async () => {
  here = await scene();
  path = `/applications/${here.discord.app.id}/commands`;
});
beforeEach(() => here.discord.world.commands.clear());
afterAll(async () => here.discord.stop());

type Json = Record<string, unknown> & { readonly id: string };

const set = (body: readonly object[], at = path) => here.rest.put(at, { body }) as Promise<readonly Json[]>;
const create = (body: object) => here.rest.post(path, { body }) as Promise<Json>;
const slash = (more: object = {}) => ({ name: "go", description: "Goes", ...more });
const option = (more: object = {}) => ({ type: 3, name: "what", description: "What", ...more });
const of = (n: number) => "x".repeat(n);
const many = (n: number, of: (n: number) => object) => Array.from({ length: n }, (_, i) => of(i));
const choices = (n: number, more: object = {}) => many(n, (i) => ({ name: `c${i}`, value: `v${i}`, ...more }));

describe("limits of commands", () => {
  it.each([
    ["name", slash({ name: of(32) }), slash({ name: of(33) }), "0.name"],
    ["small letters", slash({ name: "teekond" }), slash({ name: "Teekond" }), "0.name"],
    ["no blanks", slash({ name: "tee-kond" }), slash({ name: "tee kond" }), "0.name"],
    ["description", slash({ description: of(100) }), slash({ description: of(101) }), "0.description"],
    [
      "options",
      slash({ options: many(25, (i) => option({ name: `o${i}` })) }),
      slash({ options: many(26, (i) => option({ name: `o${i}` })) }),
      "0.options",
    ],
    [
      "name of an option",
      slash({ options: [option({ name: of(32) })] }),
      slash({ options: [option({ name: of(33) })] }),
      "0.options.0.name",
    ],
    [
      "choices",
      slash({ options: [option({ choices: choices(25) })] }),
      slash({ options: [option({ choices: choices(26) })] }),
      "0.options.0.choices",
    ],
    [
      "name of a choice",
      slash({ options: [option({ choices: choices(1, { name: of(100) }) })] }),
      slash({ options: [option({ choices: choices(1, { name: of(101) }) })] }),
      "0.options.0.choices.0.name",
    ],
    [
      "Lithuanian, not Estonian",
      slash({ name_localizations: { lt: "eik" } }),
      slash({ name_localizations: { et: "mine" } }),
      "0.name_localizations.et",
    ],
    [
      "a description in another language",
      slash({ description_localizations: { lt: of(100) } }),
      slash({ description_localizations: { lt: of(101) } }),
      "0.description_localizations.lt",
    ],
    [
      "required options come first",
      slash({ options: [option({ required: true }), option({ name: "b" })] }),
      slash({ options: [option(), option({ name: "b", required: true })] }),
      "0.options.1.required",
    ],
    [
      "names of options once each",
      slash({ options: [option(), option({ name: "b" })] }),
      slash({ options: [option(), option()] }),
      "0.options.1.name",
    ],
    [
      "subcommands stand alone",
      slash({ options: [{ type: 1, name: "a", description: "A" }] }),
      slash({ options: [{ type: 1, name: "a", description: "A" }, option()] }),
      "0.options",
    ],
    [
      "choices or autocomplete",
      slash({ options: [option({ autocomplete: true })] }),
      slash({ options: [option({ autocomplete: true, choices: choices(1) })] }),
      "0.options.0.autocomplete",
    ],
    [
      "a menu command has no description",
      { type: 3, name: "Turn into doc" },
      { type: 3, name: "Turn into doc", description: "x" },
      "0.description",
    ],
    ["a slash command has a description", slash(), { name: "go" }, "0.description"],
    ["names once each", slash(), undefined, "1"],
  ] as const)("%s", async (_what, at, over, mark) => {
    await set([at]);
    const wrong = over === undefined ? [at, at] : [over];
    expect(await codeOf(set(wrong))).toBe(50035);
    expect((await marksOf(set(wrong))).map((one) => one.split(":")[0])).toContain(mark);
  });

  it("8000 characters together, counting the longest language of each text", async () => {
    // "go" 2 + "Goes" 4, and 25 options of 3 + 100 each with a choice of 100 + 100: 7581; 419 are left.
    const options = (last: number) =>
      many(25, (i) =>
        option({
          name: `o${String(i).padStart(2, "0")}`,
          description: of(100),
          choices: [{ name: of(100), value: of(100) }, ...more(i, last)],
        }),
      );
    const more = (i: number, last: number) => (i < 4 ? [{ name: "n".padEnd(100, "y"), value: String(i).padEnd(i === 3 ? last : 5) }] : []);
    expect(await codeOf(set([slash({ options: options(4) })]))).toBe("ok");
    expect(await codeOf(set([slash({ options: options(5) })]))).toBe(50035);
    const longer = slash({ options: options(4), description_localizations: { lt: "Keliau" } });
    expect(await marksOf(set([longer]))).toEqual(["0: APPLICATION_COMMAND_TOO_LARGE"]);
  });

  it("100 slash commands, 15 for people, 15 for messages", async () => {
    expect(await codeOf(set(many(100, (i) => slash({ name: `c${i}` }))))).toBe("ok");
    expect(await codeOf(create(slash({ name: "one-more" })))).toBe(30032);
    expect(await codeOf(set(many(101, (i) => slash({ name: `c${i}` }))))).toBe(30032);
    expect(await codeOf(set(many(15, (i) => ({ type: 3, name: `M ${i}` }))))).toBe("ok");
    expect(await codeOf(set(many(16, (i) => ({ type: 3, name: `M ${i}` }))))).toBe(30032);
  });

  it("200 new ones a day", async () => {
    here.clock.advance(86_400_000);
    expect(await codeOf(set(many(100, (i) => slash({ name: `d${i}` }))))).toBe("ok");
    expect(await codeOf(set(many(100, (i) => slash({ name: `e${i}` }))))).toBe("ok");
    expect(await codeOf(set(many(100, (i) => slash({ name: `e${i}` }))))).toBe("ok");
    expect(await codeOf(create(slash()))).toBe(30032);
    await set([]);
    expect(await codeOf(create(slash()))).toBe(30034);
    here.clock.advance(86_400_000);
    expect(await codeOf(create(slash()))).toBe("ok");
  });
});

describe("commands", () => {
  it("are put as they shall be: those that stay keep their id", async () => {
    const [first] = await set([slash(), slash({ name: "stay" })]);
    const [second, other] = await set([slash({ description: "Goes on" }), { type: 3, name: "Turn into doc" }]);
    expect(second).toMatchObject({ id: first?.id, description: "Goes on" });
    expect(second?.["version"]).not.toBe(first?.["version"]);
    expect(other).toMatchObject({ type: 3, description: "" });
    expect((await here.rest.get(path)) as unknown[]).toHaveLength(2);
    expect(await create(slash({ description: "Again" }))).toMatchObject({ id: first?.id });
    expect(await here.rest.patch(`${path}/${first?.id}`, { body: { description: "Patched" } })).toMatchObject({ description: "Patched" });
    await here.rest.delete(`${path}/${first?.id}`);
    expect(await codeOf(here.rest.get(`${path}/${first?.id}`))).toBe(10063);
  });

  it("of a server are its own; of another app they are not ours", async () => {
    const inGuild: `/${string}` = `/applications/${here.discord.app.id}/guilds/${here.guild.id}/commands`;
    await set([slash()], inGuild);
    expect(await here.rest.get(path)).toEqual([]);
    expect(await here.rest.get(inGuild)).toMatchObject([{ name: "go", guild_id: here.guild.id }]);
    expect(await codeOf(set([], `/applications/1/commands`))).toBe(20012);
    expect(await codeOf(set([], `/applications/${here.discord.app.id}/guilds/1/commands`))).toBe(50001);
  });

  it("are taken as the client's builder makes them", async () => {
    const built = new SlashCommandBuilder()
      .setName("go")
      .setDescription("Goes")
      .setDefaultMemberPermissions(16n)
      .setDescriptionLocalizations({ lt: "Eina" });
    expect(await set([built.toJSON()])).toMatchObject([{ default_member_permissions: "16", description_localizations: { lt: "Eina" } }]);
    expect((await here.rest.get(path)) as unknown[]).not.toMatchObject([{ description_localizations: { lt: "Eina" } }]);
    expect(await here.rest.get(`${path}?with_localizations=true`)).toMatchObject([{ description_localizations: { lt: "Eina" } }]);
  });
});
