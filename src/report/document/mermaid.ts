import { say } from "#locale/say.ts";
import type { Report } from "../report.ts";

/** Signs that mean something to mermaid, to its HTML labels or to the fence around it, and what looks like them. */
const lookalikes: Readonly<Record<string, string>> = {
  ":": "∶",
  ";": "；",
  "#": "＃",
  "%": "％",
  "&": "＆",
  "<": "‹",
  ">": "›",
  "{": "(",
  "}": ")",
  "[": "(",
  "]": ")",
  '"': "”",
  "'": "’",
  "`": "’",
  "\\": "∖",
  "|": "∣",
  "@": "＠",
  "~": "∼",
};
const longest = 60;

/** A text that mermaid takes as a plain name: one line, none of its signs, at most 60 characters. */
export function mermaidName(text: string): string {
  const signs = [...text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")].map((sign) => lookalikes[sign] ?? sign);
  return signs.length <= longest
    ? signs.join("").trim()
    : `${signs
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}

/** Mermaid's scores run from 1 to 5, emotions from -2 to 2. */
export function mermaidScore(emotion: number): number {
  return Math.min(5, Math.max(1, Math.round(emotion + 3)));
}

type Felt = { readonly number: number; readonly name: string; readonly emotion?: number | undefined };

function section(title: string, contacts: readonly Felt[]): readonly string[] {
  const tasks = contacts.flatMap(({ number, name, emotion }) =>
    emotion === undefined ? [] : [`    ${number} ${mermaidName(name)}: ${mermaidScore(emotion)}`],
  );
  return tasks.length === 0 ? [] : [`  section ${mermaidName(title)}`, ...tasks];
}

/** The emotion curve of both journeys as a mermaid `journey`, without a fence; undefined while nothing is rated or expected. */
export function mermaidJourney({ about: { language, title }, journeys }: Report): string | undefined {
  const felt = journeys.current.map((one) => ({ ...one, emotion: one.rating?.emotion.median }));
  const sections = [...section(say(language, "report.head.current"), felt), ...section(say(language, "report.head.new"), journeys.new)];
  return sections.length === 0 ? undefined : ["journey", `  title ${mermaidName(title)}`, ...sections].join("\n");
}
