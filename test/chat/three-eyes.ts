import { tenantOf } from "#chat/slack/thread.ts";
import { textsIn as textsOfDiscord, textsIn as textsOfSlack } from "../peers/json.ts";
import type { Hall } from "../stories/hall.ts";
import type { Watch, Written } from "../stories/run.ts";
import { openEyes as openEyesOfDiscord } from "./discord/eyes.ts";
import { openEyes as openEyesOfSlack } from "./slack/eyes.ts";
import type { Three } from "./three.ts";
import { pages } from "./web/safety/crew.ts";
import type { Browser } from "./web/shell/site.ts";
import { type Element, elementsIn, has, readPage, textIn, within } from "./web/tree.ts";

/** Watches both threads and all the pages, and notes everything that somebody could see who must not. */
export type Eyes = {
  readonly watch: Watch;
  readonly around: (hall: Hall) => Hall;
  /** what was shown of hidden things, or an unsigned text together with its author */
  readonly leaks: readonly string[];
  /** how many hidden texts were looked for on the pages of others */
  readonly looked: () => number;
  /** what the last messages and the pages said while the last one had still to rate */
  readonly whileRating: () => string;
  /** Looks through both threads: where an unsigned text stands in one line with its author. */
  readonly named: () => Promise<readonly string[]>;
};

/** What is asked of every page; an address that leads nowhere for this person says nothing. */
const looked = pages.filter((path) => !path.startsWith("/export/"));

async function pageAt(who: Browser, path: string): Promise<Element> {
  const answer = await who.get(path);
  if (answer.status === 429) throw new Error(`too fast to be looked at: ${path}`);
  return readPage(await answer.text());
}

/** Everything in an element, also what only its attributes say; without who voted for it, which all may know. */
function wholeOf(element: Element): string {
  const inside = element.inside.map((one) => (typeof one === "string" ? one : has(one, "voters") ? "" : wholeOf(one)));
  return [...element.attributes.values(), ...inside].join(" ");
}

/** The entries of the page's lists that hold no further list. */
function entriesIn(page: Element): readonly Element[] {
  return elementsIn(page, "li").filter((one) => elementsIn(one, "li").length === 0);
}

/** Eyes on everything that somebody gets; `host`: the key of who leads, who looks at a page of their own. */
export function openEyes(three: Three, host: string): Eyes {
  const { slack, discord, web } = three;
  const [inSlack, inDiscord] = [openEyesOfSlack(slack), openEyesOfDiscord(discord)];
  const browsers = new Map<string, Browser>([...[...web.people].map(([key, one]) => [key, one.browser] as const), [host, web.lead]]);
  const onPages: string[] = [];
  const unsigned: Written[] = [];
  const revealed = new Set<string>();
  /** what pages said before anybody wrote: an example is nobody's secret */
  let before = "";
  let count = 0;
  let rating = "";

  async function sweep(who: Browser): Promise<string> {
    const session = await slack.session();
    const all: string[] = [];
    slack.clock.advance(looked.length * 250);
    for (const path of looked) all.push(wholeOf(await pageAt(who, `/s/${session}${path}`)));
    return all.join("\n");
  }

  async function begins(): Promise<void> {
    await inSlack.begins();
    await inDiscord.begins();
    before = wholeOf(await pageAt(web.lead, `/s/${await slack.session()}`));
  }

  const told = (written: readonly Written[], people: object) =>
    written.map((one) => ({ ...one, unsigned: one.unsigned && one.by in people }));

  async function hidden(written: readonly Written[]): Promise<void> {
    await inSlack.hidden(told(written, slack.people));
    await inDiscord.hidden(told(written, discord.people));
    for (const [key, who] of browsers) {
      const shown = await sweep(who);
      const [own, others] = [
        written.filter((one) => one.by === key),
        written.filter((one) => one.by !== key && !before.includes(one.text)),
      ];
      const lost = own.find((one) => !one.unsigned && !shown.includes(one.text));
      if (lost !== undefined) throw new Error(`${key} does not see their own: ${lost.text}`);
      count += others.length;
      onPages.push(...others.filter((one) => shown.includes(one.text)).map((one) => `${key} sees in the browser: ${one.text}`));
    }
    unsigned.push(...written.filter((one) => one.unsigned));
  }

  async function rated(): Promise<void> {
    await slack.settle();
    const last = [slack.peer.messages(slack.channel).at(-1)?.blocks, discord.thread().at(-1)?.components].map((one) => JSON.stringify(one));
    const session = await slack.session();
    for (const [key, who] of browsers) {
      const page = await pageAt(who, `/s/${session}`);
      if ([...within(page)].some(({ one }) => one.attributes.get("id") === "r-results")) onPages.push(`${key} sees what was rated`);
    }
    rating = last.join("\n");
  }

  async function marksOf(key: string): Promise<readonly string[]> {
    const name = slack.people[key]?.user.name ?? discord.people[key]?.name ?? web.people.get(key)?.name;
    const ids = [slack.people[key]?.user.id, discord.people[key]?.id];
    const tenant = tenantOf(slack.team);
    const standing = await slack.facilitator.look(tenant, await slack.session());
    const people = await slack.store.people.people(tenant, Object.keys(standing?.session.people ?? {}));
    const marks = [name, people.find((one) => one.name === name)?.id, ...ids].flatMap((one) => one ?? []);
    if (marks.length < 2) throw new Error(`nobody is ${key}`);
    return marks;
  }

  /** What is revealed is looked at before a part is closed: an entry with an unsigned text bears no mark of its author. */
  async function closes(): Promise<void> {
    const session = await slack.session();
    const authors = new Map<string, readonly string[]>();
    for (const { by } of unsigned) authors.set(by, authors.get(by) ?? (await marksOf(by)));
    for (const [key, who] of browsers) {
      const entries = entriesIn(await pageAt(who, `/s/${session}`));
      for (const { by, text } of unsigned) {
        const bare = entries.filter((one) => textIn(one).includes(text)).map(wholeOf);
        if (bare.length > 0) revealed.add(text);
        const named = bare.filter((one) => authors.get(by)?.some((mark) => one.includes(mark)));
        onPages.push(...named.map((one) => `${key} sees who wrote in the browser: ${by}: ${one}`));
      }
    }
  }

  async function named(): Promise<readonly string[]> {
    const lines = [
      ...slack.peer.journal.calls.flatMap(({ args }) => [...textsOfSlack(args)]),
      ...discord.peer.journal.calls.flatMap(({ body }) => [...textsOfDiscord(body)]),
    ].flatMap((one) => one.split("\n"));
    const each = unsigned.map(async ({ by, text }) => {
      if (!revealed.has(text)) throw new Error(`it was never shown in the browser: ${text}`);
      const marks = await marksOf(by);
      if (!lines.some((one) => one.includes(text))) throw new Error(`it was never shown in a thread: ${text}`);
      return lines.filter((one) => one.includes(text) && marks.some((mark) => one.includes(mark)));
    });
    return [...(await Promise.all(each)).flat(), ...(await inSlack.named()), ...(await inDiscord.named())];
  }

  return {
    watch: { begins, hidden, rated, closes },
    around: (hall) => inDiscord.around(inSlack.around(hall)),
    get leaks() {
      return [...inSlack.leaks, ...inDiscord.leaks, ...onPages];
    },
    looked: () => count,
    whileRating: () => rating,
    named,
  };
}
