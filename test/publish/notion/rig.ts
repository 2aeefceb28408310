import type { Client } from "@notionhq/client";
import type { Progress } from "#facilitator/ports-keep.ts";
import { type ManualClock, manualClock } from "#lib/clock.ts";
import type { Timer } from "#lib/timer.ts";
import { keep, type Kept } from "../../../src/publish/notion/keep.ts";
import { createLane, type Lane } from "../../../src/publish/notion/lane.ts";
import { emptyReceipt, Receipt } from "../../../src/publish/notion/receipt.ts";
import type { Wanted } from "../../../src/publish/notion/wanted.ts";
import { type NotionOptions, type NotionPeer, openNotionPeer } from "../../peers/notion/notion.ts";
import { clientOf } from "../../peers/notion/scene.ts";

/** A workspace and a keeper that works in it, by a clock that goes on as soon as anybody waits. */
export type Rig = {
  readonly notion: NotionPeer;
  readonly clock: ManualClock;
  readonly client: Client;
  readonly parent: string;
  /** the receipt as it was saved last, as a store would have kept it */
  readonly saved: () => Receipt | undefined;
  readonly told: Progress[];
  /** One run; `die`: the process is killed before the receipt is saved for the n-th time. */
  readonly publish: (wanted: Wanted, how?: { readonly die?: number }) => Promise<Kept>;
};

export class Killed extends Error {}

function hurried(clock: ManualClock): Timer {
  return {
    after(ms, call) {
      clock.advance(ms);
      queueMicrotask(call);
      return () => undefined;
    },
  };
}

export async function openRig(options: NotionOptions & { readonly perSecond?: number; readonly timeoutMs?: number } = {}): Promise<Rig> {
  // However busy this machine is, no request is given up that is not meant to be.
  const { perSecond = 1000, timeoutMs = 20_000, ...peer } = options;
  const clock = manualClock(Date.parse("2026-11-22T09:00:30Z"));
  const notion = await openNotionPeer({ clock, ...peer });
  const { id: parent } = notion.seed.page({ title: "Workshops" });
  const client = clientOf(notion, { timeoutMs });
  let kept: string | undefined;
  const told: Progress[] = [];
  return {
    notion,
    clock,
    client,
    parent,
    told,
    saved: () => (kept === undefined ? undefined : Receipt.parse(JSON.parse(kept))),
    async publish(wanted, { die } = {}) {
      const lane: Lane = createLane({ clock, timer: hurried(clock) }, perSecond);
      const before = kept === undefined ? undefined : Receipt.parse(JSON.parse(kept));
      let saves = 0;
      return keep({
        client,
        lane,
        clock,
        wanted,
        cover: () => Promise.resolve(new Uint8Array([137, 80, 78, 71])),
        receipt: before ?? emptyReceipt(wanted.key, parent),
        resumed: before !== undefined && before.complete === undefined,
        save: async (receipt) => {
          saves += 1;
          if (saves === die) throw new Killed();
          kept = JSON.stringify(receipt);
        },
        tell: (progress) => void told.push(progress),
      });
    },
  };
}
