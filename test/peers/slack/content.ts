import { checkBlocks } from "./blocks-check.ts";
import { type Bag, bags, type Draft, isBag, list, text } from "../json.ts";
import { sizes } from "./limits.ts";
import { Refused } from "./refused.ts";
import { messages } from "./view-check.ts";
import type { World } from "./world.ts";

/** What a message says, as it was asked for. */
export type Content = {
  readonly text: string | undefined;
  readonly blocks: readonly Bag[] | undefined;
  readonly metadata: Bag | undefined;
};

/**
 * Reads and checks what a message shall say. Refused: `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`,
 * `invalid_metadata_format`, `markdown_text_conflict`.
 */
export function contentOf(
  world: World,
  args: Bag,
  { longest, needed = true }: { readonly longest: number; readonly needed?: boolean },
): Content {
  const { text: said, blocks, metadata, markdown_text: markdown } = args;
  if (markdown !== undefined) {
    if (said !== undefined || blocks !== undefined) throw new Refused("markdown_text_conflict");
    if (text(markdown).length > sizes.markdown) throw new Refused("msg_too_long");
  }
  const written = said ?? markdown;
  if (written !== undefined && typeof written !== "string") throw new Refused("invalid_arguments", { arg: "text" });
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refused("invalid_blocks_format");
  if (needed && (written ?? "").trim() === "" && list(blocks).length === 0) throw new Refused("no_text");
  if ((written ?? "").length > longest) throw new Refused("msg_too_long");
  return {
    text: written,
    blocks: blocks === undefined ? undefined : checkedBlocks(world, blocks),
    metadata: metadata === undefined ? undefined : checkedMetadata(metadata),
  };
}

function checkedBlocks(world: World, blocks: readonly unknown[]): readonly Bag[] {
  const problems = checkBlocks(blocks, "message", "/blocks");
  if (problems.length > 0) throw new Refused("invalid_blocks", { errors: problems.map((one) => one.says), ...messages(problems) });
  return named(world, bags(blocks));
}

function checkedMetadata(metadata: unknown): Bag {
  if (!isBag(metadata)) throw new Refused("invalid_metadata_format");
  if (Object.keys(metadata).length === 0) return metadata;
  if (typeof metadata["event_type"] !== "string" || !isBag(metadata["event_payload"])) throw new Refused("invalid_metadata_format");
  return metadata;
}

/** The blocks as Slack keeps them: whatever came without a `block_id` or an `action_id` has got one. */
export function named(world: World, blocks: readonly Bag[]): readonly Bag[] {
  return blocks.map((one) => {
    const made: Draft = { ...structuredClone(one) };
    made["block_id"] ??= world.secret("").slice(0, 5);
    nameActions(world, made);
    return made;
  });
}

const silent = [
  "plain_text",
  "mrkdwn",
  "image",
  "card",
  "rich_text_section",
  "rich_text_list",
  "rich_text_quote",
  "rich_text_preformatted",
];

function nameActions(world: World, one: Draft): void {
  const inside = [...bags(one["elements"]), ...bags(one["actions"]), ...[one["accessory"], one["element"]].filter(isBag)];
  for (const each of inside as readonly Draft[]) {
    if (each["type"] === "card") nameActions(world, each);
    else if (!silent.includes(text(each["type"]))) each["action_id"] ??= world.secret("").slice(0, 5);
  }
  for (const child of bags(one["child_blocks"]) as readonly Draft[]) {
    child["block_id"] ??= world.secret("").slice(0, 5);
    nameActions(world, child);
  }
}
