import { checkComponents, isAddress } from "./components-check.ts";
import { type Bag, bag, bags, list, text, texts } from "../json.ts";
import { sizes } from "./limits.ts";
import type { Path, Problems } from "./problems.ts";

export type MessageCheck = {
  readonly v2: boolean;
  /** names of the files that come with it or are in it */
  readonly files: readonly string[];
};

/** The body of a message, new or edited, as far as the message alone decides. */
export function checkMessage(problems: Problems, body: Bag, { v2, files }: MessageCheck): void {
  problems.length(["content"], body["content"], sizes.content);
  problems.count(["embeds"], body["embeds"], sizes.embeds);
  checkEmbeds(problems, bags(body["embeds"]));
  if (v2) checkNoLegacy(problems, body);
  checkComponents(problems, bags(body["components"]), { v2, files });
  checkAllowedMentions(problems, body["allowed_mentions"]);
  if (body["poll"] !== undefined && body["poll"] !== null) checkPoll(problems, bag(body["poll"]));
  if (typeof body["nonce"] === "string") problems.length(["nonce"], body["nonce"], sizes.nonce);
  problems.count(["attachments"], body["attachments"], sizes.attachments);
}

function checkNoLegacy(problems: Problems, body: Bag): void {
  const used: readonly (readonly [string, boolean])[] = [
    ["content", text(body["content"]) !== ""],
    ["embeds", list(body["embeds"]).length > 0],
    ["poll", body["poll"] !== undefined && body["poll"] !== null],
    ["sticker_ids", list(body["sticker_ids"]).length > 0],
  ];
  for (const [name, is] of used) {
    if (!is) continue;
    const says = `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    problems.add([name], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", says);
  }
}

function checkEmbeds(problems: Problems, embeds: readonly Bag[]): void {
  let together = 0;
  const count = (value: unknown) => {
    together += [...text(value)].length;
  };
  for (const [n, one] of embeds.entries()) {
    const at = ["embeds", n];
    const part = (path: readonly string[], value: unknown, max: number, min = 0) => {
      problems.length([...at, ...path], value, max, min);
      count(value);
    };
    part(["title"], one["title"], sizes.embedTitle);
    part(["description"], one["description"], sizes.embedDescription);
    part(["footer", "text"], bag(one["footer"])["text"], sizes.embedFooter);
    part(["author", "name"], bag(one["author"])["name"], sizes.embedAuthor);
    problems.count([...at, "fields"], one["fields"], sizes.embedFields);
    together += checkFields(problems, bags(one["fields"]), [...at, "fields"]);
    if (one["url"] !== undefined && one["url"] !== null && !isAddress(one["url"], ["http:", "https:"])) {
      problems.add([...at, "url"], "URL_TYPE_INVALID_SCHEME", 'Scheme must be one of ("http", "https").');
    }
  }
  if (together > sizes.embedsTogether) {
    problems.add(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${sizes.embedsTogether}`);
  }
}

/** Names and values; how many characters they are together. */
function checkFields(problems: Problems, fields: readonly Bag[], at: Path): number {
  for (const [n, field] of fields.entries()) {
    for (const name of ["name", "value"]) if (text(field[name]).trim() === "") problems.required([...at, n, name]);
    problems.length([...at, n, "name"], field["name"], sizes.embedFieldName);
    problems.length([...at, n, "value"], field["value"], sizes.embedFieldValue);
  }
  return fields.reduce((sum, one) => sum + [...text(one["name"])].length + [...text(one["value"])].length, 0);
}

function checkAllowedMentions(problems: Problems, given: unknown): void {
  const allowed = bag(given);
  const parse = texts(allowed["parse"]);
  for (const name of ["users", "roles"] as const) {
    problems.count(["allowed_mentions", name], allowed[name], sizes.mentionedUsers);
    if (parse.includes(name) && list(allowed[name]).length > 0) {
      const says = `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`;
      problems.add(["allowed_mentions"], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", says);
    }
  }
}

function checkPoll(problems: Problems, poll: Bag): void {
  problems.length(["poll", "question", "text"], bag(poll["question"])["text"], sizes.pollQuestion, 1);
  problems.count(["poll", "answers"], poll["answers"], sizes.pollAnswers, 1);
  for (const [n, one] of bags(poll["answers"]).entries()) {
    problems.length(["poll", "answers", n, "poll_media", "text"], bag(one["poll_media"])["text"], sizes.pollAnswer, 1);
  }
  if (Number(poll["duration"] ?? 24) > sizes.pollHours) {
    problems.add(["poll", "duration"], "NUMBER_TYPE_MAX", `Value must be at most ${sizes.pollHours}.`);
  }
}
