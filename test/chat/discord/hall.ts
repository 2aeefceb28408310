import type { Session } from "#session/state.ts";
import { isLanguage } from "#locale/languages.ts";
import { tenantOf } from "#chat/discord/thread.ts";
import { Remembered } from "#chat/discord/meta.ts";
import { readCustomId } from "#chat/discord/press.ts";
import type { Script } from "../../../src/cli/workshop/schema.ts";
import { hostOf } from "../../../src/cli/workshop/plan.ts";
import type { Person } from "../../peers/discord/person.ts";
import type { Hall } from "../../stories/hall.ts";
import type { Hands } from "../../stories/hands.ts";
import { discordHands } from "./hands.ts";
import type { Office } from "./office.ts";
import { buttonsOf, filledIn } from "./screen.ts";

/** How long an act takes by the clock of the office. */
const breathMs = 1_500;

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
}

/** A workshop in a thread. `troubled`: something may go wrong on the way, and people do again what brought nothing. */
export function discordHall(office: Office, script: Script, { troubled = () => false }: { readonly troubled?: () => boolean } = {}): Hall {
  const { clock } = office;
  const breath = () => clock.advance(breathMs);
  const hands = new Map<string, Hands>();
  const language = isLanguage(script.language) ? script.language : "en";
  let session = "";
  const person = (key: string): Person => found(office.people[key], `person ${key}`);
  return {
    async start(of) {
      await startAt(office, { host: person(hostOf(of)), script: of, breath, troubled });
    },
    hands(key) {
      const known = hands.get(key) ?? discordHands({ office, person: person(key), language, breath, troubled });
      hands.set(key, known);
      return known;
    },
    async look(): Promise<Session> {
      session ||= await office.session();
      const standing = await office.facilitator.look(tenantOf(office.guild), session);
      return found(standing, `session\n${office.log.join("\n")}`).session;
    },
    settle: office.settle,
  };
}

type Starting = { readonly host: Person; readonly script: Script; readonly breath: () => void; readonly troubled: () => boolean };

/** Somebody types /journey start and fills in what it asks, part after part. */
async function startAt(office: Office, { host, script, breath, troubled }: Starting): Promise<void> {
  const { peer, store, clock } = office;
  const typing = [...peer.world.channels.values()].find((one) => one.type === 0);
  while (host.openModal() === undefined) {
    breath();
    const heard = await host.slash("/journey start", { channel: office.channel }, typing?.id);
    if (host.openModal() === undefined && !troubled()) throw new Error(`no form to start with: ${heard.failure ?? heard.text}`);
  }
  const answers = {
    title: [script.title],
    crisis: [script.crisis],
    sells: [script.sells ?? "people"],
    track: [script.track],
    pace: ["live"],
    language: [script.language],
    timezone: [script.timezone],
  };
  for (let n = 0; n < 60; n += 1) {
    const modal = host.openModal();
    if (modal === undefined) break;
    const wants = readCustomId(modal.customId);
    const token = wants !== undefined && "token" in wants ? wants.token : "";
    const draft = Remembered.parse(await store.drafts.read(`draft ${token}`, clock.now()));
    if (draft.is !== "form") throw new Error("not a form");
    breath();
    const heard = await host.submit(filledIn(modal.json, draft, answers));
    if (!heard.ok && !troubled()) throw new Error(`the session was not started: ${heard.failure}`);
    if (heard.kind === "later" || heard.kind === "nothing") await heard.settled().catch(() => undefined);
    const on = buttonsOf(heard.message?.components ?? []).find((one) => one.wants.does === "open");
    if (on === undefined) continue;
    for (let again = 0; again < 20 && host.openModal() === undefined; again += 1) {
      breath();
      await host.click(heard, { customId: on.id });
    }
  }
  await office.settle();
}
