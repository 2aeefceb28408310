import type { types } from "@slack/bolt";
import { afterEach, describe, expect, it } from "vitest";
import { Impossible } from "./refused.ts";
import { boltHttp, type Running, type Scene, scene, soon } from "./scene.ts";

let here: Scene & Running;
const open = async (...args: Parameters<typeof scene>) => {
  const made = await scene({ rates: false, ...args[0] }, args[1]);
  here = { ...made, ...(await boltHttp(made)) };
  return here;
};
afterEach(async () => {
  await here.stop();
  await here.slack.stop();
});

const plain = (text: string) => ({ type: "plain_text" as const, text });
const button = (text: string, action_id: string, value = "") => ({ type: "button", text: plain(text), action_id, value });
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const input = (block_id: string, label: string, element: object, more: object = {}) => ({
  type: "input",
  block_id,
  label: plain(label),
  element: { action_id: "a", ...element },
  ...more,
});
const form: types.ModalView = {
  type: "modal",
  callback_id: "start",
  private_metadata: "s1",
  title: plain("Start"),
  submit: plain("Go"),
  blocks: [
    input("name", "Name", { type: "plain_text_input", max_length: 10, min_length: 2 }),
    input("kind", "Kind", { type: "static_select", options: [option("Sprint"), option("Workshop")] }, { optional: true }),
    input("parts", "Parts", { type: "checkboxes", options: [option("One"), option("Two")] }, { optional: true }),
    input("day", "Day", { type: "datepicker", initial_date: "2026-12-01" }),
    input("much", "How much", { type: "number_input", is_decimal_allowed: false, max_value: "5" }, { optional: true }),
  ],
};

describe("a slash command", () => {
  it("reaches the app signed, gives it a trigger, and its modal opens for who typed it", async () => {
    const { app, niamh, tom, crisis, team } = await open();
    const heardOf: unknown[] = [];
    app.command("/teekond", async ({ ack, body, client }) => {
      heardOf.push(body);
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    expect(await niamh.slash("/teekond", "start now", crisis.id)).toMatchObject({ ok: true, body: undefined });
    await soon(() => niamh.openView()?.title).toBe("Start");
    expect(tom.openView()).toBeUndefined();
    expect(heardOf).toMatchObject([
      { command: "/teekond", text: "start now", channel_name: "crisis", team_id: team.id, user_id: niamh.id },
    ]);
  });

  it("answers the one who typed it, or everybody", async () => {
    const { app, slack, niamh, tom, crisis } = await open();
    app.command("/teekond", async ({ ack, command }) => {
      await ack(command.text === "loud" ? { response_type: "in_channel", text: "For all" } : "For you");
    });
    await niamh.slash("/teekond", "", crisis.id);
    expect(slack.ephemerals(crisis.id, niamh.id).map((one) => one.text)).toEqual(["For you"]);
    expect(slack.shownTo(tom.id)).toBe("");
    await niamh.slash("/teekond", "loud", crisis.id);
    expect(slack.channelText(crisis.id)).toBe("App: For all");
    expect(slack.sentAnywhere("For you")).toBe(true);
  });

  it("is refused to people whom Slack would refuse it", async () => {
    const { slack, niamh, crisis, team, app } = await open();
    const other = slack.make.team("Elsewhere");
    const guest = slack.make.user(other.id, { name: "Guest" });
    await expect(slack.person(other.id, guest.id).slash("/teekond", "", crisis.id)).rejects.toThrow(Impossible);
    const closed = slack.make.channel(team.id, { name: "closed", private: true });
    await expect(niamh.slash("/teekond", "", closed.id)).rejects.toThrow("not in closed");
    app.command("/other", async ({ ack }) => ack());
    expect(await niamh.slash("/teekond", "", crisis.id)).toMatchObject({ ok: false, failure: "http_error" });
  });
});

describe("a message", () => {
  it("has buttons that only those can click who see them, and only those that are there", async () => {
    const { app, slack, client, niamh, tom, crisis } = await open();
    const blocks = [{ type: "actions", block_id: "row", elements: [button("Join", "join", "s1"), button("Leave", "leave", "s1")] }];
    const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "Card", blocks })).ts);
    const heardOf: unknown[] = [];
    app.action("join", async ({ ack, body, action, respond }) => {
      heardOf.push(body, action);
      await ack();
      await respond({ replace_original: true, text: "Joined" });
    });
    expect((await tom.click(crisis.id, ts, "Join")).ok).toBe(true);
    expect(heardOf).toMatchObject([
      { type: "block_actions", container: { type: "message", message_ts: ts, is_ephemeral: false }, user: { id: tom.id }, message: { ts } },
      { action_id: "join", block_id: "row", value: "s1" },
    ]);
    await soon(() => slack.thread(crisis.id, ts)).toBe("App: Joined (edited)");
    await expect(tom.click(crisis.id, ts, "Join")).rejects.toThrow(`there is no "Join" here`);
    await expect(niamh.click(crisis.id, "1.000000", "Join")).rejects.toThrow("there is no message");
  });

  it("has selects, menus and boxes whose choice the app is told", async () => {
    const { app, client, niamh, crisis } = await open();
    const more = { type: "overflow", action_id: "more", options: [option("Rename"), option("Strike")] };
    const blocks = [
      { type: "section", block_id: "s", text: plain("Line"), accessory: more },
      {
        type: "actions",
        block_id: "row",
        elements: [
          { type: "static_select", action_id: "kind", placeholder: plain("Kind"), options: [option("Sprint"), option("Workshop")] },
          { type: "checkboxes", action_id: "parts", options: [option("One"), option("Two")] },
          { type: "users_select", action_id: "who" },
        ],
      },
    ];
    const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "Card", blocks })).ts);
    const actions: unknown[] = [];
    app.action(/.*/, async ({ ack, action, body }) => {
      actions.push(action, (body as { readonly state?: unknown }).state);
      await ack();
    });
    await niamh.choose(crisis.id, ts, "more", "Strike");
    await niamh.choose(crisis.id, ts, "Kind", "workshop");
    await niamh.choose(crisis.id, ts, "parts", ["One", "two"]);
    await niamh.choose(crisis.id, ts, "who", niamh.id);
    expect(actions).toMatchObject([
      { action_id: "more", selected_option: { value: "strike" } },
      { values: {} },
      { action_id: "kind", selected_option: { value: "workshop" } },
      {},
      { action_id: "parts", selected_options: [{ value: "one" }, { value: "two" }] },
      {},
      { action_id: "who", selected_user: niamh.id },
      { values: { row: { kind: { selected_option: { value: "workshop" } }, parts: { type: "checkboxes" } } } },
    ]);
    await expect(niamh.choose(crisis.id, ts, "Kind", "Nothing")).rejects.toThrow(`no option "Nothing"`);
    await expect(niamh.click(crisis.id, ts, "kind")).rejects.toThrow("cannot be pressed");
    await expect(niamh.choose(crisis.id, ts, "who", "U0")).rejects.toThrow("nobody U0");
  });

  it("is answered five times within half an hour through its address, and not once more", async () => {
    const { app, slack, clock, client, niamh, crisis } = await open();
    const blocks = [{ type: "actions", elements: [button("Go", "go")] }];
    const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "Card", blocks })).ts);
    const urls: string[] = [];
    app.action("go", async ({ ack, body }) => {
      urls.push(String((body as { readonly response_url?: string }).response_url));
      await ack();
    });
    const answer = async (url: string | undefined, said: object) =>
      (await fetch(String(url), { method: "POST", body: JSON.stringify(said) })).status;
    await niamh.click(crisis.id, ts, "Go");
    for (let n = 0; n < 5; n += 1) expect(await answer(urls[0], { text: `${n}` })).toBe(200);
    expect(await answer(urls[0], { text: "six" })).toBe(404);
    expect(slack.ephemerals(crisis.id, niamh.id)).toHaveLength(5);
    await niamh.click(crisis.id, ts, "Go");
    expect(await answer(urls[1], { blocks: [{ type: "nothing" }] })).toBe(400);
    expect(await answer(urls[1], { delete_original: true })).toBe(200);
    expect(slack.messages(crisis.id)).toEqual([]);
    clock.advance(30 * 60_000 + 1);
    expect(await answer(urls[1], { text: "late" })).toBe(404);
  });

  it("that is ephemeral can be clicked by the one who sees it", async () => {
    const { app, slack, client, niamh, tom, crisis } = await open();
    const blocks = [{ type: "actions", elements: [button("Go", "go")] }];
    await client.chat.postEphemeral({ channel: crisis.id, user: tom.id, text: "Card", blocks });
    const ts = slack.ephemerals(crisis.id, tom.id)[0]?.ts ?? "";
    app.action("go", async ({ ack, body, respond }) => {
      await ack();
      expect(body).not.toHaveProperty("message");
      await respond({ delete_original: true });
    });
    await expect(niamh.click(crisis.id, ts, "Go")).rejects.toThrow("there is no message");
    expect((await tom.click(crisis.id, ts, "Go")).ok).toBe(true);
    await soon(() => slack.ephemerals(crisis.id, tom.id)).toEqual([]);
  });

  it("reaches the app as an event where it may hear it", async () => {
    const { app, niamh, crisis, team, slack } = await open();
    const said: string[] = [];
    app.event("app_mention", async ({ event, context }) => {
      said.push(`${event.text} ${event.thread_ts ?? "-"} ${context.teamId ?? ""}`);
    });
    app.message(async ({ message }) => {
      said.push(`message ${message.type} ${String(message.channel_type)}`);
    });
    const first = await niamh.mention(crisis.id, "start");
    await niamh.mention(crisis.id, "go on", first.ts);
    expect((await niamh.say(crisis.id, "only between us")).events).toEqual([]);
    await niamh.direct("help");
    const bot = here.installed.botUserId;
    await soon(() => said).toEqual([`<@${bot}> start - ${team.id}`, `<@${bot}> go on ${first.ts} ${team.id}`, "message message im"]);
    await niamh.kickBot(crisis.id);
    expect((await niamh.mention(crisis.id, "still there?")).events).toEqual([]);
    expect(slack.thread(crisis.id, first.ts)).toBe("Niamh: @App start\n\nNiamh: @App go on");
  });

  it("can be turned into something by its shortcut", async () => {
    const { app, niamh, crisis } = await open();
    const { ts } = await niamh.mention(crisis.id, "a thought");
    const taken: unknown[] = [];
    app.shortcut("take", async ({ ack, shortcut }) => {
      taken.push(shortcut);
      await ack();
    });
    expect((await niamh.messageShortcut("take", crisis.id, ts)).ok).toBe(true);
    await niamh.shortcut("take");
    expect(taken).toMatchObject([{ type: "message_action", message_ts: ts, channel: { id: crisis.id } }, { type: "shortcut" }]);
  });
});

describe("a modal", () => {
  const withForm = async (answer: (values: never) => object) => {
    const { app, niamh, crisis } = await open();
    app.command("/teekond", async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form });
    });
    const heardOf: unknown[] = [];
    app.view("start", async ({ ack, view, body }) => {
      heardOf.push(view, body);
      await ack(answer(view.state.values as never) as never);
    });
    await niamh.slash("/teekond", "", crisis.id);
    await soon(() => niamh.openView()?.title).toBe("Start");
    return { ...here, heardOf };
  };

  it("is submitted with what its fields produce, and closes", async () => {
    const { niamh, heardOf } = await withForm(() => ({}));
    const view = niamh.openView();
    expect((await niamh.submit(view, { name: "Storm", Kind: "Workshop", parts: { a: ["One"] }, much: "3" })).ok).toBe(true);
    expect(heardOf).toMatchObject([
      {
        private_metadata: "s1",
        callback_id: "start",
        hash: view?.hash,
        state: {
          values: {
            name: { a: { type: "plain_text_input", value: "Storm" } },
            kind: { a: { type: "static_select", selected_option: { value: "workshop" } } },
            parts: { a: { type: "checkboxes", selected_options: [{ value: "one" }] } },
            day: { a: { type: "datepicker", selected_date: "2026-12-01" } },
            much: { a: { type: "number_input", value: "3" } },
          },
        },
      },
      { type: "view_submission", user: { id: niamh.id } },
    ]);
    expect(niamh.openView()).toBeUndefined();
  });

  it("cannot be submitted as Slack's client would not submit it", async () => {
    const { niamh } = await withForm(() => ({}));
    const view = niamh.openView();
    const tries: readonly (readonly [object, string])[] = [
      [{}, "Name must be filled in"],
      [{ name: "x" }, "wants 2 characters"],
      [{ name: "x".repeat(11) }, "takes 10 characters"],
      [{ name: "a\nb" }, "one line"],
      [{ name: "Storm", kind: "Party" }, `no option "Party"`],
      [{ name: "Storm", day: "2026-02-30" }, "is no day"],
      [{ name: "Storm", day: null }, "Day must be filled in"],
      [{ name: "Storm", much: "6", day: "2026-12-02" }, "outside"],
      [{ name: "Storm", much: "1.5" }, "no whole number"],
      [{ shoe: "Storm" }, "no field shoe"],
    ];
    for (const [values, why] of tries) await expect(niamh.submit(view, values as never)).rejects.toThrow(why);
    await expect(niamh.submit("V0", {})).rejects.toThrow("is not on top");
    expect(niamh.openView()?.id).toBe(view?.id);
  });

  it("shows errors at its fields, and at nothing else", async () => {
    let errors: object = { name: "Already taken" };
    const { niamh } = await withForm(() => ({ response_action: "errors", errors }));
    const sent = () => niamh.submit(undefined, { name: "Storm" });
    expect((await sent()).errors).toEqual({ name: "Already taken" });
    expect(niamh.openView()?.text).toContain("Name: ____\n  ! Already taken");
    errors = { nowhere: "Oh" };
    expect(await sent()).toMatchObject({ ok: false, failure: expect.stringContaining("no input block nowhere"), errors: {} });
    errors = {};
    expect((await sent()).ok).toBe(false);
    expect(niamh.openView()?.errors).toEqual({});
  });

  it("becomes another, keeping what was typed where the fields stay; is covered by another; is cleared away", async () => {
    let answer: object = {};
    const { niamh } = await withForm(() => answer);
    answer = { response_action: "update", view: { ...form, title: plain("Again"), blocks: form.blocks.slice(0, 2) } };
    await niamh.submit(undefined, { name: "Storm" });
    expect(niamh.openView()).toMatchObject({ title: "Again", values: { name: { a: { value: "Storm" } } } });
    answer = { response_action: "push", view: { ...form, title: plain("Upon") } };
    await niamh.submit(undefined);
    expect([niamh.depth, niamh.openView()?.title]).toEqual([2, "Upon"]);
    await niamh.close();
    expect([niamh.depth, niamh.openView()?.title]).toEqual([1, "Again"]);
    answer = { response_action: "update", view: { ...form, title: plain("x".repeat(25)) } };
    expect((await niamh.submit(undefined)).failure).toContain("must be less than 25 characters");
    answer = { response_action: "clear" };
    await niamh.submit(undefined);
    expect(niamh.depth).toBe(0);
  });

  it("tells the app that it was closed only where that was asked for", async () => {
    const { app, slack, niamh, client } = await open();
    const closed: unknown[] = [];
    app.view({ type: "view_closed", callback_id: "start" }, async ({ ack, body }) => {
      closed.push((body as { readonly is_cleared?: boolean }).is_cleared);
      await ack();
    });
    const show = (more: object) =>
      client.views.open({ trigger_id: slack.tickets.trigger(niamh.id, here.team.id), view: { ...form, ...more } });
    await show({});
    await niamh.close();
    await show({ notify_on_close: true });
    await niamh.close();
    await show({ notify_on_close: true, clear_on_close: true });
    await niamh.close();
    expect(closed).toEqual([false, true]);
  });

  it("tells the app at once what is chosen outside of its fields, and of fields that say so", async () => {
    const { app, slack, niamh, client } = await open();
    const actions: unknown[] = [];
    app.action(/.*/, async ({ ack, action, body }) => {
      actions.push((action as { readonly action_id: string }).action_id, (body as { readonly view?: { readonly id: string } }).view?.id);
      await ack();
    });
    const asking = { action_id: "pick", type: "external_select", min_query_length: 2 };
    app.options("pick", async ({ ack, options }) => ack({ options: [option(`Found ${options.value}`)] }));
    const blocks = [
      input("name", "Name", { type: "plain_text_input" }),
      input("loud", "Loud", { type: "plain_text_input", action_id: "loud" }, { dispatch_action: true }),
      { type: "actions", block_id: "row", elements: [button("More", "more")] },
      input("pick", "Pick", asking, { optional: true }),
    ];
    await client.views.open({ trigger_id: slack.tickets.trigger(niamh.id, here.team.id), view: { ...form, blocks } as types.ModalView });
    const id = niamh.openView()?.id;
    await niamh.chooseView("Name", "quiet");
    await niamh.chooseView("Loud", "said");
    await niamh.clickView("More");
    expect(actions).toEqual(["loud", id, "more", id]);
    await expect(niamh.suggest("Pick", "a")).rejects.toThrow("from 2 characters on");
    await expect(niamh.chooseView("Pick", "Found abc")).rejects.toThrow("no option");
    expect(await niamh.suggest("Pick", "abc")).toMatchObject([{ value: "found abc" }]);
    await niamh.chooseView("Pick", "Found abc");
    expect(niamh.openView()?.values).toMatchObject({
      name: { a: { value: "quiet" } },
      pick: { pick: { selected_option: { value: "found abc" } } },
    });
  });
});

describe("the home tab", () => {
  it("is asked for when it is opened, and its buttons work", async () => {
    const { app, slack, niamh } = await open();
    app.event("app_home_opened", async ({ event, client }) => {
      const elements = [button("New", "new")];
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [{ type: "actions", elements } as never] } });
    });
    const pressed: string[] = [];
    app.action("new", async ({ ack, body }) => {
      pressed.push(body.user.id);
      await ack();
    });
    await niamh.openHome();
    await soon(() => slack.homeText(niamh.id)).toBe("[ New ]");
    await niamh.clickView("New", "home");
    expect(pressed).toEqual([niamh.id]);
  });
});

describe("what happens to channels and installs", () => {
  it("reaches the app", async () => {
    const { app, slack, niamh, tom, crisis, installed, client } = await open();
    const types: string[] = [];
    for (const type of ["member_joined_channel", "channel_archive", "channel_left", "app_uninstalled", "tokens_revoked"] as const) {
      app.event(type, async ({ event }) => {
        types.push(event.type);
      });
    }
    await tom.leave(crisis.id);
    await tom.join(crisis.id);
    await niamh.archive(crisis.id);
    await niamh.kickBot(crisis.id);
    await slack.uninstall(installed.install);
    await soon(() => types).toEqual(["member_joined_channel", "channel_archive", "channel_left", "app_uninstalled", "tokens_revoked"]);
    await expect(client.auth.test()).rejects.toThrow("account_inactive");
    await expect(niamh.slash("/teekond", "", crisis.id)).rejects.toThrow("not installed");
  });

  it("knows who acts from another workspace in a shared channel", async () => {
    const { app, slack, team, client } = await open();
    const other = slack.make.team("Elsewhere");
    const guest = slack.make.user(other.id, { name: "Guest" });
    const shared = slack.make.channel(team.id, { name: "shared", withBot: true, members: [guest.id], sharedWith: [other.id] });
    const blocks = [{ type: "actions", elements: [button("Go", "go")] }];
    const ts = String((await client.chat.postMessage({ channel: shared.id, text: "a", blocks })).ts);
    const seen: unknown[] = [];
    app.action("go", async ({ ack, body }) => {
      seen.push([body.team?.id, body.user]);
      await ack();
    });
    await slack.person(other.id, guest.id).click(shared.id, ts, "Go");
    expect(seen).toMatchObject([[team.id, { id: guest.id, team_id: other.id }]]);
  });
});
