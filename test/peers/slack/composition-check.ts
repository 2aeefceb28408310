import { bags, list, same } from "../json.ts";
import { byType, type Check, chars, listOf, oneOf, pattern, type Shape, shaped, truth, wrong } from "./check.ts";
import { sizes } from "./limits.ts";

/** A `plain_text` object of 1 to `max` characters. */
export function plain(max: number): Check {
  return byType({ plain_text: plainShape(max) });
}

/** A `mrkdwn` object of 1 to `max` characters. */
export function mrkdwn(max: number): Check {
  return byType({ mrkdwn: mrkdwnShape(max) });
}

/** Either kind of text. */
export function words(max: number): Check {
  return byType({ plain_text: plainShape(max), mrkdwn: mrkdwnShape(max) });
}

function plainShape(max: number): Shape {
  return { needs: { text: chars(max, 1) }, may: { emoji: truth } };
}

function mrkdwnShape(max: number): Shape {
  return { needs: { text: chars(max, 1) }, may: { verbatim: truth } };
}

export const webAddress = pattern(
  (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return value.length <= sizes.url && (url?.protocol === "http:" || url?.protocol === "https:");
  },
  `must be a valid URL of less than ${sizes.url + 1} characters`,
);

export const buttonAddress = pattern(
  (value) => value.length <= sizes.url && URL.canParse(value),
  `must be a valid URL of less than ${sizes.url + 1} characters`,
);

export const confirm = shaped({
  needs: { text: words(sizes.confirmText) },
  may: {
    title: plain(sizes.confirmTitle),
    confirm: plain(sizes.confirmButton),
    deny: plain(sizes.confirmButton),
    style: oneOf("primary", "danger"),
  },
});

/** The options of selects and overflow are plain, those of radio buttons and checkboxes may be mrkdwn; only overflow has addresses. */
export function option(kind: "plain" | "rich" | "overflow"): Check {
  const said = kind === "rich" ? words(sizes.optionText) : plain(sizes.optionText);
  return shaped({
    needs: { text: said, value: chars(sizes.optionText, 1) },
    may: { description: plain(sizes.optionText), ...(kind === "overflow" ? { url: buttonAddress } : {}) },
  });
}

export const optionGroup = shaped({
  needs: { label: plain(sizes.groupLabel), options: listOf(option("plain"), sizes.selectOptions) },
});

/** What a select lists: `options` or `option_groups`, one of them. */
export const listing: Shape["also"] = (value, at, problems) => {
  if ((value["options"] === undefined) === (value["option_groups"] === undefined)) {
    wrong(problems, at, "exactly one of options and option_groups is required");
  }
};

/** What is chosen at the start must be among the options, word for word. */
export const chosenIsListed: NonNullable<Shape["also"]> = (value, at, problems) => {
  const options = [...list(value["options"]), ...bags(value["option_groups"]).flatMap((group) => list(group["options"]))];
  const initial = value["initial_option"];
  if (initial !== undefined && !options.some((one) => same(one, initial))) {
    wrong(problems, `${at}/initial_option`, "must be one of the provided options");
  }
  const initials = value["initial_options"];
  if (initials === undefined) return;
  if (list(initials).length === 0) wrong(problems, `${at}/initial_options`, "no fewer than 1 items required");
  for (const [n, one] of list(initials).entries()) {
    if (!options.some((other) => same(other, one))) {
      wrong(problems, `${at}/initial_options/${n}`, "must be one of the provided options");
    }
  }
};

/** A day of the calendar as YYYY-MM-DD. */
export const calendarDay = pattern(isDay, "must be a valid date in the format YYYY-MM-DD");

export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

export function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

export const timeOfDay = pattern(isTime, "must be a valid time in the format HH:mm");

const imageSource: Shape["also"] = (value, at, problems) => {
  if ((value["image_url"] === undefined) === (value["slack_file"] === undefined)) {
    wrong(problems, at, "exactly one of image_url and slack_file is required");
  }
};

const slackFile = shaped({
  may: { id: chars(sizes.id, 1), url: webAddress },
  also: (value, at, problems) => {
    if ((value["id"] === undefined) === (value["url"] === undefined)) wrong(problems, at, "exactly one of id and url is required");
  },
});

/** An image, the same as an element and as a block but for the title. */
export const imageShape: Shape = {
  needs: { alt_text: chars(sizes.imageText, 1) },
  may: { image_url: webAddress, slack_file: slackFile },
  ...(imageSource ? { also: imageSource } : {}),
};
