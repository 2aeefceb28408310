import type { types } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { clientOf, errorOf, faultsOf, type Scene, scene } from "./scene.ts";

let here: Scene;
const open = async (...args: Parameters<typeof scene>) => {
  here = await scene(...args);
  return here;
};
afterEach(() => here.slack.stop());

const x = (n: number) => "x".repeat(n);
const plain = (text: string) => ({ type: "plain_text" as const, text });
const name = { type: "input", block_id: "name", label: plain("Name"), element: { type: "plain_text_input", action_id: "a" } };
const modal = (more: Partial<types.ModalView> = {}): types.ModalView => ({
  type: "modal",
  title: plain("Start"),
  submit: plain("Go"),
  blocks: [name],
  ...more,
});

/** A trigger as an interaction gives it. */
const ticket = (view?: string) => here.slack.tickets.trigger(here.niamh.id, here.team.id, view);

describe("a modal", () => {
  it("opens once for its trigger, within three seconds", async () => {
    const { client, clock, niamh } = await open();
    const trigger_id = ticket();
    expect((await client.views.open({ trigger_id, view: modal() })).view).toMatchObject({
      type: "modal",
      title: { text: "Start" },
      private_metadata: "",
    });
    expect(niamh.openView()).toMatchObject({ title: "Start", text: "== Start ==\nName: ____\n[ Go ]" });
    expect(await errorOf(client.views.open({ trigger_id, view: modal() }))).toBe("exchanged_trigger_id");
    const late = ticket();
    clock.advance(3001);
    expect(await errorOf(client.views.open({ trigger_id: late, view: modal() }))).toBe("expired_trigger_id");
    expect(await errorOf(client.views.open({ trigger_id: "1.2.3", view: modal() }))).toBe("invalid_trigger_id");
  });

  it("is pushed upon another, three deep", async () => {
    const { client, niamh } = await open();
    expect(await errorOf(client.views.push({ trigger_id: ticket(), view: modal() }))).toBe("not_found");
    await client.views.open({ trigger_id: ticket(), view: modal() });
    const push = (title: string) => client.views.push({ trigger_id: ticket(niamh.openView()?.id), view: modal({ title: plain(title) }) });
    const second = await push("Two");
    expect(second.view?.previous_view_id).toBe(second.view?.root_view_id);
    await push("Three");
    expect(await errorOf(push("Four"))).toBe("push_limit_reached");
    expect([niamh.depth, niamh.openView()?.title]).toEqual([3, "Three"]);
  });

  it("is changed by id or external id while it is open, and not over a change that came first", async () => {
    const { client, niamh } = await open();
    const opened = (await client.views.open({ trigger_id: ticket(), view: modal({ external_id: "start-1" }) })).view;
    const view_id = String(opened?.id);
    const hash = String(opened?.hash);
    expect(await errorOf(client.views.update({ view_id, hash, view: modal({ title: plain("Two"), external_id: "start-1" }) }))).toBe("ok");
    expect(await errorOf(client.views.update({ view_id, hash, view: modal() }))).toBe("hash_conflict");
    expect(await errorOf(client.views.update({ external_id: "start-1", view: modal({ title: plain("Three") }) }))).toBe("ok");
    expect(niamh.openView()?.title).toBe("Three");
    expect(await errorOf(client.views.update({ view_id: "V0", view: modal() }))).toBe("not_found");
    expect(await errorOf(client.apiCall("views.update", { view: modal() }))).toBe("invalid_arguments");
    await niamh.close();
    expect(await errorOf(client.views.update({ view_id, view: modal() }))).toBe("not_found");
  });

  it("shares its external id with none", async () => {
    const { client } = await open();
    await client.views.open({ trigger_id: ticket(), view: modal({ external_id: "one" }) });
    const again = client.views.push({ trigger_id: ticket("V"), view: modal({ external_id: "one" }) });
    expect(await errorOf(again)).toBe("duplicate_external_id");
  });

  it.each([
    ["a title of 25", { title: plain(x(25)) }, "/view/title/text"],
    ["a submit of 25", { submit: plain(x(25)) }, "/view/submit/text"],
    ["a close of 25", { close: plain(x(25)) }, "/view/close/text"],
    ["private metadata of 3001", { private_metadata: x(3001) }, "/view/private_metadata"],
    ["a callback_id of 256", { callback_id: x(256) }, "/view/callback_id"],
    ["101 blocks", { blocks: Array(101).fill({ type: "divider" }) }, "/view/blocks"],
    ["an input without submit", { submit: undefined }, "/view/submit"],
    ["a block for messages", { blocks: [{ type: "markdown", text: "a" }] }, "/view/blocks/0"],
    ["a property that a view has not", { colour: "red" } as object, "/view"],
  ])("is refused with its place: %s", async (_name, more: object, place) => {
    const { client, niamh } = await open();
    const view = JSON.parse(JSON.stringify(modal(more as Partial<types.ModalView>))) as types.ModalView;
    expect(await faultsOf(client.views.open({ trigger_id: ticket(), view }))).toEqual([expect.stringContaining(`[json-pointer:${place}]`)]);
    expect(niamh.openView()).toBeUndefined();
  });

  it("is refused above 250 KB", async () => {
    const { client } = await open();
    const blocks = Array.from({ length: 90 }, () => ({ type: "section", text: { type: "mrkdwn", text: x(3000) } }));
    expect(await errorOf(client.views.open({ trigger_id: ticket(), view: modal({ blocks }) }))).toBe("view_too_large");
  });
});

describe("the home tab", () => {
  it("is a person's own, and is not changed over a change that came first", async () => {
    const { client, slack, niamh, tom } = await open();
    const view = (text: string) => ({ type: "home" as const, blocks: [{ type: "header", text: plain(text) }] });
    const first = await client.views.publish({ user_id: niamh.id, view: view("Yours") });
    expect([slack.homeText(niamh.id), slack.homeText(tom.id)]).toEqual(["# Yours", ""]);
    const hash = String((first.view as { readonly hash?: string }).hash);
    expect(await errorOf(client.views.publish({ user_id: niamh.id, view: view("Two"), hash }))).toBe("ok");
    expect(await errorOf(client.views.publish({ user_id: niamh.id, view: view("Three"), hash }))).toBe("hash_conflict");
    expect(await errorOf(client.views.publish({ user_id: "U0", view: view("a") }))).toBe("user_not_found");
    expect(await errorOf(client.apiCall("views.publish", { user_id: niamh.id, view: modal() }))).toBe("invalid_arguments");
    expect(slack.homeText(niamh.id)).toBe("# Two");
  });

  it("is refused while the app has none", async () => {
    const { client, niamh } = await open({ app: { homeTab: false } });
    expect(await errorOf(client.views.publish({ user_id: niamh.id, view: { type: "home", blocks: [] } }))).toBe("not_enabled");
  });
});

describe("an org-wide install", () => {
  it("names the workspace where a list is asked for, and reaches all of them", async () => {
    const { slack } = await open();
    const org = slack.make.enterprise("Port Authority");
    const east = slack.make.team("East", org);
    slack.make.user(east.id, { name: "Ene" });
    const west = slack.make.team("West", org);
    const wide = slack.make.install(org);
    const client = clientOf(slack, wide.botToken);
    expect(await client.auth.test()).toMatchObject({ is_enterprise_install: true, enterprise_id: org.id });
    expect(await errorOf(client.users.list({}))).toBe("missing_argument");
    expect((await client.users.list({ team_id: east.id })).members?.map((one) => one.real_name)).toContain("Ene");
    expect(await errorOf(client.users.list({ team_id: here.team.id }))).toBe("team_not_found");
    const channel = slack.make.channel(west.id, { name: "west", withBot: true }).id;
    expect(await errorOf(client.chat.postMessage({ channel, text: "a" }))).toBe("ok");
  });
});
