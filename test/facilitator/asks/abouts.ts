import { takeAwayFormats } from "#facilitator/take-away.ts";
import type { Talk } from "#facilitator/talk.ts";
import type { PartOnView } from "#session/view.ts";

type About = readonly string[];

/** Ids of what stands in a part: lines, stacks, contacts, rows, findings. */
function itemsOf({ content }: PartOnView): readonly string[] {
  switch (content.pattern) {
    case "collect":
      return [...content.mine, ...(content.others ?? [])].map((one) => one.id);
    case "converge":
      return content.stacks.map((one) => one.id);
    case "rate":
      return content.items.map((one) => one.subject.id);
    case "decide":
      return content.matters.map((one) => one.subject.id);
    case "review":
      return content.findings.map((one) => one.id);
    case "list":
      return content.rows.map((one) => one.id);
    default:
      return [];
  }
}

function listsOf({ def, content }: PartOnView): readonly About[] {
  const names = [...def.fields, ...(def.head ?? [])].filter((one) => one.kind === "rows").map((one) => one.id);
  type Rows = Readonly<Record<string, readonly { readonly id: string }[]>>;
  const rows: Rows =
    content.pattern === "list" ? { ...content.heads, items: content.rows } : content.pattern === "fill" ? content.rows : {};
  const all = content.pattern === "list" ? ["items", ...names] : names;
  return all.flatMap((list) => [
    [list],
    ...(rows[list] ?? []).slice(0, 2).flatMap(({ id }) => [
      [list, id],
      [list, id, "1"],
      [list, id, "2"],
    ]),
  ]);
}

const shapes = ["stays", "blocked", "changes", "dropped", "merged", "permitted", "with", "also"];
/** Asks that are about nothing in particular, about a person, or about an action. */
const whole = new Set([
  "join",
  "language",
  "catch-up",
  "so-far",
  "board",
  "report",
  "missing",
  "help",
  "more",
  "lead",
  "back",
  "pace",
  "take-in",
  "kept",
  "kept-people",
  "offers",
  "suggestions",
  "ask-help",
  "assist",
  "assist-log",
]);
const aboutPeople = new Set(["people", "person", "set-role", "join-people", "erase"]);
const aboutActions = new Set(["mine-actions", "blocked", "new-date", "hand-on", "action-yours", "note"]);
const shaped = new Set(["propose", "add", "answer", "permit"]);
const inLists = new Set(["row", "row-add", "rows-add", "row-remove", "move", "pick-move", "fill"]);

function placesIn(part: PartOnView, name: string): readonly About[] {
  const place = [part.step, String(part.part)];
  const items = itemsOf(part).slice(0, 2);
  const first = items.slice(0, 1);
  if (name === "strike") return [["item", ...place], ...first.map((id) => ["item", ...place, id])];
  return [
    place,
    [...place, "1"],
    ...items.map((id) => [...place, id]),
    ...(shaped.has(name) ? first.flatMap((id) => shapes.map((is) => [...place, id, is])) : []),
    ...(inLists.has(name) ? listsOf(part).map((more) => [...place, ...more]) : []),
  ];
}

/** Slips of the part before, each for the matter it may be put forward for. */
function slipsIn({ now, parts }: Talk["view"]): readonly About[] {
  const slips = parts.find((one) => one.step === now?.step && one.part === 0)?.content;
  if (now?.content.pattern !== "decide" || slips?.pattern !== "collect") return [];
  const matters = now.content.matters.slice(0, 2).map((one) => one.subject.id);
  return itemsOf({ content: slips } as PartOnView).flatMap((id) => matters.map((item) => [now.step, String(now.part), item, id]));
}

/** What a button that opens this ask may be about, as a person may see the session. */
export function aboutsOf({ view }: Talk, name: string): readonly About[] {
  const { now, beside, parts, people, redesign, step } = view;
  if (whole.has(name)) return [[]];
  if (name === "report-file") return takeAwayFormats.map((format) => [format]);
  if (aboutPeople.has(name)) return [[], ...people.slice(0, 2).map((one) => [one.id]), ["nobody"]];
  if (aboutActions.has(name)) return [[], ...redesign.actions.slice(0, 2).map((one) => [one.id]), ["nothing"]];
  if (name === "slip") return slipsIn(view);
  if (name === "suggestion-edit") return view.suggestions.flatMap((one) => one.pieces.map((piece) => [one.id, piece.id]));
  const own = name === "skip" && step !== null ? [[step.id]] : [];
  const waive = name !== "waive" || now === null || now.inTheWay === null ? [] : [[now.step, String(now.part), now.inTheWay.refused]];
  const covered = name === "covered" ? redesign.actions.slice(0, 1).map((one) => ["actions", "0", "n1", one.id]) : [];
  const cover = name === "cover" ? [["actions", "0", "n1"]] : [];
  const texts = name === "strike" ? [["text"]] : [];
  const before = parts.filter((one) => one.step === now?.step);
  const open = [...new Set([now, beside, ...before])].filter((one) => one !== null);
  return [[], ...own, ...waive, ...covered, ...cover, ...texts, ...open.flatMap((part) => placesIn(part, name))];
}
