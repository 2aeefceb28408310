import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, expect, it } from "vitest";
import { login, type Scene, scene, soon } from "./scene.ts";

let here: Scene;
let client: Client<true>;
afterEach(async () => {
  await client.destroy();
  await here.discord.stop();
});

it("an app with the real client: a command, a modal, a card, a hidden answer", async () => {
  here = await scene();
  const { discord, niamh, tom, crisis } = here;
  client = await login(discord);
  await client.application.commands.set([
    new SlashCommandBuilder()
      .setName("teekond")
      .setDescription("A workshop")
      .addSubcommand((one) => one.setName("start").setDescription("Begin").setNameLocalizations({ lt: "pradeti" })),
  ]);
  client.on("interactionCreate", async (interaction) => {
    if (interaction.isChatInputCommand()) {
      const input = new TextInputBuilder().setCustomId("what").setStyle(TextInputStyle.Paragraph).setMaxLength(20);
      const label = new LabelBuilder().setLabel("What happened?").setTextInputComponent(input);
      await interaction.showModal(new ModalBuilder().setCustomId("start").setTitle("Begin").addLabelComponents(label));
    } else if (interaction.isModalSubmit()) {
      const join = new ButtonBuilder().setCustomId("join").setLabel("Join").setStyle(ButtonStyle.Primary);
      const container = new ContainerBuilder()
        .addTextDisplayComponents(new TextDisplayBuilder().setContent(`# ${interaction.fields.getTextInputValue("what")}`))
        .addSeparatorComponents((one) => one)
        .addActionRowComponents(new ActionRowBuilder<ButtonBuilder>().addComponents(join));
      await interaction.deferReply();
      await interaction.editReply({ components: [container], flags: MessageFlags.IsComponentsV2 });
    } else if (interaction.isButton()) {
      await interaction.reply({ content: `Only for ${interaction.locale}`, flags: MessageFlags.Ephemeral });
    }
  });
  const opened = await niamh.slash("/teekond pradeti", {}, crisis.id);
  expect(opened.kind).toBe("modal");
  expect(niamh.openModal()?.text).toBe("== Begin ==\nWhat happened? *: ____\n( Cancel ) ( Submit )");
  const card = await niamh.submit({ "What happened?": "A storm" });
  await card.settled();
  expect(tom.sees(crisis.id)).toBe("Teekond:\n┃ # A storm\n┃ ────\n┃ ( Join )");
  const answer = await tom.click(card, "Join");
  expect([answer.kind, answer.hidden, answer.text]).toEqual(["message", true, "Only for en-US"]);
  expect(niamh.sees(crisis.id)).not.toContain("Only for");
  expect(discord.shownTo(tom.id)).toContain("Only for en-US");
  expect(discord.shownTo(niamh.id)).not.toContain("Only for");
  expect(discord.sentAnywhere("Only for")).toBe(true);
});

it("an app with the real client: menus, choices, changes, threads, words in private", async () => {
  here = await scene();
  const { discord, niamh, tom, crisis } = here;
  client = await login(discord);
  await client.application.commands.set([
    new SlashCommandBuilder()
      .setName("find")
      .setDescription("Finds")
      .addStringOption((one) => one.setName("what").setDescription("What").setAutocomplete(true)),
    new ContextMenuCommandBuilder().setName("Turn into doc").setType(ApplicationCommandType.Message),
    new ContextMenuCommandBuilder().setName("Greet").setType(ApplicationCommandType.User),
  ]);
  const button = (id: string) => new ButtonBuilder().setCustomId(id).setLabel(id).setStyle(ButtonStyle.Secondary);
  const card = (words: string) => [
    new TextDisplayBuilder().setContent(words),
    new ActionRowBuilder<ButtonBuilder>().addComponents(button("now"), button("later"), button("again")),
  ];
  client.on("interactionCreate", async (one) => {
    if (one.isAutocomplete()) await one.respond([{ name: `${one.options.getFocused()}bour`, value: "harbour" }]);
    else if (one.isUserContextMenuCommand())
      await one.reply({ content: `Hello ${one.targetUser.globalName}`, flags: MessageFlags.Ephemeral });
    else if (one.isMessageContextMenuCommand()) {
      await one.deferReply({ flags: MessageFlags.Ephemeral });
      await one.editReply(`${one.targetMessage.content.length} characters`);
      await one.followUp({ components: card("# Card"), flags: MessageFlags.IsComponentsV2 });
    } else if (one.isButton() && one.customId === "now")
      await one.update({ components: card("# Changed"), flags: MessageFlags.IsComponentsV2 });
    else if (one.isButton() && one.customId === "later") {
      await one.deferUpdate();
      await one.editReply({ components: card("# Changed later"), flags: MessageFlags.IsComponentsV2 });
    } else if (one.isButton()) {
      const told = await one.reply({ content: "hidden", flags: MessageFlags.Ephemeral, withResponse: true });
      await one.editReply(`hidden ${told.resource?.message?.flags.has(MessageFlags.Ephemeral)}`);
      await one.followUp({ content: "and more", flags: MessageFlags.Ephemeral });
    }
  });
  expect(await niamh.autocomplete("/find", "what", "Har", crisis.id)).toEqual([{ name: "Harbour", value: "harbour" }]);
  expect((await niamh.userCommand("Greet", tom.id, crisis.id)).text).toBe("Hello Tom");
  const said = tom.post(crisis.id, "A long thought");
  const counted = await niamh.messageCommand("Turn into doc", said);
  expect((await counted.settled()).content).toBe("14 characters");
  await soon(() => discord.messages(crisis.id).length).toBe(2);
  const shown = discord.lastMessage(crisis.id);
  const buttons = "( now ) ( later ) ( again )";
  expect((await tom.click(shown, "now")).text).toBe(`# Changed\n${buttons}`);
  const later = await tom.click(shown, "later");
  expect(later.kind).toBe("nothing");
  await soon(() => later.text).toBe(`# Changed later\n${buttons}`);
  await tom.click(shown, "again");
  await soon(() => tom.privateMessages(crisis.id).map((one) => one.content)).toEqual(["hidden true", "and more"]);
  const thread = niamh.startThread(crisis.id, "talk", shown);
  await soon(() => client.channels.cache.has(thread.id)).toBe(true);
  expect((await niamh.userCommand("Greet", tom.id, thread.id)).ok).toBe(true);
  client.on("messageCreate", (one) => void (one.channel.isDMBased() && !one.author.bot && one.reply("In private")));
  tom.writeDirect("Are you there?");
  await soon(() => tom.sees(tom.direct().id)).toBe("Tom: Are you there?\n\n↱ Tom\nTeekond: In private");
  expect(discord.pingedAnywhere()).toEqual([]);
});
