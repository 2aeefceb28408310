import type { types } from "@slack/bolt";
import { afterEach, expect, it } from "vitest";
import type { Carrier, Parcel } from "./deliver.ts";
import { type Bag, bag, bags, text } from "../json.ts";
import { usualScopes } from "./make.ts";
import { besides, recorded } from "./recorded.ts";
import { type Scene, scene } from "./scene.ts";

let here: Scene;
afterEach(() => here.slack.stop());

const plain = (words: string) => ({ type: "plain_text" as const, text: words });
const row = { type: "actions", elements: [{ type: "button", action_id: "go", text: plain("Go") }] };
const field = { type: "input", block_id: "name", label: plain("Name"), element: { type: "plain_text_input", action_id: "a" } };
const form = { type: "modal", title: plain("T"), submit: plain("S"), notify_on_close: true, blocks: [row, field] } as types.ModalView;

it("everything that the peer brings has only names that were recorded", async () => {
  here = await scene({ rates: false }, [...usualScopes, "channels:history"]);
  const parcels: Parcel[] = [];
  const everything: Carrier = {
    async carry(parcel) {
      parcels.push(structuredClone(parcel));
      return { ok: true, body: undefined };
    },
  };
  here.slack.carryBy(everything);
  await actEverything(here);
  const seen = new Map(parcels.map(({ payload }) => [nameOf(payload), payload]));
  expect([...seen.keys()].toSorted()).toEqual(Object.keys(recorded).toSorted());
  const strange = [...seen].flatMap(([name, payload]) =>
    Object.entries(recorded[name] ?? {}).flatMap(([part, names]) => {
      const inside = part === "" ? payload : part === "actions" ? bags(payload["actions"])[0] : payload[part];
      const known = new Set([...names.split(" "), ...besides, "blocks", ...(name === "message_deleted" ? ["previous_message"] : [])]);
      return Object.keys(bag(inside)).flatMap((key) => (known.has(key) ? [] : [`${name}.${part}.${key}`]));
    }),
  );
  expect(strange).toEqual([]);
});

function nameOf(payload: Bag): string {
  const event = bag(payload["event"]);
  if (payload["command"] !== undefined) return "slash_command";
  return text(event["subtype"]) || text(event["type"]) || text(payload["type"]);
}

async function actEverything({ slack, niamh, tom, crisis, client, team, installed }: Scene): Promise<void> {
  const show = () => client.views.open({ trigger_id: slack.tickets.trigger(niamh.id, team.id), view: form });
  const ts = String((await client.chat.postMessage({ channel: crisis.id, text: "a", blocks: [row as never] })).ts);
  await niamh.slash("/teekond", "", crisis.id);
  await niamh.click(crisis.id, ts, "Go");
  await niamh.messageShortcut("take", crisis.id, ts);
  await show();
  await niamh.submit(undefined, { name: "x" });
  await show();
  await niamh.close();
  await client.views.publish({ user_id: niamh.id, view: { type: "home", blocks: [row as never] } });
  await niamh.openHome();
  const { ts: said } = await niamh.mention(crisis.id, "start");
  await niamh.deleteMessage(crisis.id, said);
  await tom.leave(crisis.id);
  await tom.join(crisis.id);
  await niamh.archive(crisis.id);
  await niamh.unarchive(crisis.id);
  await niamh.kickBot(crisis.id);
  await slack.uninstall(installed.install);
}
