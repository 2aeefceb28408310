import { expect, it } from "vitest";
import { readConfig } from "../../src/cli/config.ts";
import { notionServes } from "../../src/cli/keeping-ports.ts";

const tenants = ["web", "slack:T1", "slack:T2", "discord:1"];
const served = (env: Readonly<Record<string, string>>) => tenants.filter(notionServes(readConfig(env)));

it("results of workspaces and servers that let Teekond in by themselves go to nobody's Notion unless they are named", () => {
  expect(served({})).toEqual(["web"]);
  expect(served({ SLACK_BOT_TOKEN: "xoxb-0123456789" })).toEqual(["web", "slack:T1", "slack:T2"]);
  expect(served({ NOTION_TENANTS: "slack:T2, discord:1" })).toEqual(["slack:T2", "discord:1"]);
  expect(served({ NOTION_TENANTS: "all" })).toEqual(tenants);
  expect(() => readConfig({ NOTION_TENANTS: "everybody" })).toThrow("NOTION_TENANTS");
});
