import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, HTTPReceiver } from "@slack/bolt";
import { createSlack } from "#chat/slack/slack.ts";
import { handleOf } from "#chat/slack/users.ts";
import { tenantOf, threadAt } from "#chat/slack/thread.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { startAct } from "#facilitator/start.ts";
import { createStage, type Stage } from "#facilitator/stage.ts";
import { systemClock } from "#lib/clock.ts";
import { newId } from "#lib/ids.ts";
import { createLog } from "#lib/log.ts";
import { systemTimer } from "#lib/timer.ts";
import type { Act } from "#session/command.ts";
import type { Person } from "../peers/slack/person.ts";
import { startSlack, type SlackPeer } from "../peers/slack/slack.ts";
import { alone, compared, ms, percentile, type Row } from "./measure.ts";
import type { BenchSite } from "./sites.ts";

const sessions = 50;
const people = 26;

type Workspace = { readonly peer: SlackPeer; readonly team: string; readonly token: string; readonly persons: readonly Person[] };

async function openWorkspace(): Promise<Workspace> {
  const peer = await startSlack({ rates: false });
  const team = peer.make.team("Bench");
  const users = Array.from({ length: people }, (_, n) => peer.make.user(team.id, { name: `P${n}` }));
  const { botToken } = peer.make.install(team);
  return { peer, team: team.id, token: botToken, persons: users.map((one) => peer.person(team.id, one.id)) };
}

async function listening(listener: RequestListener): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` };
}

type Thread = { readonly session: string; readonly channel: string };

/** A running session with its thread, everybody in it. */
async function running(site: BenchSite, { peer, team, persons }: Workspace, stage: Stage): Promise<Thread> {
  const { store } = site;
  const tenant = tenantOf(team);
  const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
  const channel = peer.make.channel(team, { name: `c${newId()}`.toLowerCase(), members: persons.map((one) => one.id), withBot: true }).id;
  const ids = await Promise.all(
    persons.map(async (person) => {
      const handle = handleOf({ team, user: person.id });
      const known = await store.people.byHandle(tenant, handle);
      if (known !== undefined) return known.id;
      const id = newId();
      await store.people.savePerson({ tenant, id, name: person.user.name });
      return store.people.addHandle(tenant, id, handle);
    }),
  );
  const session = newId();
  const [host = ""] = ids;
  const joins = ids.slice(1).map((person): Act => ({ do: "join", person, role: "participant" }));
  const command = {
    id: "start",
    at: systemClock.now(),
    actor: { kind: "person", id: host, via: "bench" } as const,
    acts: [startAct({ title: "Bench", crisis: "Busy." }, host), ...joins, { do: "begin" } as const],
  };
  await facilitator.handle(tenant, session, command);
  const first = await persons[0]?.say(channel, "Here");
  const address = { workspace: team, team, channel, thread: first?.ts ?? "", own: false };
  await store.places.add({ tenant, session, id: newId(), platform: "slack", at: threadAt(address), address, person: null });
  stage.stir(session);
  return { session, channel };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function cardIn(peer: SlackPeer, { channel }: Thread): string {
  return peer.messages(channel).find((one) => JSON.stringify(one.blocks).includes("I am done"))?.ts ?? "";
}

/** Milliseconds from a click to its acknowledgement, one after the other, round the sessions. */
async function clicks(workspace: Workspace, threads: readonly Thread[], times: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const thread = threads[n % threads.length];
    const person = workspace.persons[1 + Math.floor(n / threads.length)];
    if (thread === undefined || person === undefined) break;
    const from = performance.now();
    const heard = await person.click(thread.channel, cardIn(workspace.peer, thread), "I am done");
    taken.push(performance.now() - from);
    if (!heard.ok) throw new Error(heard.failure);
  }
  return taken;
}

async function bare({ peer, token }: Workspace): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const receiver = new HTTPReceiver({ signingSecret: peer.app.signingSecret, endpoints: "/slack/events", processBeforeResponse: true });
  const app = new App({ receiver, token, clientOptions: { slackApiUrl: peer.apiUrl }, convoStore: false });
  app.action(/.*/, async ({ ack }) => ack());
  const { server, url } = await listening((request, response) => receiver.requestListener(request, response));
  return { url, stop: async () => void server.close() };
}

/** A click on Slack, to its acknowledgement, against a bare Bolt app that only acknowledges; then 25 people at once. */
export async function slackRows(site: BenchSite): Promise<readonly Row[]> {
  const workspace = await openWorkspace();
  const { peer, token } = workspace;
  const { store } = site;
  const facilitator = createFacilitator({ ledger: store.ledger, clock: systemClock });
  const log = createLog("silent");
  const shared = { ...store, facilitator, clock: systemClock };
  const stage = createStage({
    ...shared,
    publishers: [],
    timer: systemTimer,
    mint: newId,
    who: newId(),
    page: null,
    tell: () => undefined,
  });
  const slack = await createSlack(
    {
      ...shared,
      conversation: stage.conversation,
      stir: stage.stir,
      showAgain: stage.showAgain,
      redeem: async () => undefined,
      personalLink: null,
      log,
    },
    { apiUrl: peer.apiUrl, token, way: { by: "http", signingSecret: peer.app.signingSecret } },
  );
  await stage.open([{ chat: slack.chat, remind: slack.remind }]);
  await slack.start();
  const { server, url } = await listening((request, response) => slack.listener?.(request, response));
  peer.deliverTo(url);
  const threads: Thread[] = [];
  for (let n = 0; n < sessions; n += 1) threads.push(await running(site, workspace, stage));
  await until(() => threads.every((thread) => cardIn(peer, thread) !== ""));
  const other = await bare(workspace);
  await clicks(workspace, threads, sessions);
  const ours = await clicks({ ...workspace, persons: workspace.persons.slice(1) }, threads, 300);
  peer.deliverTo(other.url);
  const theirs = await clicks({ ...workspace, persons: workspace.persons.slice(1) }, threads, 300);
  peer.deliverTo(url);
  const [crowd] = [await running(site, workspace, stage)];
  await until(() => cardIn(peer, crowd) !== "");
  const before = peer.journal.count("chat.update");
  const at = cardIn(peer, crowd);
  const from = performance.now();
  const answers = await Promise.all(
    workspace.persons.slice(1).map(async (person) => {
      const begun = performance.now();
      const heard = await person.click(crowd.channel, at, "I am done");
      return { ok: heard.ok, took: performance.now() - begun };
    }),
  );
  const all = performance.now() - from;
  const done = (await facilitator.look(tenantOf(workspace.team), crowd.session))?.session.done.size ?? 0;
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const updates = peer.journal.count("chat.update") - before;
  await slack.stop();
  await stage.close();
  server.close();
  await other.stop();
  await peer.stop();
  const kept = answers.filter((one) => one.ok).length;
  const took = answers.map((one) => one.took);
  return [
    compared(
      `a click in Slack to its acknowledgement, ${sessions} sessions running, ${site.name} (bare: a Bolt app that only acknowledges)`,
      ours,
      theirs,
    ),
    alone(
      `25 people click at once in one thread, ${site.name}`,
      `${kept} acknowledged, ${done} kept, in ${ms(all)} (median ${ms(percentile(took, 0.5))}); ${updates} edits in the 4 s after`,
    ),
  ];
}
