import type { Core } from "./core.ts";
import { type Bag, bag, bags, list, text, texts } from "../json.ts";
import { drawRuns, escaped } from "./render-text.ts";
import { runsOf, titleOf } from "./rich-text.ts";
import { propertiesOf, simpleRead, targetsOf } from "./values.ts";
import { minute, type Page, type Property } from "./world.ts";

const glyphs: Readonly<Record<string, string>> = {
  checkbox: "☑",
  created_time: "◷",
  date: "▤",
  email: "@",
  files: "✎",
  last_edited_time: "◷",
  multi_select: "☰",
  number: "#",
  people: "☺",
  phone_number: "☎",
  relation: "↗",
  rich_text: "≡",
  select: "▾",
  status: "◌",
  title: "Aa",
  unique_id: "№",
  url: "∞",
};

/** The head of a column or line: a glyph for the type, and the name. */
export function drawName({ type, name }: Property): string {
  return `<span class="glyph">${glyphs[type] ?? "·"}</span>${escaped(name)}`;
}

/** The properties of a row above its page. */
export function drawProperties(core: Core, page: Page): string {
  const lines = propertiesOf(core, page)
    .filter((one) => one.type !== "title")
    .map((one) => `<tr><th>${drawName(one)}</th><td>${drawValue(core, page, one) || '<span class="c-gray">Empty</span>'}</td></tr>`);
  return `<table class="properties">${lines.join("")}</table>`;
}

/** One value of a row; "" where there is none. */
export function drawValue(core: Core, page: Page, property: Property): string {
  const value = page.values.get(property.id);
  switch (property.type) {
    case "title":
      return `<b class="name">${escaped(titleOf(page) || "Untitled")}</b>`;
    case "rich_text":
      return drawRuns(core, runsOf(value));
    case "relation":
      return targetsOf(core, value)
        .map((id) => `<span class="link">${escaped(titleOf(core.world.page(id)) || "Untitled")}</span>`)
        .join(" ");
    case "people":
      return texts(value)
        .map((id) => drawPerson(core.world.users.get(id)?.name ?? "?"))
        .join(" ");
    default:
      return drawSimple(property, simpleRead(core, page, property));
  }
}

export function drawPerson(name: string): string {
  return `<span class="person"><i>${escaped([...name][0] ?? "?")}</i>${escaped(name)}</span>`;
}

function drawSimple({ type, config }: Property, value: unknown): string {
  if (value === null || value === undefined) return "";
  switch (type) {
    case "select":
      return drawOption(bag(value));
    case "status":
      return drawOption(bag(value), "status");
    case "multi_select":
      return bags(value)
        .map((one) => drawOption(one))
        .join(" ");
    case "number":
      return escaped(numberShown(Number(value), text(config["format"])));
    case "date":
      return escaped(dateShown(bag(value)));
    case "checkbox":
      return `<span class="box${value === true ? " done" : ""}">${value === true ? "✓" : ""}</span>`;
    case "unique_id":
      return escaped([bag(value)["prefix"], bag(value)["number"]].filter((one) => one !== null).join("-"));
    case "created_time":
    case "last_edited_time":
      return escaped(momentShown(minute(Date.parse(text(value)))));
    case "files":
      return list(value)
        .map((one) => escaped(text(bag(one)["name"])))
        .join(", ");
    default:
      return escaped(typeof value === "string" ? value : "");
  }
}

export function drawOption({ name, color }: Bag, kind = ""): string {
  return `<span class="tag ${kind} t-${escaped(text(color))}">${escaped(text(name))}</span>`;
}

const symbols: Readonly<Record<string, string>> = { euro: "€", dollar: "$", pound: "£", yen: "¥" };

function numberShown(value: number, format: string): string {
  const symbol = symbols[format];
  if (symbol !== undefined) return `${symbol}${value.toLocaleString("en", { minimumFractionDigits: 2 })}`;
  if (format === "percent") return `${value * 100}%`;
  return format === "number_with_commas" ? value.toLocaleString("en") : String(value);
}

function momentShown(iso: string): string {
  const isDay = iso.length === 10;
  const shape: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "UTC", ...(isDay ? {} : { timeStyle: "short" }) };
  return new Intl.DateTimeFormat("en-US", shape).format(new Date(iso));
}

function dateShown({ start, end }: Bag): string {
  return typeof end === "string" ? `${momentShown(text(start))} → ${momentShown(end)}` : momentShown(text(start));
}
