import { isMessageKey, say } from "#locale/say.ts";
import type { Report } from "../report.ts";
import { bullets, facts, joined, type Line, said, type Section, text, word } from "./line.ts";
import { stepTitle } from "./words.ts";

/** Who took what a model suggested, and whether they changed it. */
export function takenLine(
  { about: { language } }: Pick<Report, "about">,
  one: { readonly by?: string | undefined; readonly changed: boolean },
): Line {
  const name = one.by ?? say(language, "report.unsigned");
  return word(say(language, one.changed ? "report.helped.edited-by" : "report.helped.accepted-by", { name }));
}

/** How a language model had a part in it: shares, how evenly people took part, and each thing that was taken over. */
export function helpedSection(report: Report): Section {
  const { about, helped } = report;
  const { language } = about;
  const title = say(language, "report.head.helped");
  if (helped === undefined) return { id: "helped", title, blocks: [] };
  const { byPeople, accepted, edited, dropped, unanswered, spread, taken } = helped;
  const all = byPeople + accepted + edited;
  const counted = [
    ["people", byPeople],
    ["accepted", accepted],
    ["edited", edited],
  ] as const;
  const shares = counted.map(([what, count]) => {
    const share = all === 0 ? 0 : Math.round((count / all) * 100);
    return { label: say(language, `report.helped.${what}`), lines: [word(say(language, "report.helped.count", { count, share }))] };
  });
  const rest = [
    { label: say(language, "report.helped.dropped"), lines: [word(String(dropped))] },
    { label: say(language, "report.helped.unanswered"), lines: [word(String(unanswered))] },
  ];
  const even = spread === null ? [] : text(word(say(language, "report.helped.spread", { spread })));
  const items = taken.map((one) => ({
    line: said(one.text),
    under: [joined([word(stepTitle(about, one.step)), helpWords(report, one.help), takenLine(report, one)])],
  }));
  return { id: "helped", title, blocks: [...facts([...shares, ...rest]), ...even, ...bullets(items)] };
}

function helpWords({ about }: Report, help: string): Line {
  const key = `assist.kind.${help}`;
  return isMessageKey(key) ? word(say(about.language, key)) : [];
}
