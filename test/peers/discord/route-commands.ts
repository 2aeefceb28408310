import { type Answered, type Request, seenGuild } from "./call.ts";
import { checkCommand } from "./command-check.ts";
import { type Bag, bags, isBag, number, present, text } from "../json.ts";
import { commandSizes } from "./limits.ts";
import { Problems } from "./problems.ts";
import { Refused } from "./refused.ts";
import { commandJson } from "./shapes.ts";
import type { Command } from "./world.ts";

/** The app's own commands: everywhere, or of one guild. Refused where the app is another, or the guild is not the bot's. */
function placeOf(request: Request): string | undefined {
  const { core, params } = request;
  if (params["application_id"] !== core.app.id) throw new Refused("NotAuthorizedToPerformThisActionOnThisApplication");
  const { guild_id: guildId } = params;
  if (guildId === undefined) return undefined;
  if (!core.world.joined.has(guildId)) throw new Refused("MissingAccess");
  return seenGuild(request, guildId).id;
}

function commandsIn(request: Request, guildId: string | undefined): readonly Command[] {
  return [...request.core.world.commands.values()].filter((one) => one.guildId === guildId);
}

function kindOf(json: Bag): number {
  return number(json["type"], 1);
}

/** `GET …/commands` */
export function listCommands(request: Request): Answered {
  const localised = request.query.get("with_localizations") === "true";
  const all = commandsIn(request, placeOf(request));
  return { status: 200, json: all.map((one) => commandJson(request.core, one, localised)) };
}

/** `GET …/commands/{command_id}` */
export function getCommand(request: Request): Answered {
  return { status: 200, json: commandJson(request.core, held(request), true) };
}

function held(request: Request): Command {
  const place = placeOf(request);
  const command = request.core.world.commands.get(request.params["command_id"] ?? "");
  if (command === undefined || command.guildId !== place) throw new Refused("UnknownApplicationCommand");
  return command;
}

/** `POST …/commands`: a command of the same name and kind is replaced. */
export function createCommand(request: Request): Answered {
  const guildId = placeOf(request);
  const problems = new Problems();
  checkCommand(problems, request.body);
  problems.settle();
  const all = commandsIn(request, guildId);
  const same = all.find((one) => sameName(one.json, request.body));
  if (same === undefined) checkCounts([...all.map((one) => one.json), request.body]);
  const made = put(request, guildId, request.body, same);
  return { status: same === undefined ? 201 : 200, json: commandJson(request.core, made, true) };
}

/** `PUT …/commands`: these and no others. */
export function replaceCommands(request: Request): Answered {
  const guildId = placeOf(request);
  const wanted = bags(request.listed);
  const problems = new Problems();
  for (const [n, one] of wanted.entries()) {
    checkCommand(problems, one, [n]);
    if (wanted.slice(0, n).some((other) => sameName(other, one))) {
      problems.add([n], "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
    }
  }
  problems.settle();
  checkCounts(wanted);
  const before = commandsIn(request, guildId);
  const pairs = wanted.map((json) => ({ json, same: before.find((one) => sameName(one.json, json)) }));
  checkQuota(request, guildId, pairs.filter((one) => one.same === undefined).length);
  for (const one of before) request.core.world.commands.delete(one.id);
  const made = pairs.map(({ json, same }) => put(request, guildId, json, same));
  return { status: 200, json: made.map((one) => commandJson(request.core, one, true)) };
}

/** `PATCH …/commands/{command_id}` */
export function updateCommand(request: Request): Answered {
  const command = held(request);
  const json = { ...command.json, ...request.body };
  const problems = new Problems();
  checkCommand(problems, json);
  problems.settle();
  command.json = normal(json);
  command.version = request.core.world.id();
  return { status: 200, json: commandJson(request.core, command, true) };
}

/** `DELETE …/commands/{command_id}` */
export function deleteCommand(request: Request): Answered {
  request.core.world.commands.delete(held(request).id);
  return { status: 204 };
}

function sameName(one: Bag, other: Bag): boolean {
  return one["name"] === other["name"] && kindOf(one) === kindOf(other);
}

function checkCounts(all: readonly Bag[]): void {
  const most = { 1: commandSizes.chatInput, 2: commandSizes.user, 3: commandSizes.message } as const;
  for (const [kind, max] of Object.entries(most)) {
    if (all.filter((one) => kindOf(one) === Number(kind)).length > max) throw new Refused("MaximumNumberOfApplicationCommandsReached");
  }
}

/** When new commands were made, per world and guild: 200 a day. */
const madeAt = new WeakMap<object, Map<string, number[]>>();

function checkQuota({ core }: Request, guildId: string | undefined, more: number): void {
  const now = core.world.clock.now();
  const all = madeAt.get(core.world) ?? new Map<string, number[]>();
  madeAt.set(core.world, all);
  const recent = (all.get(guildId ?? "") ?? []).filter((at) => at > now - 86_400_000);
  if (recent.length + more > commandSizes.createdADay) throw new Refused("MaximumDailyApplicationCommandCreatesReached");
  all.set(guildId ?? "", [...recent, ...Array.from({ length: more }, () => now)]);
}

function put(request: Request, guildId: string | undefined, json: Bag, same: Command | undefined): Command {
  const { world } = request.core;
  if (same === undefined && request.listed.length === 0) checkQuota(request, guildId, 1);
  const command: Command = { id: same?.id ?? world.id(), guildId, json: normal(json), version: world.id() };
  world.commands.set(command.id, command);
  return command;
}

/** A command as Discord gives it back: with everything that was left out. */
function normal(json: Bag): Bag {
  const { id: _id, ...rest } = json;
  const permissions = rest["default_member_permissions"];
  return present({
    ...withoutNull(rest),
    type: kindOf(json),
    description: text(json["description"]),
    name_localizations: rest["name_localizations"] ?? null,
    description_localizations: rest["description_localizations"] ?? null,
    default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
    integration_types: rest["integration_types"] ?? [0],
    contexts: rest["contexts"] ?? null,
    nsfw: rest["nsfw"] === true,
  });
}

function withoutNull(json: Bag): Bag {
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => {
      if (value === null) return [];
      return [[name, Array.isArray(value) ? value.map((one) => (isBag(one) ? withoutNull(one) : one)) : value] as const];
    }),
  );
}
