import { type Bag, bag, bags, list, text } from "../json.ts";
import type { Channel, Message, OpenView, World } from "./world.ts";

/** Slack's own writing as a person reads it: mentions as names, links as their label, entities as characters. `~struck~` and `*bold*` stay. */
export function readable(world: World, written: string): string {
  return written
    .replaceAll(/<([^<>]*)>/g, (_all, inside: string) => unfolded(world, inside))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function unfolded(world: World, inside: string): string {
  const [target = "", label] = inside.split("|");
  if (target.startsWith("@")) return `@${world.users.get(target.slice(1))?.realName ?? label ?? target.slice(1)}`;
  if (target.startsWith("#")) return `#${world.channels.get(target.slice(1))?.name ?? label ?? target.slice(1)}`;
  if (target.startsWith("!date^")) return label ?? target;
  if (target.startsWith("!")) return `@${label?.replace(/^@/, "") ?? target.slice(1)}`;
  return label ?? target;
}

/** A text object as it is read: `plain_text` knows no markup. */
function said(world: World, object: unknown): string {
  const { type, text: written } = bag(object);
  return type === "mrkdwn" ? readable(world, text(written)) : text(written);
}

/** Blocks as a participant sees them, one line or more per block. */
export function blocksText(world: World, blocks: readonly Bag[]): string {
  return blocks
    .map((one) => blockText(world, one))
    .filter((line) => line !== "")
    .join("\n");
}

function blockText(world: World, one: Bag): string {
  const say = (object: unknown) => said(world, object);
  switch (one["type"]) {
    case "header":
      return `# ${say(one["text"])}`;
    case "section":
      return [
        [say(one["text"]), one["accessory"] === undefined ? "" : elementText(world, bag(one["accessory"]))].filter(Boolean).join(" "),
        ...bags(one["fields"]).map(say),
      ]
        .filter(Boolean)
        .join("\n");
    case "context":
      return `(${bags(one["elements"])
        .map((each) => (each["type"] === "image" ? `{${text(each["alt_text"])}}` : say(each)))
        .join(" · ")})`;
    case "actions":
    case "context_actions":
      return bags(one["elements"])
        .map((each) => elementText(world, each))
        .join(" ");
    case "input": {
      const optional = one["optional"] === true ? " (optional)" : "";
      const hint = one["hint"] === undefined ? "" : `\n  ${say(one["hint"])}`;
      return `${say(one["label"])}${optional}: ${elementText(world, bag(one["element"]))}${hint}`;
    }
    default:
      return rareText(world, one);
  }
}

function rareText(world: World, one: Bag): string {
  const say = (object: unknown) => said(world, object);
  switch (one["type"]) {
    case "divider":
      return "---";
    case "image":
      return `{${text(one["alt_text"])}}`;
    case "markdown":
      return text(one["text"]);
    case "rich_text":
      return richTextText(world, one);
    case "table":
    case "data_table":
      return list(one["rows"])
        .map((row) =>
          bags(row)
            .map((cell) => cellText(world, cell))
            .join(" | "),
        )
        .join("\n");
    case "task_card":
      return `${text(one["title"])} (${text(one["status"])})`;
    case "plan":
      return [text(one["title"]), ...bags(one["tasks"]).map((each) => blockText(world, each))].join("\n");
    case "container":
      return [say(one["title"]), say(one["subtitle"]), blocksText(world, bags(one["child_blocks"]))].filter(Boolean).join("\n");
    case "carousel":
      return blocksText(world, bags(one["elements"]));
    case "card":
      return [say(one["title"]), say(one["subtitle"]), say(one["body"]), ...bags(one["actions"]).map((each) => elementText(world, each))]
        .filter(Boolean)
        .join("\n");
    case "alert":
      return `! ${say(one["text"])}`;
    default:
      return `{${text(one["type"])} ${text(one["title"])}}`;
  }
}

function cellText(world: World, cell: Bag): string {
  return cell["type"] === "rich_text" ? richTextText(world, cell) : text(cell["text"]);
}

function richTextText(world: World, one: Bag): string {
  return bags(one["elements"])
    .map((each) => {
      if (each["type"] === "rich_text_list") {
        return bags(each["elements"])
          .map((item) => `• ${inlineText(world, item)}`)
          .join("\n");
      }
      return `${each["type"] === "rich_text_quote" ? "> " : ""}${inlineText(world, each)}`;
    })
    .join("\n");
}

function inlineText(world: World, one: Bag): string {
  return bags(one["elements"])
    .map((each) => {
      const plainly =
        each["type"] === "user"
          ? `@${world.users.get(text(each["user_id"]))?.realName ?? text(each["user_id"])}`
          : each["type"] === "channel"
            ? `#${world.channels.get(text(each["channel_id"]))?.name ?? text(each["channel_id"])}`
            : each["type"] === "emoji"
              ? `:${text(each["name"])}:`
              : each["type"] === "broadcast"
                ? `@${text(each["range"])}`
                : text(each["text"]) || text(each["url"]) || text(each["fallback"]);
      return bag(each["style"])["strike"] === true ? `~${plainly}~` : plainly;
    })
    .join("");
}

/** `[ Button ]`, `( Select ▾ )`, `( ) radio`, `[ ] checkbox`, `(…)` for overflow, `____` for what is typed. */
export function elementText(world: World, one: Bag): string {
  const type = text(one["type"]);
  const first = text(bag(one["placeholder"])["text"]);
  if (type === "button" || type === "workflow_button" || type === "icon_button") return `[ ${said(world, one["text"])} ]`;
  if (type === "overflow")
    return `( … ${bags(one["options"])
      .map((each) => said(world, each["text"]))
      .join(" / ")} )`;
  if (type === "radio_buttons" || type === "checkboxes") return choices(world, one);
  if (type === "feedback_buttons") {
    return `[ ${said(world, bag(one["positive_button"])["text"])} ] [ ${said(world, bag(one["negative_button"])["text"])} ]`;
  }
  if (type === "image") return `{${text(one["alt_text"])}}`;
  if (type.endsWith("_select") || type.endsWith("picker")) return `( ${startOf(world, one) || first || "…"} ▾ )`;
  return `____${startOf(world, one) || first ? `${startOf(world, one) || first}____` : ""}`;
}

function choices(world: World, one: Bag): string {
  const on = [bag(one["initial_option"])["value"], ...bags(one["initial_options"]).map((each) => each["value"])];
  const marks = one["type"] === "radio_buttons" ? (["(•)", "( )"] as const) : (["[x]", "[ ]"] as const);
  return bags(one["options"])
    .map((each) => {
      const more = each["description"] === undefined ? "" : ` — ${said(world, each["description"])}`;
      return `${on.includes(each["value"]) ? marks[0] : marks[1]} ${said(world, each["text"])}${more}`;
    })
    .join("  ");
}

function startOf(world: World, one: Bag): string {
  const chosen = [one["initial_option"], ...list(one["initial_options"])].map((each) => said(world, bag(each)["text"])).filter(Boolean);
  const people = [one["initial_user"], ...list(one["initial_users"])].flatMap((id) => {
    const user = world.users.get(text(id));
    return user === undefined ? [] : [`@${user.realName}`];
  });
  const plainly = one["initial_value"] ?? one["initial_date"] ?? one["initial_time"] ?? one["initial_date_time"];
  const rich = bag(plainly)["type"] === "rich_text" ? richTextText(world, bag(plainly)) : "";
  return [...chosen, ...people].join(", ") || rich || (plainly === undefined ? "" : String(plainly));
}

/** One message as a participant reads it. Where there are blocks, its text is only seen in notifications. */
export function messageText(world: World, message: Message): string {
  const body = message.blocks.length > 0 ? blocksText(world, message.blocks) : readable(world, message.text);
  const files = message.files.map((id) => `{file ${world.files.get(id)?.title ?? id}}`);
  const who = world.users.get(message.user)?.realName ?? message.user;
  return `${who}: ${[body, ...files].filter(Boolean).join("\n")}${message.edited === undefined ? "" : " (edited)"}`;
}

/** A thread as text: its first message, then the answers. */
export function threadText(world: World, channel: Channel, ts: string): string {
  return channel.messages
    .filter((one) => one.ts === ts || one.threadTs === ts)
    .map((one) => messageText(world, one))
    .join("\n\n");
}

/** A modal or a home tab as text, with the errors that stand at fields. */
export function viewText(world: World, view: OpenView): string {
  const part = (name: string) => said(world, view.json[name]);
  const blocks = bags(view.json["blocks"]).map((one) => {
    const error = view.errors[text(one["block_id"])];
    return `${blockText(world, one)}${error === undefined ? "" : `\n  ! ${error}`}`;
  });
  const feet = [part("close"), part("submit")].filter(Boolean).map((one) => `[ ${one} ]`);
  const title = part("title");
  return [title === "" ? "" : `== ${title} ==`, ...blocks, feet.join(" ")].filter(Boolean).join("\n");
}
