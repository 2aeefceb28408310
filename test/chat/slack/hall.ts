import type { Session } from "#session/state.ts";
import { tenantOf } from "#chat/slack/thread.ts";
import type { Script } from "../../../src/cli/workshop/schema.ts";
import { hostOf } from "../../../src/cli/workshop/plan.ts";
import type { Hands } from "../../stories/hands.ts";
import type { Hall } from "../../stories/hall.ts";
import type { Person } from "../../peers/slack/person.ts";
import { slackHands } from "./hands.ts";
import type { Office } from "./office.ts";

/** How long an act takes by the clock of the office. */
const breathMs = 1_500;

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}

/** A workshop in the thread of a channel. `troubled`: something may go wrong on the way, and people do again what brought nothing. */
export function slackHall(office: Office, { troubled = () => false }: { readonly troubled?: () => boolean } = {}): Hall {
  const { peer, channel, clock } = office;
  const breath = () => clock.advance(breathMs);
  const hands = new Map<string, Hands>();
  let session = "";
  const person = (key: string): Person => found(office.people[key], `person ${key}`);
  const thread = () => peer.messages(channel).filter((one) => (one.threadTs ?? one.ts) === office.thread());
  return {
    async start(script) {
      await startAt(office, { host: person(hostOf(script)), script, breath, troubled });
    },
    hands(key) {
      const known = hands.get(key) ?? slackHands({ person: person(key), channel, thread, breath, troubled });
      hands.set(key, known);
      return known;
    },
    async look(): Promise<Session> {
      session ||= await office.session();
      const standing = await office.facilitator.look(tenantOf(office.team), session);
      return found(standing, "session").session;
    },
    settle: office.settle,
  };
}

type Starting = { readonly host: Person; readonly script: Script; readonly breath: () => void; readonly troubled: () => boolean };

/** Somebody types /journey into the channel and fills in what it asks. */
async function startAt(office: Office, { host, script, breath, troubled }: Starting): Promise<void> {
  while (host.openView() === undefined) {
    breath();
    const heard = await host.slash("/journey", "", office.channel);
    if (host.openView() === undefined && !troubled()) throw new Error(`no modal to start with: ${heard.failure ?? ""}`);
  }
  const view = found(host.openView(), "modal");
  const blocks = (view.json["blocks"] as readonly { readonly block_id: string }[]).map((one) => one.block_id);
  const at = (field: string) =>
    found(
      blocks.find((one) => one === field || one.startsWith(`${field} `)),
      `field ${field}`,
    );
  const form = {
    [at("title")]: script.title,
    [at("crisis")]: script.crisis,
    [at("sells")]: script.sells ?? "people",
    [at("track")]: script.track,
    [at("pace")]: "live",
    [at("language")]: script.language,
    [at("channel")]: office.channel,
  };
  while (host.openView() !== undefined) {
    breath();
    const heard = await host.submit(view, form);
    if (host.openView() !== undefined && !troubled())
      throw new Error(`the session was not started: ${heard.failure ?? JSON.stringify(heard.errors)}`);
  }
  await office.settle();
}
