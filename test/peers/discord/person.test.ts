import {
  ActionRowBuilder,
  type BaseInteraction,
  ButtonBuilder,
  ButtonStyle,
  CheckboxBuilder,
  CheckboxGroupBuilder,
  type Client,
  ContainerBuilder,
  FileUploadBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  SectionBuilder,
  SeparatorBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from "discord.js";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { login, type Scene, scene } from "./scene.ts";

let here: Scene;
let client: Client<true>;
/** What the app does with what it hears, as the test tells it. */
let does: (one: BaseInteraction) => Promise<unknown> = async () => undefined;

beforeAll(async () => {
  here = await scene({ cap: 1500 });
  client = await login(here.discord);
  client.on("interactionCreate", (one) => void does(one).catch((error: unknown) => failed.push(error)));
  await client.application.commands.set([
    new SlashCommandBuilder()
      .setName("go")
      .setDescription("Goes")
      .setNameLocalizations({ lt: "eik" })
      .addSubcommand((one) =>
        one
          .setName("far")
          .setDescription("Far away")
          .addStringOption((each) => each.setName("where").setDescription("Where to").setRequired(true).setMinLength(2).setMaxLength(5))
          .addIntegerOption((each) => each.setName("days").setDescription("How long").setMinValue(1).setMaxValue(9))
          .addStringOption((each) =>
            each
              .setName("by")
              .setDescription("By what")
              .addChoices({ name: "Ship", value: "ship", name_localizations: { lt: "Laivas" } }),
          )
          .addUserOption((each) => each.setName("with").setDescription("With whom"))
          .addBooleanOption((each) => each.setName("soon").setDescription("Soon")),
      )
      .addSubcommandGroup((one) =>
        one
          .setName("set")
          .setDescription("Sets")
          .addSubcommand((each) => each.setName("name").setDescription("A name")),
      ),
    new SlashCommandBuilder().setName("admin").setDescription("For few").setDefaultMemberPermissions(16n),
  ]);
});
const failed: unknown[] = [];
afterEach(() => expect(failed).toEqual([]));
afterAll(async () => {
  await client.destroy();
  await here.discord.stop();
});

const ok = async (one: BaseInteraction) => (one.isRepliable() ? one.reply({ content: "ok", flags: MessageFlags.Ephemeral }) : undefined);

describe("a command", () => {
  it("carries what was filled in, by any of its names", async () => {
    let seen: unknown;
    does = async (one) => {
      if (!one.isChatInputCommand()) return;
      const { options } = one;
      seen = [
        one.commandName,
        options.getSubcommand(),
        options.getString("where"),
        options.getInteger("days"),
        options.getString("by"),
        options.getUser("with")?.globalName,
        options.getBoolean("soon"),
      ];
      await ok(one);
    };
    await here.niamh.slash("/eik far", { where: "North", days: 3, by: "Laivas", with: here.tom.id, soon: true }, here.crisis.id);
    expect(seen).toEqual(["go", "far", "North", 3, "ship", "Tom", true]);
  });

  it.each([
    ["an unknown command", "/nowhere", {}, "there is no /nowhere"],
    ["no subcommand", "/go", {}, "only used with far, set"],
    ["an unknown subcommand", "/go near", {}, "has no near"],
    ["a group alone", "/go set", {}, "only used with name"],
    ["without what is required", "/go far", {}, "where must be filled in"],
    ["an unknown option", "/go far", { where: "North", what: "x" }, "there is no option what"],
    ["too short", "/go far", { where: "N" }, "wants 2"],
    ["too long", "/go far", { where: "Northern" }, "takes 5"],
    ["a text for a number", "/go far", { where: "North", days: "three" }, "is a number"],
    ["half a day", "/go far", { where: "North", days: 1.5 }, "is a number"],
    ["too many days", "/go far", { where: "North", days: 10 }, "lies outside"],
    ["a choice that is none", "/go far", { where: "North", by: "Train" }, "there is no choice Train"],
    ["nobody", "/go far", { where: "North", with: "1" }, "cannot be chosen"],
  ] as const)("cannot be given: %s", async (_what, line, options, why) => {
    await expect(here.tom.slash(line, options, here.crisis.id)).rejects.toThrow(why);
  });

  it("is not offered to those who may not, nor where the app is not", async () => {
    const { discord, guild, tom, niamh, crisis } = here;
    does = ok;
    await expect(tom.slash("/admin", {}, crisis.id)).rejects.toThrow("there is no /admin");
    expect((await niamh.slash("/admin", {}, crisis.id)).ok).toBe(true);
    const secret = discord.make.channel(guild, { name: "secret", only: [niamh.id] });
    await expect(tom.slash("/go set name", {}, secret.id)).rejects.toThrow("does not see");
    const elsewhere = discord.make.guild("Elsewhere", [tom.user], { withBot: false });
    const there = discord.make.channel(elsewhere, { name: "there" });
    await expect(tom.slash("/go set name", {}, there.id)).rejects.toThrow("not on this server");
    discord.admin.overwrite(crisis, tom.id, { deny: ["USE_APPLICATION_COMMANDS"] });
    await expect(tom.slash("/go set name", {}, crisis.id)).rejects.toThrow("there is no /go set name");
    discord.admin.overwrite(crisis, tom.id, {});
    const forum = discord.make.channel(guild, { name: "ideas", type: "forum" });
    await expect(tom.slash("/go set name", {}, forum.id)).rejects.toThrow("nowhere to type");
  });
});

describe("a card", () => {
  const button = (id: string, label: string) => new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);
  const link = new ButtonBuilder().setURL("https://h.example").setLabel("Read").setStyle(ButtonStyle.Link);
  const select = () =>
    new StringSelectMenuBuilder()
      .setCustomId("crew")
      .setPlaceholder("Who comes?")
      .setMinValues(1)
      .setMaxValues(2)
      .addOptions({ label: "One", value: "1" }, { label: "Two", value: "2" }, { label: "Three", value: "3" });

  async function card(): Promise<string> {
    does = async (one) => {
      if (!one.isChatInputCommand()) return;
      const section = (words: string, id: string) =>
        new SectionBuilder().addTextDisplayComponents(new TextDisplayBuilder().setContent(words)).setButtonAccessory(button(id, "Vote"));
      const container = new ContainerBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent("# The storm\n-# since <t:1795338000:R>"))
        .addSeparatorComponents(new SeparatorBuilder())
        .addSectionComponents(section("Ships", "a"), section("Trains", "b"))
        .addActionRowComponents(new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select()))
        .addActionRowComponents(
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            button("go", "Go").setEmoji("⛵"),
            button("off", "Later").setDisabled(true),
            link,
          ),
        );
      await one.reply({
        components: [container, new TextDisplayBuilder().setContent(`for <@${here.tom.id}> in <#${here.crisis.id}>`)],
        flags: MessageFlags.IsComponentsV2,
      });
    };
    const heard = await here.niamh.slash("/go set name", {}, here.crisis.id);
    does = ok;
    return heard.message?.id ?? "";
  }

  it("is seen as Discord draws it", async () => {
    const id = await card();
    expect(here.discord.messageText(id)).toBe(
      [
        "┃ # The storm",
        "┃ -# since 2026-11-22 09:00 UTC",
        "┃ ────",
        "┃ Ships ( Vote )",
        "┃ Trains ( Vote )",
        "┃ [ Who comes? ▾ ]",
        "┃ ( ⛵ Go ) ( Later ✗ ) ( Read ↗ )",
        "for @Tom in #crisis",
      ].join("\n"),
    );
  });

  it("is pressed and chosen from where that is possible", async () => {
    const { tom } = here;
    const id = await card();
    const seen: unknown[] = [];
    does = async (one) => {
      if (one.isButton()) seen.push(one.customId);
      if (one.isStringSelectMenu()) seen.push(one.values);
      await ok(one);
    };
    await tom.click(id, "Go");
    await tom.click(id, { label: "Vote", beside: "Trains" });
    await tom.select(id, "Who comes?", ["Two", "3"]);
    expect(seen).toEqual(["go", "b", ["2", "3"]]);
    await expect(tom.click(id, "Vote")).rejects.toThrow("more than one");
    await expect(tom.click(id, "Stay")).rejects.toThrow('there is no "Stay" here');
    await expect(tom.click(id, "Later")).rejects.toThrow("switched off");
    await expect(tom.click(id, "Read")).rejects.toThrow("leads away");
    await expect(tom.click(id, "crew")).rejects.toThrow("chosen from");
    await expect(tom.select(id, "Go", "x")).rejects.toThrow("pressed");
    await expect(tom.select(id, "crew", [])).rejects.toThrow("1 to 2");
    await expect(tom.select(id, "crew", ["One", "Two", "Three"])).rejects.toThrow("1 to 2");
    await expect(tom.select(id, "crew", ["One", "One"])).rejects.toThrow("twice");
    await expect(tom.select(id, "crew", ["Four"])).rejects.toThrow("there is no option");
    await expect(tom.click("1", "Go")).rejects.toThrow("there is no message");
  });
});

describe("a form", () => {
  async function form(): Promise<void> {
    does = async (one) => {
      if (!one.isChatInputCommand()) return;
      const label = (words: string) => new LabelBuilder().setLabel(words);
      const input = (id: string, style = TextInputStyle.Short) => new TextInputBuilder().setCustomId(id).setStyle(style);
      const options = [
        { label: "Ship", value: "ship" },
        { label: "Train", value: "train" },
      ];
      const modal = new ModalBuilder()
        .setCustomId("form")
        .setTitle("A journey")
        .addTextDisplayComponents(new TextDisplayBuilder().setContent("Tell us."))
        .addLabelComponents(
          label("Name")
            .setDescription("of it")
            .setTextInputComponent(input("name").setMinLength(3).setMaxLength(9).setPlaceholder("The storm")),
          label("Why").setTextInputComponent(input("why", TextInputStyle.Paragraph).setRequired(false).setValue("because")),
          label("By").setRadioGroupComponent(new RadioGroupBuilder().setCustomId("by").addOptions(options)),
          label("Days").setCheckboxGroupComponent(
            new CheckboxGroupBuilder().setCustomId("days").setMaxValues(1).setMinValues(0).setRequired(false).addOptions(options),
          ),
        );
      await one.showModal(modal);
    };
    await here.niamh.slash("/go set name", {}, here.crisis.id);
  }

  it("is seen, filled in and sent", async () => {
    await form();
    expect(here.niamh.openModal()?.text).toBe(
      [
        "== A journey ==",
        "Tell us.",
        "Name *: ____The storm",
        "  of it",
        "Why: because",
        "By *: ( ) Ship  ( ) Train",
        "Days: [ ] Ship  [ ] Train",
        "( Cancel ) ( Submit )",
      ].join("\n"),
    );
    let seen: unknown;
    does = async (one) => {
      if (!one.isModalSubmit()) return;
      const { fields } = one;
      seen = [
        fields.getTextInputValue("name"),
        fields.getTextInputValue("why"),
        fields.getRadioGroup("by"),
        fields.getCheckboxGroup("days"),
      ];
      await ok(one);
    };
    await here.niamh.submit({ Name: "Storms", By: "Train", days: ["Ship"] });
    expect(seen).toEqual(["Storms", "because", "train", ["ship"]]);
  });

  it.each([
    ["an unknown field", { Nom: "x" }, "no field Nom"],
    ["nothing in what is required", { By: "Ship" }, "Name must be filled in"],
    ["too little", { Name: "ab", By: "Ship" }, "wants 3"],
    ["too much", { Name: "abcdefghij", By: "Ship" }, "takes 9"],
    ["two lines in one", { Name: "ab\ncd", By: "Ship" }, "one line"],
    ["no radio button", { Name: "abc" }, "By must be filled in"],
    ["a radio button that is none", { Name: "abc", By: "Plane" }, "there is no option"],
    ["two radio buttons", { Name: "abc", By: ["Ship", "Train"] }, "one of the radio buttons"],
    ["too many ticks", { Name: "abc", By: "Ship", Days: ["Ship", "Train"] }, "only 1"],
  ] as const)("cannot be sent: %s", async (_what, values, why) => {
    await form();
    await expect(here.niamh.submit(values as Record<string, string>)).rejects.toThrow(why);
    here.niamh.cancel();
  });

  it("takes people, ticks and files", async () => {
    does = async (one) => {
      if (!one.isChatInputCommand()) return;
      const label = (words: string) => new LabelBuilder().setLabel(words);
      await one.showModal(
        new ModalBuilder()
          .setCustomId("more")
          .setTitle("More")
          .addLabelComponents(
            label("Who").setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId("who").setMaxValues(2)),
            label("Sure").setCheckboxComponent(new CheckboxBuilder().setCustomId("sure")),
            label("Plan").setFileUploadComponent(new FileUploadBuilder().setCustomId("plan").setRequired(false)),
          ),
      );
    };
    await here.niamh.slash("/go set name", {}, here.crisis.id);
    await expect(here.niamh.submit({ Who: ["1"] })).rejects.toThrow("cannot be chosen");
    let seen: unknown;
    does = async (one) => {
      if (!one.isModalSubmit()) return;
      const file = one.fields.getUploadedFiles("plan")?.first();
      const content = file === undefined ? "" : await (await fetch(file.url)).text();
      seen = [one.fields.getSelectedUsers("who")?.map((each) => each.globalName), one.fields.getCheckbox("sure"), file?.name, content];
      await ok(one);
    };
    await here.niamh.submit({ Who: [here.tom.id], Sure: true, Plan: [{ name: "plan.md", content: "# The plan" }] });
    expect(seen).toEqual([["Tom"], true, "plan.md", "# The plan"]);
  });
});

describe("what people say and do", () => {
  it("is seen by those who may, as it stands", () => {
    const { discord, guild, niamh, tom } = here;
    const quay = discord.make.channel(guild, { name: "quay" });
    const said = niamh.post(quay.id, "hello");
    tom.post(quay.id, "yes?", { replyTo: said });
    niamh.edit(said, "hello you");
    expect(tom.sees(quay.id)).toBe("Niamh: hello you (edited)\n\n↱ Niamh\nTom: yes?");
    expect(() => tom.edit(said, "x")).toThrow("one's own");
    expect(() => tom.erase(said)).toThrow("MANAGE_MESSAGES");
    niamh.erase(discord.lastMessage(quay.id));
    expect(tom.sees(quay.id)).toBe("Niamh: hello you (edited)");
    expect(() => tom.post(quay.id, "x".repeat(2001))).toThrow("2000");
    expect(() => tom.post(quay.id, " ")).toThrow("says something");
    const thread = tom.startThread(quay.id, "talk", said);
    expect(() => tom.startThread(quay.id, "talk", said)).toThrow("has a thread");
    expect(() => tom.lock(thread.id)).toThrow("MANAGE_THREADS");
    niamh.lock(thread.id);
    expect(() => tom.post(thread.id, "x")).toThrow("MANAGE_THREADS");
  });
});
