import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { ContainerBuilder, ModalBuilder } from "discord.js";
import { expect } from "vitest";
import { readCustomId } from "#chat/discord/press.ts";
import { checkMessage } from "../../../peers/discord/message-check.ts";
import { checkModal } from "../../../peers/discord/modal-check.ts";
import { Problems } from "../../../peers/discord/problems.ts";
import { seen } from "./reader.ts";

export type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** All objects inside, from the outside in. */
export function* objectsIn(value: unknown): Generator<Bag> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  else if (isBag(value)) {
    yield value;
    for (const one of Object.values(value)) yield* objectsIn(one);
  }
}

/** All components inside: what has a number for its type. */
export function componentsIn(value: unknown): readonly Bag[] {
  return [...objectsIn(value)].filter((one) => typeof one["type"] === "number");
}

export function texts(value: unknown): readonly string[] {
  return componentsIn(value).flatMap((one) => (one["type"] === 10 && typeof one["content"] === "string" ? [one["content"]] : []));
}

/** Ids of all that can be pressed or filled in. */
export function idsIn(value: unknown): readonly string[] {
  return componentsIn(value).flatMap((one) => (typeof one["custom_id"] === "string" ? [one["custom_id"]] : []));
}

const document = "/work/shared/contracts/discord/openapi.json";

function schemas(): ((name: string, value: unknown) => readonly unknown[]) | undefined {
  let text: string;
  try {
    text = readFileSync(document, "utf8");
  } catch {
    return undefined;
  }
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(text) as Bag, "discord");
  return (name, value) => {
    const check = ajv.getSchema(`discord#/components/schemas/${name}`);
    if (check === undefined) throw new Error(`no schema ${name}`);
    return check(value) === true ? [] : (check.errors ?? []);
  };
}

const bySchema = schemas();
/** Whether Discord's own document is there to judge by. */
export const hasDocument: boolean = bySchema !== undefined;

/** What only Teekond may mean by a text: all else that is more than text is a person's. */
const ours: ReadonlySet<string> = new Set(["heading", "small", "quote", "strong", "struck", "time", "link"]);

function* unsafe(value: unknown): Generator<string> {
  for (const text of texts(value)) {
    const { uses } = seen(text);
    for (const use of uses) if (!ours.has(use)) yield `${use} in ${text}`;
    if (uses.filter((use) => use === "strong").length % 2 === 1) yield `strong in ${text}`;
    if (uses.filter((use) => use === "struck").length % 2 === 1) yield `struck in ${text}`;
    if (text.trim() === "") yield "an empty text";
  }
  for (const one of objectsIn(value))
    for (const inside of Object.values(one))
      if (typeof inside === "string" && (!inside.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(inside))) yield inside;
}

function twice(all: readonly string[]): readonly string[] {
  return all.filter((one, n) => all.indexOf(one) !== n);
}

function* menuFaults(value: unknown): Generator<string> {
  for (const one of componentsIn(value)) {
    const options = Array.isArray(one["options"]) ? one["options"].filter(isBag) : [];
    yield* twice(options.map((option) => String(option["value"]))).map((same) => `the same value twice: ${same}`);
    if (typeof one["label"] === "string" && one["label"].trim() === "") yield "an empty label";
    if (one["type"] === 4 && typeof one["value"] === "string" && one["value"].length > Number(one["max_length"])) yield "more than fits";
  }
}

/** What the loopback Discord has against it. */
function byPeer(check: (problems: Problems) => void): readonly unknown[] {
  const problems = new Problems();
  check(problems);
  return problems.all;
}

/** A message that Discord would take, in which nothing that people wrote is more than text. */
export function expectMessage({ body }: { readonly body: unknown }): void {
  const bag = isBag(body) ? body : {};
  const all = componentsIn(bag["components"]);
  const signs = texts(bag["components"]).reduce((sum, text) => sum + text.length, 0);
  const ids = idsIn(bag["components"]);
  expect({
    faults: [
      ...unsafe(body),
      ...menuFaults(body),
      ...twice(ids),
      ...ids.filter((id) => readCustomId(id) === undefined && !/^[px]\//.test(id)),
    ],
    schema: bySchema?.("MessageCreateRequest", body) ?? [],
    peer: byPeer((problems) => checkMessage(problems, bag, { v2: true, files: [] })),
    components: Math.max(0, all.length - 40),
    signs: Math.max(0, signs - 4000),
    mentions: bag["allowed_mentions"],
  }).toEqual({ faults: [], schema: [], peer: [], components: 0, signs: 0, mentions: { parse: [] } });
  for (const one of Array.isArray(bag["components"]) ? bag["components"] : []) new ContainerBuilder(one).toJSON();
}

/** A modal that Discord would take, in which nothing that people wrote is more than text. */
export function expectModal(modal: unknown): void {
  const bag = isBag(modal) ? modal : {};
  const top = Array.isArray(bag["components"]) ? bag["components"] : [];
  expect({
    faults: [...unsafe(modal), ...menuFaults(modal), ...twice(idsIn(modal))],
    schema: bySchema?.("ModalInteractionCallbackRequestData", modal) ?? [],
    peer: byPeer((problems) => checkModal(problems, bag)),
    components: top.length >= 1 && top.length <= 5,
    inputs: top.some((one) => isBag(one) && one["type"] === 18),
    title: String(bag["title"]).length <= 45,
  }).toEqual({ faults: [], schema: [], peer: [], components: true, inputs: true, title: true });
  new ModalBuilder(modal as ConstructorParameters<typeof ModalBuilder>[0]).toJSON();
}
