import { optionKinds } from "./command-check.ts";
import type { Core } from "./core.ts";
import { type Bag, bag, bags, list, number, text } from "../json.ts";
import { commandSizes } from "./limits.ts";
import { resolvedFor } from "./payloads.ts";
import { Impossible } from "./refused.ts";
import type { Command } from "./world.ts";

/** What a person puts into the options of a command: by the option's name, in any language that it has. */
export type Options = Readonly<Record<string, string | number | boolean>>;

export type Typing = { readonly option: string; readonly typed: string };

/** A command as it was typed, ready for the payload. Throws `Impossible` where Discord's own client would not send it. */
export function commandData(
  core: Core,
  at: { readonly command: Command; readonly path: readonly string[]; readonly guildId: string | undefined },
  given: Options,
  typing?: Typing,
): Bag {
  const { command, path, guildId } = at;
  const chosen: { readonly kind: string; readonly id: string }[] = [];
  const walk = (options: readonly Bag[], rest: readonly string[]): readonly Bag[] => {
    const [next, ...deeper] = rest;
    const nested = options.filter((one) => one["type"] === optionKinds.subcommand || one["type"] === optionKinds.group);
    if (next !== undefined) {
      const sub = nested.find((one) => names(one).includes(next));
      if (sub === undefined)
        throw new Impossible(
          `/${text(command.json["name"])} has no ${next}, only ${nested.map((one) => text(one["name"])).join(", ") || "itself"}`,
        );
      return [{ type: sub["type"], name: sub["name"], options: walk(bags(sub["options"]), deeper) }];
    }
    if (nested.length > 0)
      throw new Impossible(`/${text(command.json["name"])} is only used with ${nested.map((one) => text(one["name"])).join(", ")}`);
    return filled(core, options, given, { chosen, typing, guildId });
  };
  const options = walk(bags(command.json["options"]), path);
  const resolved = resolvedFor(core, guildId, chosen);
  return {
    id: command.id,
    name: command.json["name"],
    type: 1,
    ...(options.length > 0 ? { options } : {}),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    ...(command.guildId === undefined ? {} : { guild_id: command.guildId }),
  };
}

/** A name in every language that it has. */
export function names(one: Bag): readonly string[] {
  return [text(one["name"]), ...Object.values(bag(one["name_localizations"])).map(String)];
}

type Filling = {
  readonly chosen: { readonly kind: string; readonly id: string }[];
  readonly typing: Typing | undefined;
  readonly guildId: string | undefined;
};

function filled(core: Core, options: readonly Bag[], given: Options, filling: Filling): readonly Bag[] {
  const { typing } = filling;
  for (const name of [...Object.keys(given), ...(typing === undefined ? [] : [typing.option])]) {
    if (!options.some((one) => names(one).includes(name))) {
      throw new Impossible(`there is no option ${name}, only ${options.map((one) => text(one["name"])).join(", ") || "none"}`);
    }
  }
  return options.flatMap((option) => {
    const all = names(option);
    if (typing !== undefined && all.includes(typing.option)) return [typed(option, typing.typed)];
    const name = Object.keys(given).find((one) => all.includes(one));
    const value = name === undefined ? undefined : given[name];
    if (value !== undefined) return [{ type: option["type"], name: option["name"], value: valueOf(core, option, value, filling) }];
    if (option["required"] === true && typing === undefined) throw new Impossible(`the option ${text(option["name"])} must be filled in`);
    return [];
  });
}

function typed(option: Bag, words: string): Bag {
  if (option["autocomplete"] !== true) throw new Impossible(`the option ${text(option["name"])} asks nobody`);
  return { type: option["type"], name: option["name"], value: words, focused: true };
}

function valueOf(core: Core, option: Bag, value: string | number | boolean, filling: Filling): unknown {
  const name = text(option["name"]);
  const no = (why: string) => new Impossible(`${name}: ${why}`);
  const choices = bags(option["choices"]);
  if (choices.length > 0) {
    const choice = choices.find((one) => one["value"] === value || names(one).includes(String(value)));
    if (choice === undefined) throw no(`there is no choice ${String(value)}, only ${choices.map((one) => text(one["name"])).join(", ")}`);
    return choice["value"];
  }
  switch (option["type"]) {
    case optionKinds.string:
      return words(option, value, no);
    case optionKinds.integer:
    case optionKinds.number:
      return numeric(option, value, no);
    case optionKinds.boolean:
      if (typeof value !== "boolean") throw no("is yes or no");
      return value;
    default:
      return chosenId(core, option, String(value), filling);
  }
}

function words(option: Bag, value: unknown, no: (why: string) => Impossible): string {
  if (typeof value !== "string" || value === "") throw no("is a text");
  const length = [...value].length;
  if (length > number(option["max_length"], commandSizes.stringValue))
    throw no(`takes ${number(option["max_length"], 6000)} characters, not ${length}`);
  if (length < number(option["min_length"], 1)) throw no(`wants ${number(option["min_length"])} characters`);
  return value;
}

function numeric(option: Bag, value: unknown, no: (why: string) => Impossible): number {
  if (typeof value !== "number" || (option["type"] === optionKinds.integer && !Number.isInteger(value))) throw no("is a number");
  if (value < number(option["min_value"], -Infinity) || value > number(option["max_value"], Infinity)) throw no(`${value} lies outside`);
  return value;
}

function chosenId(core: Core, option: Bag, id: string, { chosen, guildId }: Filling): string {
  const kind = kindOf(core, option["type"], id, guildId);
  if (kind === undefined) throw new Impossible(`${text(option["name"])}: ${id} cannot be chosen`);
  const types = list(option["channel_types"]);
  if (kind === "channel" && types.length > 0 && !types.includes(core.world.channel(id).type)) {
    throw new Impossible(`${text(option["name"])}: a channel of this type cannot be chosen`);
  }
  chosen.push({ kind, id });
  return id;
}

function kindOf(core: Core, type: unknown, id: string, guildId: string | undefined): "user" | "role" | "channel" | undefined {
  const guild = guildId === undefined ? undefined : core.world.guild(guildId);
  const isUser = core.world.users.has(id) && (guild === undefined || guild.members.has(id));
  const isRole = guild?.roles.has(id) === true;
  if ((type === optionKinds.user || type === optionKinds.mentionable) && isUser) return "user";
  if ((type === optionKinds.role || type === optionKinds.mentionable) && isRole) return "role";
  return type === optionKinds.channel && core.world.channels.get(id)?.guildId === guildId ? "channel" : undefined;
}
