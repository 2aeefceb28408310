import { never } from "#lib/never.ts";
import type { Block, Fact, Line, ListItem, Piece, Section } from "#report/document/line.ts";
import { type Html, html, nothing } from "./html.ts";

function piece({ is, text }: Piece): Html {
  switch (is) {
    case "said":
      return html`<span class="said" dir="auto">${text}</span>`;
    case "struck":
      return html`<span class="said" dir="auto"><del>${text}</del></span>`;
    case "strong":
      return html`<b>${text}</b>`;
    case "word":
      return html`${text}`;
    default:
      return never(is);
  }
}

/** A line: people's words in serif, ours in sans. */
export function lineHtml(line: Line): Html {
  return { html: line.map((one) => piece(one).html).join("") };
}

function item({ line, under }: ListItem): Html {
  return html`<li>${lineHtml(line)}${under.map((one) => html`<small>${lineHtml(one)}</small>`)}</li>`;
}

function fact({ label, lines }: Fact): Html {
  return html`<div><dt>${label}</dt>${lines.map((line) => html`<dd>${lineHtml(line)}</dd>`)}</div>`;
}

/** `name`: of the section, for who reaches a table by keyboard where it is wider than the screen. */
function block(of: Block, name: string): Html {
  switch (of.is) {
    case "text":
      return html`<p class="t">${lineHtml(of.line)}</p>`;
    case "heading":
      return html`<h3>${lineHtml(of.line)}</h3>`;
    case "list":
      return of.numbered ? html`<ol class="bl num">${of.items.map(item)}</ol>` : html`<ul class="bl">${of.items.map(item)}</ul>`;
    case "facts":
      return html`<dl class="facts">${of.facts.map(fact)}</dl>`;
    case "table":
      return html`<div class="wide" role="region" tabindex="0" aria-label="${name}"><table class="grid"><thead><tr>${of.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${of.rows.map(
        (row) => html`<tr>${row.map((cell) => html`<td>${lineHtml(cell)}</td>`)}</tr>`,
      )}</tbody></table></div>`;
    default:
      return never(of);
  }
}

export function blocksHtml(blocks: readonly Block[], name = ""): Html {
  return blocks.length === 0 ? nothing : html`${blocks.map((one) => block(one, name))}`;
}

/** A section under its heading. */
export function sectionHtml({ id, title, blocks }: Section): Html {
  return html`<section class="part"><h2 id="${id}">${title}</h2>${blocksHtml(blocks, title)}</section>`;
}
