import { composeNew } from "#journey/compose.ts";
import type { Touchpoint } from "#journey/touchpoint.ts";
import type { Values } from "#steps/field.ts";
import { type Block, type Button, asks } from "#talk/card.ts";
import type { Line } from "#talk/line.ts";
import { acts, bounded, heading, linesOf } from "../cards/blocks.ts";
import { contactHead } from "../cards/contacts.ts";
import { resultLines } from "../cards/result.ts";
import { soFarBlocks } from "../cards/so-far.ts";
import { told } from "../cards/words.ts";
import { takeAwayFormats } from "../take-away.ts";
import type { Talk } from "../talk.ts";
import type { Ask } from "./ask.ts";
import { cardOf } from "./kit.ts";

/** The way to the page that shows it whole, where people can reach one. */
function linkTo(talk: Talk, path: "/board" | "/report"): readonly Block[] {
  if (talk.page === null) return [];
  return acts([], { label: talk.say(path === "/board" ? "page.act.board" : "page.act.open-report"), url: talk.page(path) });
}

/** "What have we so far": what each step that is done brought, and where the team is now. */
const soFar: Ask = {
  open: (talk) => cardOf("so-far", talk.say("talk.so-far"), [...soFarBlocks(talk), ...linkTo(talk, "/board")]),
};

function journey(talk: Talk, head: string, contacts: readonly Touchpoint[]): readonly Line[] {
  const struck = (id: string): boolean => talk.view.redesign.restrictions[id]?.is === "blocked";
  const lines = contacts.map((one, n) =>
    contactHead(talk, { id: one.id, number: n + 1, values: one as unknown as Values }, struck(one.id)),
  );
  return lines.length === 0 ? [] : [heading(head), ...lines];
}

/** Both journeys, contact by contact: the map for those who have no page. */
const board: Ask = {
  open(talk) {
    const { redesign } = talk.view;
    const now = journey(talk, talk.say("page.board.now"), redesign.current);
    const next = redesign.reasons.length === 0 || now.length === 0 ? [] : journey(talk, talk.say("page.board.new"), composeNew(redesign));
    const lines = now.length === 0 ? [told(talk, "page.state.empty-journey")] : [...now, ...next];
    return cardOf("board", talk.say("page.act.board"), [...bounded(talk, linesOf(talk, lines)), ...linkTo(talk, "/board")]);
  },
};

/** The whole report as a file: everybody's way to it where no page can be reached, and something to send on where one can. */
function takeAways(talk: Talk): readonly Button[] {
  return takeAwayFormats.map((format) => asks(talk.say(`ask.report.${format}`), "report-file", [format]));
}

/** The result in about ten lines; the whole is a page of its own, and a file. */
const report: Ask = {
  open: (talk) =>
    cardOf("report", talk.say("page.menu.report"), [
      ...linesOf(talk, resultLines(talk)),
      ...linkTo(talk, "/report"),
      ...acts(takeAways(talk)),
    ]),
};

/** The file itself is for the platform to hand over (`Conversation.takeAway`); what stands around it is the card that it was asked for on. */
const reportFile: Ask = { open: (talk) => report.open(talk, []) };

export const resultAsks = { "so-far": soFar, board, report, "report-file": reportFile } as const;
