import { sayLabel } from "#locale/labels.ts";
import { say } from "#locale/say.ts";
import type { Report } from "../report.ts";
import { type Block, bullets, fact, facts, heading, joined, said, sayLine, type Section, strong, word } from "./line.ts";

const texts = ["who", "goal", "triggers", "inspires", "influences", "annoys", "different"] as const;
const client = ["headcount", "turnover", "geography", "technology", "other"] as const;

function customerBlocks({ about: { language }, customers }: Report): readonly Block[] {
  return customers.flatMap((type) => [
    heading(type.inFocus && customers.length > 1 ? joined([said(type.name), word(say(language, "report.focus"))]) : said(type.name)),
    ...facts(texts.map((key) => fact(sayLabel(language, { step: "customer", path: key }), type[key]))),
  ]);
}

function clientBlocks({ about: { language }, idealClient, skipped }: Report): readonly Block[] {
  const skip = skipped.find((one) => one.step === "ideal-client");
  const said_ = facts(client.map((key) => fact(sayLabel(language, { step: "ideal-client", path: key }), idealClient?.[key])));
  const blocks =
    skip?.why === undefined
      ? said_
      : [...said_, { is: "text" as const, line: joined([word(say(language, "report.head.skipped")), said(skip.why)], ": ") }];
  return blocks.length === 0 ? [] : [heading(say(language, "report.head.ideal-client")), ...blocks];
}

function painBlocks({ about: { language, sells }, pains }: Report): readonly Block[] {
  function label(path: string) {
    return sayLabel(language, { step: "pains", path, sells });
  }
  const lists = (["organisation", "buyer"] as const).flatMap((list) =>
    pains[list].length === 0 ? [] : [heading(label(list)), ...bullets(pains[list].map(said))],
  );
  const conflicts = pains.conflicts.map((one) => ({
    line: sayLine(language, "report.conflict", { organisation: said(one.organisation), buyer: said(one.buyer) }),
    under: [
      one.answer === undefined
        ? strong(say(language, "report.conflict-open"))
        : sayLine(language, "report.conflict-answer", { text: said(one.answer) }),
    ],
  }));
  return conflicts.length === 0 ? lists : [...lists, heading(say(language, "report.head.conflicts")), ...bullets(conflicts)];
}

/** Customer types, the ideal client, pains and conflicts. */
export function customerSection(report: Report): Section {
  return {
    id: "customer",
    title: say(report.about.language, "report.head.customer-pains"),
    blocks: [...customerBlocks(report), ...clientBlocks(report), ...painBlocks(report)],
  };
}
