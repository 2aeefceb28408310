import { afterEach, describe, expect, it } from "vitest";
import { boltHttp, boltSocket, clientOf, errorOf, type Running, type Scene, scene, soon } from "./scene.ts";

let here: Scene & Running;
afterEach(async () => {
  await here.stop();
  await here.slack.stop();
});

async function overHttp(options: Parameters<typeof scene>[0] = {}, bolt: Parameters<typeof boltHttp>[1] = {}): Promise<Scene & Running> {
  const made = await scene({ rates: false, ...options });
  here = { ...made, ...(await boltHttp(made, bolt)) };
  return here;
}

async function overSocket(options: Parameters<typeof scene>[0] = {}): Promise<Scene & Running> {
  const made = await scene({ rates: false, ...options });
  here = { ...made, ...(await boltSocket(made)) };
  return here;
}

const mention = { type: "event_callback", event_id: "Ev1", event: { type: "app_mention", text: "a" } };

describe("over HTTP", () => {
  it("the app's address answers the challenge", async () => {
    const { slack, url } = await overHttp();
    expect(await slack.verifyUrl(url)).toBe(true);
  });

  it("what is signed wrongly or too old is not the platform's", async () => {
    const { slack, url } = await overHttp();
    const parcel = { kind: "event", payload: mention } as const;
    expect(await slack.forge(url, parcel, {})).toBe(200);
    expect(await slack.forge(url, parcel, { secret: "somebody else's" })).toBe(401);
    expect(await slack.forge(url, parcel, { age: 301 })).toBe(401);
  });

  it("an event that is not acknowledged comes again at once, after a minute and after five, and then no more", async () => {
    const { slack, niamh, crisis, app, clock } = await overHttp({}, { processBeforeResponse: true });
    const tries: unknown[] = [];
    app.event("app_mention", async ({ context, body }) => {
      tries.push([body.event_id, context.retryNum, context.retryReason]);
      throw new Error("not today");
    });
    const { events } = await niamh.mention(crisis.id, "start");
    expect(events[0]?.delivered).toMatchObject({ ok: false, failure: "http_error" });
    expect([tries.length, slack.waiting()]).toEqual([2, 1]);
    clock.advance(60_000);
    await soon(() => tries.length).toBe(3);
    clock.advance(240_000);
    await soon(() => slack.waiting()).toBe(0);
    const id = (tries[0] as readonly unknown[])[0];
    expect(tries).toEqual([
      [id, undefined, undefined],
      [id, 1, "http_error"],
      [id, 2, "http_error"],
      [id, 3, "http_error"],
    ]);
  });

  it("an interaction has three seconds, by the clock or truly, and does not come again", async () => {
    const { app, niamh, crisis, clock } = await overHttp({ deadline: "clock" });
    const running: { go?: () => void } = {};
    let commands = 0;
    app.command("/teekond", async ({ ack }) => {
      commands += 1;
      await new Promise<void>((go) => {
        running.go = go;
      });
      await ack("too late").catch(() => undefined);
    });
    const answer = niamh.slash("/teekond", "", crisis.id);
    await soon(() => running.go).toBeDefined();
    clock.advance(3001);
    expect(await answer).toMatchObject({ ok: false, failure: "http_timeout" });
    running.go?.();
    expect([commands, here.slack.ephemerals(crisis.id, niamh.id)]).toEqual([1, []]);
  });

  it("the true three seconds are kept where a test asks for them", async () => {
    const { app, niamh, crisis } = await overHttp({ deadline: "real" });
    app.command("/teekond", async () => undefined);
    const begun = performance.now();
    expect(await niamh.slash("/teekond", "", crisis.id)).toMatchObject({ ok: false, failure: "http_timeout" });
    expect(performance.now() - begun).toBeGreaterThan(2900);
  });

  it("things come twice, late or never, as they are told to", async () => {
    const { app, slack, niamh, crisis } = await overHttp();
    const said: string[] = [];
    app.event("app_mention", async ({ event, body }) => {
      said.push(`${event.text.split(" ")[1] ?? ""} ${body.event_id}`);
    });
    slack.faults.nextDelivery("event", "twice");
    await niamh.mention(crisis.id, "twice");
    await soon(() => said.length).toBe(2);
    expect(said[0]).toBe(said[1]);
    slack.faults.nextDelivery("event", "after the next");
    const late = niamh.mention(crisis.id, "first");
    await niamh.mention(crisis.id, "second");
    await late;
    await soon(() => said.slice(2).map((one) => one.split(" ")[0])).toEqual(["second", "first"]);
    slack.faults.nextDelivery("event", "lost");
    await niamh.mention(crisis.id, "again");
    await soon(() => said.length).toBe(5);
    let commands = 0;
    app.command("/teekond", async ({ ack }) => {
      commands += 1;
      await ack();
    });
    slack.faults.nextDelivery("command", "twice");
    await niamh.slash("/teekond", "", crisis.id);
    await soon(() => commands).toBe(2);
    slack.faults.nextDelivery("command", "lost");
    expect((await niamh.slash("/teekond", "", crisis.id)).ok).toBe(false);
    expect(slack.faults.struck).toHaveLength(5);
  });
});

describe("over Socket Mode", () => {
  it("commands, clicks, modals and events come by the socket, with their answers", async () => {
    const { app, slack, niamh, crisis, client } = await overSocket();
    const button = { type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } };
    const ts = String(
      (await client.chat.postMessage({ channel: crisis.id, text: "a", blocks: [{ type: "actions", elements: [button as never] }] })).ts,
    );
    const name = {
      type: "input",
      block_id: "name",
      label: { type: "plain_text", text: "Name" },
      element: { type: "plain_text_input", action_id: "a" },
    };
    const heardOf: string[] = [];
    app.command("/teekond", async ({ ack }) => ack({ response_type: "ephemeral", text: "Hello" }));
    app.action("go", async ({ ack, body, client: web }) => {
      await ack();
      const view = {
        type: "modal",
        callback_id: "v",
        title: { type: "plain_text", text: "T" },
        submit: { type: "plain_text", text: "S" },
        blocks: [name],
      };
      await web.views.open({ trigger_id: (body as { readonly trigger_id: string }).trigger_id, view: view as never });
    });
    app.view("v", async ({ ack }) => ack({ response_action: "errors", errors: { name: "No" } }));
    app.event("app_mention", async ({ event }) => {
      heardOf.push(event.text);
    });
    await niamh.slash("/teekond", "", crisis.id);
    expect(slack.ephemerals(crisis.id, niamh.id).map((one) => one.text)).toEqual(["Hello"]);
    expect((await niamh.click(crisis.id, ts, "Go")).ok).toBe(true);
    await soon(() => niamh.openView()?.title).toBe("T");
    expect((await niamh.submit(undefined, { name: "x" })).errors).toEqual({ name: "No" });
    await niamh.mention(crisis.id, "start");
    await soon(() => heardOf.length).toBe(1);
    expect([slack.sockets.connections, slack.sockets.strays]).toEqual([1, []]);
  });

  it("each envelope goes to exactly one of the sockets", async () => {
    const { slack, niamh, crisis } = await overSocket();
    const seen: string[] = [];
    here.app.command("/teekond", async ({ ack }) => {
      seen.push("one");
      await ack();
    });
    const second = await boltSocket(here);
    second.app.command("/teekond", async ({ ack }) => {
      seen.push("two");
      await ack();
    });
    expect(slack.sockets.connections).toBe(2);
    for (let n = 0; n < 4; n += 1) await niamh.slash("/teekond", "", crisis.id);
    expect(seen.toSorted()).toEqual(["one", "one", "two", "two"]);
    await second.stop();
  });

  it("takes ten connections and no address twice", async () => {
    const { slack } = await overSocket();
    const connections = clientOf(slack, slack.app.appToken).apps.connections;
    const urls: string[] = [];
    for (let n = 0; n < 10; n += 1) urls.push(String((await connections.open()).url));
    const tried = (url: string) =>
      new Promise<string>((done) => {
        const socket = new WebSocket(url);
        socket.addEventListener("message", (event) => done(String(JSON.parse(String(event.data)).type)));
        socket.addEventListener("error", () => done("refused"));
      });
    const [first = "", ...more] = urls;
    expect(await tried(first)).toBe("hello");
    expect(await tried(first)).toBe("refused");
    expect(await Promise.all(more.slice(0, 8).map(tried))).toEqual(Array(8).fill("hello"));
    expect(slack.sockets.connections).toBe(10);
    expect(await tried(more[8] ?? "")).toBe("refused");
  });

  it("comes back after Slack asked it to, and after the socket broke; an event that was under way comes again", async () => {
    const { app, slack, niamh, crisis } = await overSocket();
    const said: string[] = [];
    app.event("app_mention", async ({ body, context }) => {
      said.push(`${body.event_id} ${context.retryNum ?? 0}`);
    });
    slack.sockets.close("disconnect");
    await soon(() => slack.journal.count("apps.connections.open")).toBe(2);
    await soon(() => slack.sockets.connections).toBe(1);
    const { events } = await niamh.mention(crisis.id, "one");
    expect(events[0]?.delivered.ok).toBe(true);
    slack.faults.nextDelivery("event", "socket closed");
    const broken = await niamh.mention(crisis.id, "two");
    expect(broken.events[0]?.delivered.ok).toBe(false);
    await soon(() => slack.sockets.connections).toBe(1);
    here.clock.advance(60_000);
    await soon(() => said.at(-1)).toMatch(/ 2$/);
    expect(slack.waiting()).toBe(0);
  });

  it("is refused a new socket where its token does not hold any more", async () => {
    const { slack } = await overSocket();
    const again = () => errorOf(clientOf(slack, slack.app.appToken).apps.connections.open());
    slack.faults.next("apps.connections.open", { kind: "error", error: "invalid_auth" });
    expect([await again(), await again()]).toEqual(["invalid_auth", "ok"]);
    slack.tokens.appTokenHolds = false;
    expect(await again()).toBe("invalid_auth");
  });
});
