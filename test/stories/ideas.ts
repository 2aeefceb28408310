import type { Ideas } from "#steps/collect.ts";
import { ask, open, send } from "./hall.ts";
import type { Sent } from "./hands.ts";
import { type At, type Of, type Run, type Task, by, grouped, hostOf, leading, partOf, written } from "./run.ts";

type Adding = Task & { readonly act: Of<"add"> };

async function ideasAt(run: Run, { step, part }: At): Promise<Ideas["ideas"]> {
  const session = await run.hall.look();
  return (session.steps.find((one) => one.id === step)?.parts[part]?.state as Partial<Ideas> | undefined)?.ideas ?? [];
}

function markOf({ by: who, act: { anonymous, values } }: Adding): string {
  const { text: _, ...rest } = values;
  return JSON.stringify([who, anonymous === true, rest]);
}

/** One person's lines of one kind, all at once. */
async function addLines(run: Run, all: readonly Adding[]): Promise<void> {
  const [first] = all;
  if (first === undefined) return;
  const { step, part, anonymous, values } = first.act;
  const who = by(run, first.by);
  await open(who, ask("add", step, String(part)));
  const chosen = partOf(run, { step, part }).fields.flatMap((field) =>
    field.id === "text" || values[field.id] === undefined ? [] : [[`f.${field.id}`, written(field, values[field.id] ?? null)] as const],
  );
  await send(who, {
    "f.text": [all.map((one) => String(one.act.values["text"])).join("\n")],
    ...Object.fromEntries(chosen),
    ...(anonymous === true ? { anonymous: ["yes"] } : {}),
  });
  await who.hands.close();
  const ideas = await ideasAt(run, first.act);
  for (const one of all) {
    const found = ideas.find((idea) => idea.values["text"] === one.act.values["text"]);
    if (found === undefined) throw new Error(`what ${one.by} wrote is not there: ${String(one.act.values["text"])}`);
    run.names.bind(one.act.id, found.id);
  }
}

/** Everybody writes what the script has them write, each all of a kind in one go. */
export async function add(run: Run, tasks: readonly Task[]): Promise<number> {
  const all = leading(tasks, "add");
  for (const some of grouped(all, markOf)) await addLines(run, some);
  await run.watch.hidden?.(
    all.map(({ by: key, act: { step, values, anonymous } }) => ({
      by: key,
      step,
      text: String(values["text"]),
      unsigned: anonymous === true,
    })),
  );
  return all.length;
}

/** Everybody gives all their dots in one go. */
export async function vote(run: Run, tasks: readonly Task[]): Promise<number> {
  const all = leading(tasks, "vote");
  for (const some of grouped(all, (one) => one.by)) {
    const [first] = some;
    if (first === undefined) continue;
    const who = by(run, first.by);
    await open(who, ask("vote", first.act.step, String(first.act.part)));
    const dots = some.flatMap(({ act: { item, dots: count } }) => Array.from({ length: count }, () => run.names.live(item)));
    await send(who, Object.fromEntries(dots.map((item, n) => [`dot${n + 1}`, [item]])));
  }
  return all.length;
}

export async function merge(run: Run, { act: { step, part, into, from } }: Task & { readonly act: Of<"merge"> }): Promise<void> {
  const host = hostOf(run);
  await open(host, ask("merge", step, String(part)));
  await send(host, { into: [run.names.live(into)], from: run.names.live(from) });
}

/** What the team keeps; answers with what became of it, for it may be meant to be refused. */
export async function keep(run: Run, { act: { step, part, items } }: Task & { readonly act: Of<"keep"> }): Promise<Sent> {
  const host = hostOf(run);
  await open(host, ask("keep", step, String(part)));
  return host.hands.send({ items: run.names.live(items) });
}
