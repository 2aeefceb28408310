import { tenantOf } from "#chat/slack/thread.ts";
import { handleOf } from "#chat/slack/users.ts";
import type { ApiCall } from "../../peers/slack/journal.ts";
import { bag, bags, isBag, text, textsIn } from "../../peers/json.ts";
import type { Hall } from "../../stories/hall.ts";
import type { Hands } from "../../stories/hands.ts";
import type { Written } from "../../stories/run.ts";
import type { Office } from "./office.ts";

/** Watches what leaves Teekond, and notes everything that somebody could see who must not. */
export type Eyes = {
  /** The same hall, in which it is known whose act each call follows. */
  readonly around: (hall: Hall) => Hall;
  /** To be told that a step is open: what its card says by itself (an example) is nobody's secret. */
  readonly begins: () => Promise<void>;
  /** To be told what was written while nobody else may see it. */
  readonly hidden: (written: readonly Written[]) => Promise<void>;
  /** what was shown of it, to others or to all */
  readonly leaks: readonly string[];
  /** how many texts were looked for */
  readonly looked: () => number;
  /** Looks at everything that was sent since then: where an unsigned text stands together with its author. */
  readonly named: () => Promise<readonly string[]>;
};

/** Calls that one person's act brought about. */
type Span = { readonly key: string; readonly from: number; readonly to: number };
type Unsigned = Written & { readonly from: number };

const privately: ReadonlySet<string> = new Set(["ack", "views.open", "views.update", "views.push"]);

/** The pieces of a call that are read in one go: a block, a line of the text beside the blocks, anything else by itself. */
function piecesOf({ args }: ApiCall): readonly string[] {
  const view = bag(args["view"]);
  const blocks = [...bags(args["blocks"]), ...bags(view["blocks"])].map((one) => [...textsIn(one)].join("\n"));
  const rest = [args["metadata"], view["private_metadata"]].map((one) => (isBag(one) ? [...textsIn(one)].join("\n") : text(one)));
  return [...blocks, ...text(args["text"]).split("\n"), ...rest];
}

/** Notes whose hands each call follows. */
function noted(office: Office, spans: Span[]): Eyes["around"] {
  const { calls } = office.peer.journal;
  async function by<Value>(key: string, does: () => Promise<Value>): Promise<Value> {
    const from = calls.length;
    try {
      return await does();
    } finally {
      spans.push({ key, from, to: calls.length });
    }
  }
  return (hall) => ({
    ...hall,
    hands(key): Hands {
      const hands = hall.hands(key);
      return {
        finds: (press) => hands.finds(press),
        seen: () => hands.seen(),
        close: () => hands.close(),
        press: (press) => by(key, () => hands.press(press)),
        send: (answers) => by(key, () => hands.send(answers)),
      };
    },
  });
}

/** Where an unsigned text stands together with a mark of its author. */
async function namedIn({ peer, people, store, team }: Office, { by, text: line, from }: Unsigned): Promise<readonly string[]> {
  const user = people[by]?.user;
  if (user === undefined) throw new Error(`nobody is ${by}`);
  const person = await store.people.byHandle(tenantOf(team), handleOf({ team, user: user.id }));
  const marks = [user.id, user.name, person?.id].flatMap((one) => one ?? []);
  const later = peer.journal.whereSent(line).filter((call) => peer.journal.calls.indexOf(call) >= from);
  if (later.length === 0) throw new Error(`it was never shown: ${line}`);
  return later
    .flatMap(piecesOf)
    .filter((piece) => piece.includes(line) && marks.some((mark) => piece.includes(mark)))
    .map((piece) => `${by}: ${piece}`);
}

/** Eyes on all the traffic of an office. */
export function openEyes(office: Office): Eyes {
  const { peer, people } = office;
  const spans: Span[] = [];
  const leaks: string[] = [];
  const unsigned: Unsigned[] = [];
  let looked = 0;
  let begun = 0;
  const isOwn = (key: string, call: ApiCall) => {
    const at = peer.journal.calls.indexOf(call);
    return privately.has(call.method) && spans.some((one) => one.key === key && one.from <= at && at < one.to);
  };
  function leaksOf({ by, text: line }: Written): readonly string[] {
    const all = peer.journal.whereSent(line);
    if (all.some((call) => peer.journal.calls.indexOf(call) < begun)) return [];
    const sent = all.filter((call) => !isOwn(by, call));
    const seen = Object.entries(people).filter(([key, one]) => key !== by && peer.shownTo(one.id).includes(line));
    return [...sent.map((call) => `${call.method}: ${line}`), ...seen.map(([key]) => `${key} sees: ${line}`)];
  }
  return {
    leaks,
    looked: () => looked,
    around: noted(office, spans),
    async begins() {
      await office.settle();
      begun = peer.journal.calls.length;
    },
    async hidden(written) {
      await office.settle();
      looked += written.length;
      leaks.push(...written.flatMap(leaksOf));
      const from = peer.journal.calls.length;
      unsigned.push(...written.filter((one) => one.unsigned).map((one) => ({ ...one, from })));
    },
    named: async () => (await Promise.all(unsigned.map((one) => namedIn(office, one)))).flat(),
  };
}
