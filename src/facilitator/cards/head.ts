import type { TrailStep } from "#session/view.ts";
import { type Button, type Wanted, asks, sends } from "#talk/card.ts";
import { type Line, word } from "#talk/line.ts";
import type { Talk } from "../talk.ts";
import { acts, bounds, quiet } from "./blocks.ts";
import { peopleLine, placeLine, stepTitle, untilLine } from "./state.ts";
import { cut, joined, people, sayLine, told } from "./words.ts";

const longestCrisis = 300;

function sign(step: TrailStep): string {
  if (step.here) return "◐";
  if (step.status === "skipped") return "–";
  return step.status === "closed" ? "●" : "○";
}

/** The steps as a run of signs: gone through, here, skipped, to come; and where the team is. */
export function trailText(trail: readonly TrailStep[]): string {
  const here =
    trail.find((step) => step.here)?.number ?? trail.filter((step) => step.status === "closed" || step.status === "skipped").length;
  return `${trail.map(sign).join("")} ${here} / ${trail.length}`;
}

/** Whether nobody is there to lead: no facilitator, or all of them marked as away. */
function isLeaderless({ view }: Talk): boolean {
  return !view.people.some((one) => one.role === "facilitator" && !one.away);
}

function running(talk: Talk): readonly Line[] {
  const { now, paused, lookAgain, step } = talk.view;
  if (now === null || step === null) return [told(talk, "page.state.waiting-facilitator")];
  const shown = { talk, part: now };
  const where = joined([placeLine(talk, step.id), [word(stepTitle(talk, step.id), "strong")], paused === null ? untilLine(shown) : []]);
  const still = paused === null ? [] : told(talk, paused.why === "two-sittings" ? "page.state.half-way" : "chat.paused");
  const away = talk.view.people.filter((one) => one.role === "facilitator" && one.away).map((one) => one.id);
  const leads = !isLeaderless(talk)
    ? []
    : joined([told(talk, "chat.nobody-leads"), away.length === 0 ? [] : sayLine(talk, "talk.away", { name: people(talk, away) })], " ");
  return [
    where,
    now.phase === "input" ? peopleLine(talk) : [],
    still,
    leads,
    lookAgain.length === 0 ? [] : told(talk, "talk.look-again", { count: lookAgain.length }),
  ];
}

function stateLines(talk: Talk): readonly Line[] {
  const { status } = talk.view;
  if (status === "running") return running(talk);
  return [told(talk, status === "published" ? "page.state.over" : "page.state.not-begun")];
}

function buttons(talk: Talk): readonly Button[] {
  const { say, view } = talk;
  const join = asks(say("page.act.join"), "join");
  const lead = asks(say("chat.act.lead"), "lead");
  const more = asks(say("page.act.more"), "more");
  const soFar = asks(say("page.menu.so-far"), "so-far");
  if (view.status === "lobby") return [join, lead, more];
  if (view.status === "published") return [asks(say("page.menu.actions"), "mine-actions"), soFar, lead, more];
  const first = isLeaderless(talk) ? sends(say("page.act.take-over"), "control:take-over", {}) : asks(say("chat.act.show"), "show");
  return [first, soFar, join, lead, more];
}

/** The card that stays true from the first to the last: what this is about, where it stands, who is awaited. */
export function headCard(talk: Talk): Wanted {
  const { about, trail, status } = talk.view;
  const title = cut(about.title, bounds.title) || "Teekond";
  const crisis = about.crisis.trim() === "" ? [] : ([{ is: "quote", text: cut(about.crisis, longestCrisis) }] as const);
  const page = talk.page === null ? undefined : { label: `${talk.say("page.act.board")} ↗`, url: talk.page("") };
  return {
    key: "head",
    title,
    blocks: [
      { is: "title", text: title },
      ...crisis,
      ...quiet(...stateLines(talk), status === "lobby" ? [] : [word(trailText(trail))]),
      ...acts(buttons(talk), page),
    ],
  };
}
