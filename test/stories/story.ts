import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Press } from "#talk/card.ts";
import type { Seen } from "./hands.ts";
import type { Hall } from "./hall.ts";
import type { At, Watch } from "./run.ts";

/** How a session was seen, from the first to the last: what all read, and what one person alone had before them. */
export type Story = {
  readonly watch: Watch;
  readonly sees: NonNullable<Hall["sees"]>;
  readonly text: () => string;
};

/** What the story needs of a hall: the last thing that was said to all, and everything that stands there. */
export type Onlooker = { readonly settle: () => Promise<void>; readonly last: () => string; readonly all: () => string };

/** Times of the day depend on how long everything took, and so does whether several fall into one minute. */
function timeless(text: string): string {
  return text
    .replaceAll(/\b\d{1,2}:\d{2}\b/g, "··:··")
    .replaceAll("Silence agrees, one by one, from ··:·· on.", "Silence agrees at ··:··.");
}

function fenced(text: string): string {
  return `\`\`\`\n${timeless(text)}\n\`\`\``;
}

/** Writes down what is seen, each private form or card once. */
export function writeStory(look: Onlooker): Story {
  const parts: string[] = [];
  const shown = new Set<string>();
  async function tell(head: string): Promise<void> {
    await look.settle();
    parts.push(`## ${head}\n\n${fenced(look.last())}`);
  }
  const place = ({ step, part }: At) => `${step}${part === 0 ? "" : ", second part"}`;
  return {
    watch: {
      begins: (step) => tell(`${step}: what the thread asks`),
      waits: (at) => tell(`${place(at)}: the others are done`),
      closes: (at) => tell(`${place(at)}: before it is closed`),
    },
    sees(key: string, press: Press, seen: Seen) {
      if (press.does === "send" || seen.is === "nothing") return;
      const [step = ""] = press.about;
      const what = press.ask === "lead" ? press.ask : `${press.ask} ${step}`;
      if (shown.has(what)) return;
      shown.add(what);
      parts.push(`### Only ${key} sees (${press.ask})\n\n${fenced(seen.text)}`);
    },
    text: () => `${[...parts, `## The whole thread, when it is over\n\n${fenced(look.all())}`].join("\n\n")}\n`,
  };
}

/** What is kept of a story in the repository; made anew where `STORIES=write` says so. */
export function keptStory(name: string, now: string): string {
  const file = fileURLToPath(new URL(`./${name}`, import.meta.url));
  if (process.env["STORIES"] === "write") writeFileSync(file, now);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
