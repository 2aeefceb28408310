import { type Wanted, asks } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, linesOf, quiet } from "./blocks.ts";
import { actionLine } from "./plan.ts";
import { putButtons } from "./kept.ts";
import { firstLine } from "./suggestions.ts";
import { figureLines } from "./result.ts";
import { joined, people, told } from "./words.ts";

const key = "step/lobby/1";

function hereLine(talk: Talk): Line {
  const ids = talk.view.people.map((one) => one.id);
  return ids.length === 0 ? told(talk, "page.join.nobody") : [word(`${talk.say("card.here")}: `), ...people(talk, ids, 40)];
}

/** Before the first step: who is here and what will happen. Once begun, one line stays. */
export function lobbyCard(talk: Talk): Wanted {
  const { say, view } = talk;
  const title = say("card.lobby");
  if (view.status !== "lobby") return { key, title, quietly: true, blocks: quiet(hereLine(talk)) };
  return {
    key,
    title,
    blocks: [
      { is: "title", text: title },
      ...quiet(told(talk, "card.lobby-why", { count: view.trail.length }), told(talk, "page.state.not-begun")),
      ...linesOf(talk, [hereLine(talk)]),
      ...quiet(firstLine(talk)),
      ...acts([
        asks(say("page.act.join"), "join", [], "go"),
        ...(talk.helper === undefined ? [] : [asks(say("assist.act.open"), "assist")]),
      ]),
    ],
  };
}

/** How often the session was published: every visit of its last step that was brought to an end. */
function timesPublished({ view }: Talk): number {
  if (view.publishedAt === null) return 0;
  const last = view.trail.at(-1);
  return Math.max(1, (last?.visits ?? 1) - (last?.here === true ? 1 : 0));
}

const mostActions = 10;

function publishedCard(talk: Talk, n: number): Wanted {
  const { say, view } = talk;
  const title = say("card.published");
  const actions = view.redesign.actions.filter((one) => one.status !== "done");
  const due = (one: (typeof actions)[number]) => one.deadline ?? "9999";
  const first = actions.toSorted((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0)).slice(0, mostActions);
  const lines = first.map((one, place): Line => [word(`${place + 1} `, "strong"), ...actionLine(talk, one)]);
  const rest = actions.length - first.length;
  const plan = lines.length === 0 ? [told(talk, "report.no-actions")] : lines;
  const link = talk.page === null ? undefined : { label: `${say("page.menu.report")} ↗`, url: talk.page("/report") };
  const report = talk.page === null ? [asks(say("page.menu.report"), "report")] : [];
  return {
    key: `told/published/${n}`,
    title,
    ...(view.status === "published" ? {} : { quietly: true }),
    blocks: [
      { is: "title", text: title },
      ...quiet(told(talk, "card.published-why")),
      ...linesOf(talk, figureLines(talk)),
      { is: "rule" },
      ...linesOf(talk, plan),
      ...quiet(rest === 0 ? [] : told(talk, "report.more-actions", { count: rest }), told(talk, "chat.nobody-reminded")),
      ...acts([...report, asks(say("page.menu.actions"), "mine-actions", [], "go"), ...putButtons(talk)], link),
    ],
  };
}

/** What is said once when the session is published, and, where it was published again, a line in place of what was said before. */
export function publishedCards(talk: Talk): readonly Wanted[] {
  const times = timesPublished(talk);
  const earlier = Array.from({ length: Math.max(0, times - 1) }, (_, n): Wanted => {
    const title = talk.say("chat.gone-on-below");
    return {
      key: `told/published/${n + 1}`,
      title,
      quietly: true,
      blocks: quiet(joined([told(talk, "card.published"), [word(title)]], " ")),
    };
  });
  return times === 0 ? [] : [...earlier, publishedCard(talk, times)];
}
