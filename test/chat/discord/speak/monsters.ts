import fc from "fast-check";
import type { Words } from "#facilitator/doors/speaking.ts";
import type { Line } from "#talk/line.ts";
import { nasty as everywhere } from "../../slack/speak/monsters.ts";

/** What people may write where Discord reads its own mark-up. */
export const nasty: readonly string[] = [
  ...everywhere,
  "@everyone @here <@123456789012345678> <@&1> <#2> </play:3> <id:home>",
  "<t:1700000000:R> <:wave:123456789012345678> <a:wave:1> :tada: :+1:",
  "https://evil.example [a bank](https://evil.example) <https://evil.example> discord.gg/abc discordapp.com/invite/abc",
  "# one\n## two\n-# small\n> quote\n>>> all\n- list\n* list\n1. first\n2) second\n  # in",
  "**bold** __under__ _it_ *it* ~~gone~~ ||hidden|| `code` ```js\nblock\n``` \\*not\\*",
  "¯\\_(ツ)_/¯ C:\\dir a_b_c 2*3*4 ~ | > #1",
  "ends with \\",
  "ends with ~",
  "ends with *",
  "::::::::::::",
  "\\".repeat(1000),
  "_".repeat(3000),
  "1. ".repeat(800),
  "\n".repeat(500),
  "\n# \n# ",
];

export const texts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 200 }) },
  {
    weight: 4,
    arbitrary: fc.string({
      unit: fc.constantFrom(
        "*",
        "_",
        "~",
        "|",
        ">",
        "#",
        "-",
        "+",
        "1",
        ".",
        ")",
        "`",
        "[",
        "]",
        "(",
        "<",
        "@",
        ":",
        "\\",
        "/",
        " ",
        "\n",
        "a",
        "everyone",
        "t",
        "é",
        "😀",
      ),
      maxLength: 60,
    }),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
);

const looks = fc.constantFrom(undefined, "strong" as const, "struck" as const);

/** Lines of people's and our words alone, so that what is shown can be foretold. */
export const saidLines: fc.Arbitrary<Line> = fc.array(
  fc
    .record({ is: fc.constantFrom("word" as const, "said" as const), text: texts, look: looks })
    .map(({ look, ...span }) => (look === undefined ? span : { ...span, look })),
  { maxLength: 5 },
);

const people: Readonly<Record<string, string>> = { ann: "Ann <@1>", bo: "*Bo* @here", long: "N".repeat(300) };

export const words: Words = {
  language: "en",
  zone: "Europe/Tallinn",
  name: (person) => people[person] ?? person,
  board: "https://teekond.example/s/abc/board",
};

/** A text as a reader sees it where nothing in it is mark-up. */
export function shown(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/(?![\n\t])\p{Cc}/gu, "")
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, "");
}
