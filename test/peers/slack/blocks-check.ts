import { anything, byType, type Check, chars, listOf, oneOf, type Problem, type Shape, shaped, truth, whole, wrong } from "./check.ts";
import { imageShape, mrkdwn, plain, webAddress, words } from "./composition-check.ts";
import { elementIn } from "./elements-check.ts";
import { type Bag, bag, bags, isBag, list, text } from "../json.ts";
import { blockSurfaces, elementPlaces, elementSurfaces, sizes, type Surface } from "./limits.ts";
import { richText } from "./rich-text-check.ts";

const block = { block_id: chars(sizes.id, 1) };
const image = byType({ image: imageShape });
const status = oneOf("pending", "in_progress", "complete", "error");

function element(surface: Surface, place: "actions" | "section" | "input"): Check {
  return elementIn(
    (type) =>
      (elementPlaces[type] ?? []).includes(place) && (elementSurfaces[type] === undefined || elementSurfaces[type].includes(surface)),
  );
}

const textOrFields: Shape["also"] = (value, at, problems) => {
  if (value["text"] === undefined && value["fields"] === undefined) wrong(problems, at, "missing required field: text or fields");
};

function everyday(surface: Surface): Readonly<Record<string, Shape>> {
  return {
    actions: { needs: { elements: listOf(element(surface, "actions"), sizes.actionsElements) }, may: block },
    context: {
      needs: {
        elements: listOf(
          (value, at, problems) => (bag(value)["type"] === "image" ? image : words(sizes.textObject))(value, at, problems),
          sizes.contextElements,
        ),
      },
      may: block,
    },
    divider: { may: block },
    header: { needs: { text: plain(sizes.headerText) }, may: block },
    image: {
      ...imageShape,
      may: { ...imageShape.may, ...block, title: plain(sizes.imageText) },
    },
    input: {
      needs: { label: plain(sizes.inputLabel), element: element(surface, "input") },
      may: { ...block, hint: plain(sizes.inputLabel), optional: truth, dispatch_action: truth },
    },
    rich_text: { ...richText },
    section: {
      may: {
        ...block,
        text: words(sizes.sectionText),
        fields: listOf(words(sizes.fieldText), sizes.sectionFields),
        accessory: element(surface, "section"),
        expand: truth,
      },
      ...(textOrFields ? { also: textOrFields } : {}),
    },
    video: {
      needs: { video_url: webAddress, thumbnail_url: webAddress, alt_text: chars(sizes.imageText, 1), title: plain(sizes.videoTitle) },
      may: {
        ...block,
        title_url: webAddress,
        author_name: chars(50),
        provider_name: chars(50),
        provider_icon_url: webAddress,
        description: plain(sizes.videoTitle),
      },
    },
  };
}

const cell = byType({
  rich_text: richText,
  raw_text: { needs: { text: chars(sizes.sectionText, 1) } },
  raw_number: { needs: { value: anything, text: chars(sizes.sectionText, 1) } },
});
const card: Shape = {
  may: {
    ...block,
    hero_image: image,
    icon: image,
    title: mrkdwn(sizes.cardTitle),
    subtitle: mrkdwn(sizes.cardTitle),
    body: mrkdwn(sizes.cardBody),
    actions: listOf(
      elementIn((type) => type === "button"),
      sizes.cardActions,
    ),
  },
  also: (value, at, problems) => {
    if (["hero_image", "title", "actions", "body"].every((name) => value[name] === undefined)) {
      wrong(problems, at, "missing required field: hero_image, title, actions or body");
    }
  },
};
const task: Shape = {
  needs: { task_id: chars(sizes.id, 1), title: chars(sizes.sectionText, 1), status },
  may: {
    ...block,
    details: byType({ rich_text: richText }),
    output: byType({ rich_text: richText }),
    sources: listOf(byType({ url: { needs: { url: webAddress, text: chars(sizes.sectionText, 1) } } }), sizes.id),
  },
};

/** What a message may hold and a view may not, but for the alert, which is the other way round. */
function rare(): Readonly<Record<string, Shape>> {
  const plainBlocks = everyday("message");
  const column = shaped({ may: { align: oneOf("left", "center", "right"), is_wrapped: truth } });
  return {
    alert: {
      needs: { text: words(sizes.alertText) },
      may: { ...block, level: oneOf("default", "info", "warning", "error", "success") },
    },
    card,
    carousel: { needs: { elements: listOf(byType({ card }), sizes.carouselCards) }, may: block },
    container: {
      needs: { child_blocks: listOf(byType(plainBlocks), sizes.containerBlocks) },
      may: {
        ...block,
        title: plain(sizes.cardTitle),
        rich_text_title: byType({ rich_text: richText }),
        subtitle: words(sizes.cardTitle),
        width: oneOf("narrow", "standard", "wide", "full"),
        icon: image,
        is_collapsible: truth,
        default_collapsed: truth,
        has_header_divider: truth,
      },
    },
    context_actions: {
      needs: {
        elements: listOf(
          elementIn((type) => type === "feedback_buttons" || type === "icon_button"),
          sizes.contextActions,
        ),
      },
      may: block,
    },
    data_table: {
      needs: { rows: listOf(listOf(cell, sizes.tableColumns), sizes.dataTableRows, 2), caption: chars(sizes.sectionText, 1) },
      may: { ...block, page_size: whole(1, 100), row_header_column_index: whole(0, sizes.tableColumns - 1) },
    },
    data_visualization: { needs: { title: chars(sizes.chartTitle, 1), chart: anything }, may: block },
    markdown: { needs: { text: chars(sizes.markdown, 1) }, may: block },
    plan: {
      needs: { title: chars(sizes.sectionText, 1) },
      may: { ...block, tasks: listOf(byType({ task_card: task }), sizes.messageBlocks) },
    },
    table: {
      needs: { rows: listOf(listOf(cell, sizes.tableColumns), sizes.tableRows) },
      may: { ...block, column_settings: listOf(column, sizes.tableColumns) },
    },
    task_card: task,
  };
}

const shapes: Readonly<Record<Surface, Check>> = {
  message: byType({ ...everyday("message"), ...rare() }),
  modal: byType({ ...everyday("modal"), ...rare() }),
  home: byType({ ...everyday("home"), ...rare() }),
};

/** The elements of a block that a person can act on, wherever it keeps them. */
export function elementsOf(one: Bag): readonly Bag[] {
  switch (one["type"]) {
    case "actions":
    case "context_actions":
      return bags(one["elements"]);
    case "section":
      return isBag(one["accessory"]) && one["accessory"]["type"] !== "image" ? [one["accessory"]] : [];
    case "input":
      return isBag(one["element"]) ? [one["element"]] : [];
    case "card":
      return bags(one["actions"]);
    case "carousel":
      return bags(one["elements"]).flatMap(elementsOf);
    case "container":
      return bags(one["child_blocks"]).flatMap(elementsOf);
    default:
      return [];
  }
}

/**
 * Everything that is wrong with the blocks of a message or a view; nothing where Slack would take them. `root` is where they stand in what
 * was sent. Sources: `limits.ts`.
 */
export function checkBlocks(blocks: unknown, surface: Surface, root: string): readonly Problem[] {
  const problems: Problem[] = [];
  if (!Array.isArray(blocks)) return [{ at: root, says: "must be an array" }];
  const most = surface === "message" ? sizes.messageBlocks : sizes.viewBlocks;
  if (blocks.length > most) wrong(problems, root, `no more than ${most} items allowed`);
  for (const [n, one] of blocks.entries()) {
    const type = text(bag(one)["type"]);
    const at = `${root}/${n}`;
    if (Object.hasOwn(blockSurfaces, type) && blockSurfaces[type]?.includes(surface) === true) shapes[surface](one, at, problems);
    else wrong(problems, at, `unsupported type: ${type}`);
  }
  between(bags(blocks), root, problems);
  return problems;
}

/** What must hold over all blocks of one message or view. */
function between(blocks: readonly Bag[], root: string, problems: Problem[]): void {
  const seen = new Set<unknown>();
  let focused = 0;
  for (const [n, one] of blocks.entries()) {
    if (one["block_id"] !== undefined && seen.has(one["block_id"])) {
      wrong(problems, `${root}/${n}/block_id`, `duplicate block_id: ${String(one["block_id"])}`);
    }
    seen.add(one["block_id"]);
    const actions = elementsOf(one).flatMap((each) => (each["action_id"] === undefined ? [] : [each["action_id"]]));
    const twice = actions.find((id, place) => actions.indexOf(id) !== place);
    if (twice !== undefined) wrong(problems, `${root}/${n}`, `duplicate action_id: ${String(twice)}`);
    focused += elementsOf(one).filter((each) => each["focus_on_load"] === true).length;
  }
  if (focused > 1) wrong(problems, root, "focus_on_load can be set on only one element");
  totals(blocks, root, problems);
}

function totals(blocks: readonly Bag[], root: string, problems: Problem[]): void {
  const markdown = blocks.filter((one) => one["type"] === "markdown").reduce((sum, one) => sum + text(one["text"]).length, 0);
  if (markdown > sizes.markdown) wrong(problems, root, `markdown blocks must be less than ${sizes.markdown + 1} characters together`);
  const charts = blocks.filter((one) => one["type"] === "data_visualization").length;
  if (charts > sizes.charts) wrong(problems, root, `no more than ${sizes.charts} data_visualization blocks allowed`);
  const tables = blocks.filter((one) => one["type"] === "data_table");
  const cells = tables.flatMap((one) => list(one["rows"])).flatMap(bags);
  // formatted cells are counted as they are sent: nothing says how Slack counts them, and this is never less
  const written = cells.reduce((sum, one) => sum + (text(one["text"]).length || JSON.stringify(one["elements"] ?? "").length), 0);
  if (written > sizes.dataTableText) wrong(problems, root, `data tables must be less than ${sizes.dataTableText + 1} characters together`);
}
