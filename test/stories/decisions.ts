import type { Session } from "#session/state.ts";
import type { Decisions } from "#steps/decide-fold.ts";
import type { Matter } from "#steps/decide-view.ts";
import type { Values } from "#steps/field.ts";
import { act, ask, type By, open, send, tap, textOf } from "./hall.ts";
import { type Of, type Run, type Task, by, leading, partOf, seen } from "./run.ts";
import { take } from "./sheets.ts";

type Proposing = Task & { readonly act: Of<"propose"> };
type Rows = readonly (Values & { readonly id: string })[];

function keepForLater(run: Run, id: string, values: Values): void {
  if (Object.keys(values).length > 0) run.later.set(id, { ...run.later.get(id), ...values });
}

/** That a contact stays is one tap on its card. */
async function stays(run: Run, { by: key, act: { step, part, item } }: Proposing, card: By): Promise<void> {
  const at = { step, part: String(part), item: run.names.live(item), is: "stays" };
  // Where it stays by the bot's own draft the tap changes nothing.
  const said = (session: Session): boolean => {
    const state = session.steps.find((one) => one.id === step)?.parts[part]?.state as Decisions | undefined;
    return state?.proposals[at.item]?.value["is"] === "stays";
  };
  await tap(by(run, key), act("propose", at), said, card);
}

/** What becomes of a contact: chosen from the card's menu and then on the contact's own card; what stays needs no more than that. */
async function restrict(run: Run, task: Proposing): Promise<void> {
  const {
    by: key,
    act: { step, part, item, value },
  } = task;
  const who = by(run, key);
  const id = run.names.live(item);
  const { is, fields: changes, ...rest } = run.names.live(value) as Values & { readonly fields?: Values };
  const matter = [step, String(part), id] as const;
  const card = { by: ask("matter", ...matter) };
  if (is === "stays") return stays(run, task, card);
  const fields = await open(who, ask("propose", ...matter, String(is)), card);
  const variant = partOf(run, { step, part }).variants?.find((one) => one.id === is)?.fields ?? [];
  const said = take(rest, variant, { fields, prefix: "f." });
  if (Object.keys(said.left).length > 0) throw new Error(`no form of ${step} asks for ${Object.keys(said.left).join(", ")}`);
  const record = variant.find((one) => one.id === "fields")?.fields ?? [];
  const changed = take(changes ?? {}, record, { fields, prefix: "f.fields." });
  keepForLater(run, id, changed.left);
  await send(who, { ...said.answers, ...changed.answers });
}

async function matterOf(run: Run, { act: { step, part, item } }: Proposing): Promise<Matter | undefined> {
  const { content } = await seen(run, { step, part });
  return content.pattern === "decide" ? content.matters.find((one) => one.subject.id === run.names.live(item)) : undefined;
}

function rowsOf(matter: Matter | undefined): Rows {
  const rows = matter?.proposal?.value["touchpoints"];
  return Array.isArray(rows) ? (rows as Rows) : [];
}

/** One contact in place of another, or one more. What its form does not ask is said in the new journey. */
async function putInPlace(run: Run, task: Proposing, { id, ...values }: Values & { readonly id: string }): Promise<void> {
  const { step, part, item } = task.act;
  const who = by(run, task.by);
  const before = rowsOf(await matterOf(run, task));
  const matter = [step, String(part), run.names.live(item)] as const;
  // One more is put beside what stands already on the private card of the matter.
  const fields =
    before.length === 0
      ? await open(who, ask("propose", ...matter, "with"))
      : await open(who, ask("propose", ...matter, "also"), { by: ask("matter", ...matter) });
  const prefix = "f.touchpoints.new1.";
  const defs = partOf(run, { step, part }).variants?.find((one) => one.id === "with")?.fields[0]?.fields ?? [];
  const { answers, left } = take(run.names.live(values), defs, { fields, prefix });
  await send(who, answers);
  const known = new Set(before.map((one) => one.id));
  const added = rowsOf(await matterOf(run, task)).find((one) => !known.has(one.id));
  if (added === undefined) throw new Error(`what takes the place of ${item} is not there`);
  run.names.bind(id, added.id);
  keepForLater(run, added.id, left);
}

async function replace(run: Run, task: Proposing): Promise<void> {
  const { step, part, item } = task.act;
  const value = run.names.live(task.act.value) as Values;
  if (value["is"] === "with") {
    for (const row of (task.act.value as { readonly touchpoints: Rows }).touchpoints) await putInPlace(run, task, row);
    return;
  }
  const who = by(run, task.by);
  const is = String(value["is"]);
  const fields = await open(who, ask("propose", step, String(part), run.names.live(item), is));
  const variant = partOf(run, { step, part }).variants?.find((one) => one.id === is)?.fields ?? [];
  const { answers } = take(value, variant, { fields, prefix: "f." });
  await send(who, answers);
}

/** Words of a sentence of all, or of the answer to a conflict. */
async function words(run: Run, { by: key, act: { step, part, item, value } }: Proposing): Promise<void> {
  const who = by(run, key);
  await open(who, ask("propose", step, String(part), run.names.live(item)));
  await send(who, { "f.text": [String((value as Values)["text"])] });
}

/** Puts something forward, as many times as the script does. */
export async function propose(run: Run, tasks: readonly Task[]): Promise<number> {
  const all = leading(tasks, "propose");
  for (const one of all) {
    const { step } = one.act;
    await (step === "restrict" ? restrict(run, one) : step === "replace" ? replace(run, one) : words(run, one));
  }
  return all.length;
}

/** Everybody rates every contact, one after the other, as they come. */
export async function rate(run: Run, tasks: readonly Task[]): Promise<number> {
  const all = leading(tasks, "rate");
  const keys = [...new Set(all.map((one) => one.by))];
  for (const key of keys) {
    if (key === keys.at(-1) && all[0] !== undefined) await run.watch.rated?.(all[0].act);
    await rateAll(
      run,
      key,
      all.filter((one) => one.by === key).map((one) => one.act),
    );
  }
  return all.length;
}

async function rateAll(run: Run, key: string, acts: readonly Of<"rate">[]): Promise<void> {
  const who = by(run, key);
  const marks = new Map(acts.map((one) => [run.names.live(one.item), one.values]));
  const [first] = acts;
  if (first === undefined) return;
  const { step, part } = first;
  for (let n = 0; n < marks.size; n += 1) {
    const { content } = await seen(run, { step, part }, run.names.person(key));
    const item = content.pattern === "rate" ? content.items.find((one) => Object.keys(one.mine).length === 0)?.subject : undefined;
    const values = item === undefined ? undefined : marks.get(item.id);
    if (item === undefined || values === undefined) throw new Error(`${key} is asked for a contact that the script has no mark for`);
    if (n === 0) await open(who, ask("rate", step, String(part)));
    const name = String(item.values["name"]);
    if (!textOf(who.hands.seen()).includes(name)) throw new Error(`${key} is to rate ${name} and sees ${textOf(who.hands.seen())}`);
    await send(who, Object.fromEntries(Object.entries(values).map(([scale, mark]) => [`f.${scale}`, [String(mark)]])));
  }
}
