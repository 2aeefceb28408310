/** A piece of HTML that is safe as it stands. */
export type Html = { readonly html: string };
type Value = string | number | Html | readonly Html[] | undefined;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text as it may stand in an element or a quoted attribute. What no page may hold (NUL) becomes the replacement sign. */
export function escapeHtml(text: string): string {
  return text.replaceAll("\0", "\uFFFD").replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

function insert(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
  return "html" in value ? value.html : value.map((one) => one.html).join("");
}

/** A template in which every text is escaped; only other pieces of HTML go in as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: strings.map((text, place) => (place === 0 ? text : `${insert(values[place - 1])}${text}`)).join("") };
}

export const nothing: Html = { html: "" };
