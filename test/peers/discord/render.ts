import { kinds, selects } from "./components-check.ts";
import { type Bag, bag, bags, list, text } from "../json.ts";
import { messageFlags } from "./limits.ts";
import type { Channel, Message, World } from "./world.ts";

/** Discord's own writing as a person reads it: mentions as names, times in UTC, emoji by their name. Markdown stays as it is written. */
export function readable(world: World, written: string): string {
  return written
    .replaceAll(/<@!?(\d+)>/g, (_all, id: string) => `@${nameOf(world, id)}`)
    .replaceAll(/<@&(\d+)>/g, (_all, id: string) => `@${roleName(world, id)}`)
    .replaceAll(/<#(\d+)>/g, (_all, id: string) => `#${world.channels.get(id)?.name ?? id}`)
    .replaceAll(/<\/([^:>]+):\d+>/g, (_all, name: string) => `/${name}`)
    .replaceAll(/<a?:(\w+):\d+>/g, (_all, name: string) => `:${name}:`)
    .replaceAll(
      /<t:(-?\d+)(?::[tTdDfFRsS])?>/g,
      (_all, at: string) => `${new Date(Number(at) * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`,
    );
}

export function nameOf(world: World, id: string): string {
  const user = world.users.get(id);
  return user?.globalName ?? user?.username ?? id;
}

function roleName(world: World, id: string): string {
  for (const guild of world.guilds.values()) {
    const role = guild.roles.get(id);
    if (role !== undefined) return role.name;
  }
  return id;
}

/** Components as people see them: `┃` before what stands in a container, `( Button )`, `[ Select ▾ ]`, `────` for a separator, ✗ where it is off. */
export function componentsText(world: World, components: readonly Bag[]): string {
  return components
    .map((one) => componentText(world, one))
    .filter((one) => one !== undefined)
    .join("\n");
}

function componentText(world: World, one: Bag): string | undefined {
  switch (one["type"]) {
    case kinds.row:
      return bags(one["components"])
        .map((each) => elementText(world, each))
        .join(" ");
    case kinds.textDisplay:
      return readable(world, text(one["content"]));
    case kinds.section: {
      const said = bags(one["components"]).map((each) => readable(world, text(each["content"])));
      return `${said.join("\n")} ${elementText(world, bag(one["accessory"]))}`;
    }
    case kinds.container: {
      const inside = componentsText(world, bags(one["components"]));
      return inside
        .split("\n")
        .map((line) => `┃ ${line}`.trimEnd())
        .join("\n");
    }
    case kinds.separator:
      return one["divider"] === false ? "" : "────";
    case kinds.gallery:
      return bags(one["items"])
        .map((each) => `{image ${text(each["description"])}}`.replace(" }", "}"))
        .join(" ");
    case kinds.file:
      return `{file ${text(one["name"]) || text(bag(one["file"])["url"])}}`;
    default:
      return `{component ${String(one["type"])}}`;
  }
}

function elementText(world: World, one: Bag): string {
  const off = one["disabled"] === true ? " ✗" : "";
  if (one["type"] === kinds.button) {
    const away = one["style"] === 5 ? " ↗" : "";
    return `( ${buttonName(one)}${away}${off} )`;
  }
  if (one["type"] === kinds.thumbnail) return `{image ${text(one["description"])}}`.replace(" }", "}");
  if (!selects.includes(one["type"])) return `{component ${String(one["type"])}}`;
  return `[ ${chosenText(world, one) || text(one["placeholder"]) || "…"} ▾${off} ]`;
}

/** What stands on a button: its emoji and its label. */
export function buttonName(one: Bag): string {
  const emoji = bag(one["emoji"]);
  const sign = emoji["id"] === undefined || emoji["id"] === null ? text(emoji["name"]) : `:${text(emoji["name"])}:`;
  return [sign, text(one["label"])].filter(Boolean).join(" ");
}

function chosenText(world: World, one: Bag): string {
  const chosen = bags(one["options"])
    .filter((each) => each["default"] === true)
    .map((each) => text(each["label"]));
  const held = bags(one["default_values"]).map((each) => nameOf(world, text(each["id"])));
  return [...chosen, ...held].join(", ");
}

function embedText(world: World, one: Bag): string {
  const lines = [
    text(bag(one["author"])["name"]),
    text(one["title"]) === "" ? "" : `# ${text(one["title"])}`,
    readable(world, text(one["description"])),
    ...bags(one["fields"]).map((each) => `${text(each["name"])}: ${readable(world, text(each["value"]))}`),
    text(bag(one["footer"])["text"]) === "" ? "" : `-# ${text(bag(one["footer"])["text"])}`,
  ];
  return lines
    .filter(Boolean)
    .join("\n")
    .split("\n")
    .map((line) => `| ${line}`)
    .join("\n");
}

/** The insides of a message as its readers see them. */
export function bodyText(world: World, message: Message): string {
  if ((message.flags & messageFlags.loading) !== 0) return "… is thinking";
  const v2 = (message.flags & messageFlags.componentsV2) !== 0;
  const shownFiles = v2 ? [] : message.files.map((one) => `{file ${one.name}}`);
  const hidesEmbeds = (message.flags & messageFlags.suppressEmbeds) !== 0;
  const poll = message.poll === undefined ? [] : [pollText(message.poll)];
  return [
    readable(world, message.content),
    ...(hidesEmbeds ? [] : message.embeds.map((one) => embedText(world, one))),
    ...poll,
    ...shownFiles,
    componentsText(world, message.components),
  ]
    .filter((one) => one !== "")
    .join("\n");
}

function pollText(poll: Bag): string {
  const answers = bags(poll["answers"]).map((one) => `( ) ${text(bag(one["poll_media"])["text"])}`);
  return [`? ${text(bag(poll["question"])["text"])}`, ...answers].join("\n");
}

/** One message: who, what, whether it was changed, whether one person alone sees it, and the thread that hangs on it. */
export function messageText(world: World, message: Message): string {
  const who = nameOf(world, message.authorId);
  if (message.type === 18) return `— ${who} started a thread: ${message.content}`;
  if (message.type === 21) return "";
  const body = bodyText(world, message);
  const alone = message.onlyFor === undefined ? "" : " (only you)";
  const thread = world.channels.get(message.id);
  const hanging = thread?.thread === undefined || thread.parentId !== message.channelId ? "" : `\n  ↳ ${thread.name}`;
  const answers = message.type === 19 ? repliedText(world, message) : "";
  const gap = body.startsWith("┃") || body.startsWith("|") ? "\n" : " ";
  return `${answers}${who}${alone}:${gap}${body}${message.editedAt === undefined ? "" : " (edited)"}${hanging}`;
}

function repliedText(world: World, message: Message): string {
  const to = world.message(text(message.reference?.["message_id"]));
  return to === undefined ? "↱ (a message that is gone)\n" : `↱ ${nameOf(world, to.authorId)}\n`;
}

/** A channel or thread as text; with `viewer` also what that one alone sees. A thread that hangs on a message begins with it. */
export function channelText(world: World, channel: Channel, viewer?: string): string {
  const hidden = viewer === undefined ? [] : channel.ephemerals.filter((one) => one.onlyFor === viewer);
  const parent = channel.thread === undefined ? undefined : world.channels.get(channel.parentId ?? "");
  const first = parent?.messages.find((one) => one.id === channel.id);
  const all = [...channel.messages, ...hidden].toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  const starter = first === undefined ? [] : [messageText(world, first).replace(/\n {2}↳ .*$/, "")];
  return [...starter, ...all.map((one) => messageText(world, one))].filter((one) => one !== "").join("\n\n");
}

/** A modal as its person sees it: `Label *: ____` for what must be filled in, and what is in it so far. */
export function modalText(world: World, modal: Bag, values: Readonly<Record<string, unknown>>): string {
  const fields = bags(modal["components"]).map((one) => {
    if (one["type"] === kinds.textDisplay) return readable(world, text(one["content"]));
    const field = one["type"] === kinds.label ? bag(one["component"]) : (bags(one["components"])[0] ?? {});
    const label = text(one["label"]) || text(field["label"]);
    const hint = text(one["description"]) === "" ? "" : `\n  ${text(one["description"])}`;
    return `${label}${field["required"] === false ? "" : " *"}: ${fieldText(world, field, values[text(field["custom_id"])])}${hint}`;
  });
  return [`== ${text(modal["title"])} ==`, ...fields, "( Cancel ) ( Submit )"].join("\n");
}

function fieldText(world: World, field: Bag, value: unknown): string {
  const held = list(value).map(String);
  const marks = (on: string, off: string) =>
    bags(field["options"])
      .map((each) => `${held.includes(text(each["value"])) || value === each["value"] ? on : off} ${text(each["label"])}`)
      .join("  ");
  if (field["type"] === kinds.textInput) return text(value) === "" ? `____${text(field["placeholder"])}` : text(value);
  if (field["type"] === kinds.radioGroup) return marks("(•)", "( )");
  if (field["type"] === kinds.checkboxGroup) return marks("[x]", "[ ]");
  if (field["type"] === kinds.checkbox) return value === true ? "[x]" : "[ ]";
  if (field["type"] === kinds.fileUpload) return "{files}";
  const labels = bags(field["options"])
    .filter((each) => held.includes(text(each["value"])))
    .map((each) => text(each["label"]));
  const people = field["type"] === kinds.stringSelect ? [] : held.map((id) => nameOf(world, id));
  return `[ ${[...labels, ...people].join(", ") || text(field["placeholder"]) || "…"} ▾ ]`;
}
