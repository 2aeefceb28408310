import { afterEach, expect, it } from "vitest";
import type { Script } from "../../src/cli/workshop/schema.ts";
import { day } from "../day.ts";
import { replayed, scriptFiles, scriptIn } from "../stories/scripts.ts";
import * as discord from "./discord/held.ts";
import { trouble as discordTrouble } from "./discord/trouble.ts";
import * as slack from "./slack/held.ts";
import { trouble as slackTrouble } from "./slack/trouble.ts";

/** In Slack one day, in Discord the next; each time another script, and in Slack another way, so that all have their turn. The soak holds all of them. */
const isSlack = day % 2 === 0;
const turn = Math.floor(day / 2);
const files = scriptFiles();
const file = files[turn % files.length] ?? "";
const by = turn % 2 === 0 ? "socket" : "http";

let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

async function inSlack(script: Script): Promise<void> {
  const office = await slack.openFor(script, { by });
  ({ close } = office);
  const { report } = await slack.hold(office, script, { faults: slackTrouble(turn) });
  expect(report).toEqual(await replayed(script));
  // Nobody may look for a message here: one that may stand already is posted once more, and says so.
  expect(slack.postedTwice(office, script)).toEqual([]);
  expect(new Set(office.peer.faults.struck).size).toBeGreaterThan(10);
}

async function inDiscord(script: Script): Promise<void> {
  const office = await discord.openFor(script);
  ({ close } = office);
  const { report } = await discord.hold(office, script, { faults: discordTrouble(turn) });
  expect(report).toEqual(await replayed(script));
  expect(discord.standTwice(office)).toEqual([]);
  expect(new Set(office.peer.faults.struck).size).toBeGreaterThan(8);
}

const where = isSlack ? `in Slack by ${by}` : "in Discord";
it(`nothing is lost and nothing comes twice where much goes wrong ${where}: ${file.split("/").at(-1)}`, { timeout: 240_000 }, () =>
  isSlack ? inSlack(scriptIn(file)) : inDiscord(scriptIn(file)),
);
