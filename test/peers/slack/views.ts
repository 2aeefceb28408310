import type { Call, Method } from "./call.ts";
import { seenUser } from "./call.ts";
import { named } from "./content.ts";
import type { Core } from "./core.ts";
import { type Bag, bags, isBag, text } from "../json.ts";
import { sizes } from "./limits.ts";
import { Refused } from "./refused.ts";
import { viewText } from "./render.ts";
import { checkView } from "./view-check.ts";
import { startingValues } from "./values.ts";
import { found, type OpenView } from "./world.ts";

export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": { needs: ["view", "trigger_id"], does: open },
  "views.push": { needs: ["view", "trigger_id"], does: push },
  "views.update": { needs: ["view"], may: ["view_id", "external_id", "hash"], does: update },
  "views.publish": { needs: ["view", "user_id"], may: ["hash"], does: publish },
};

function open(call: Call): Bag {
  const { core, args } = call;
  const json = checkView(args["view"], "modal");
  const trigger = core.tickets.exchange(args["trigger_id"]);
  freshExternalId(core, json, trigger.team);
  dismiss(core, trigger.user);
  return { view: viewJson(core, putView(core, json, trigger)) };
}

function push(call: Call): Bag {
  const { core, args } = call;
  const json = checkView(args["view"], "modal");
  const trigger = core.tickets.exchange(args["trigger_id"]);
  if (trigger.view === undefined || core.world.stack(trigger.user).length === 0) throw new Refused("not_found");
  freshExternalId(core, json, trigger.team);
  return { view: viewJson(core, putView(core, json, trigger)) };
}

/** Puts a checked modal on top of a person's stack. Refused: `push_limit_reached` above three. */
export function putView(core: Core, json: Bag, { user, team }: { readonly user: string; readonly team: string }): OpenView {
  const { world } = core;
  const stack = world.stack(user);
  if (stack.length >= sizes.viewStack) throw new Refused("push_limit_reached");
  const id = world.id("V");
  const view: OpenView = {
    id,
    user,
    team,
    rootId: stack[0] ?? id,
    previousId: stack.at(-1),
    json: kept(core, json),
    hash: world.hash(),
    values: {},
    errors: {},
  };
  view.values = startingValues(view.json);
  world.views.set(id, view);
  stack.push(id);
  shown(core, view);
  return view;
}

function kept(core: Core, json: Bag): Bag {
  return { ...json, blocks: named(core.world, bags(json["blocks"])) };
}

function freshExternalId(core: Core, json: Bag, team: string, own?: OpenView): void {
  const id = json["external_id"];
  if (id === undefined || id === "") return;
  const taken = [...core.world.views.values(), ...core.world.homes.values()].some(
    (one) => one !== own && one.team === team && one.json["external_id"] === id,
  );
  if (taken) throw new Refused("duplicate_external_id");
}

/** Takes all modals of a person off the screen. */
export function dismiss(core: Core, user: string): void {
  for (const id of core.world.stack(user).splice(0)) core.world.views.delete(id);
}

/** Puts another content into a modal. What the person typed stays where block_id and action_id stay. Refused: `not_found`, `hash_conflict`. */
export function replaceView(core: Core, view: OpenView, json: Bag, hash?: string): void {
  if (hash !== undefined && hash !== view.hash) throw new Refused("hash_conflict");
  freshExternalId(core, json, view.team, view);
  const before = view.values;
  view.json = kept(core, json);
  view.hash = core.world.hash();
  view.errors = {};
  view.values = Object.fromEntries(
    Object.entries(startingValues(view.json)).map(([block, actions]) => [
      block,
      Object.fromEntries(
        Object.entries(actions).map(([action, value]) => {
          const typed = before[block]?.[action];
          return [action, typed !== undefined && typed["type"] === value["type"] ? typed : value];
        }),
      ),
    ]),
  );
  shown(core, view);
}

function update(call: Call): Bag {
  const { core, args, install } = call;
  const { view_id: id, external_id: external } = args;
  if (id === undefined && external === undefined) throw new Refused("invalid_arguments", { arg: "view_id" });
  const all = [...core.world.views.values(), ...core.world.homes.values()];
  const view = all.find((one) => (id === undefined ? one.json["external_id"] === external : one.id === id));
  if (view === undefined || core.world.installIn(view.team) !== install) throw new Refused("not_found");
  const json = checkView(args["view"], view.json["type"] === "home" ? "home" : "modal");
  replaceView(core, view, json, args["hash"] === undefined ? undefined : text(args["hash"]));
  return { view: viewJson(core, view) };
}

function publish(call: Call): Bag {
  const { core, args, install } = call;
  const { world } = core;
  if (!core.app.homeTab) throw new Refused("not_enabled");
  const user = seenUser(call, args["user_id"]);
  const json = checkView(args["view"], "home");
  const held = world.homes.get(user.id);
  if (held !== undefined) {
    replaceView(core, held, json, args["hash"] === undefined ? undefined : text(args["hash"]));
    return { view: viewJson(core, held) };
  }
  if (args["hash"] !== undefined) throw new Refused("hash_conflict");
  const id = world.id("V");
  const team = install.team ?? user.teamId;
  const view: OpenView = {
    id,
    user: user.id,
    team,
    rootId: id,
    previousId: undefined,
    json: kept(core, json),
    hash: world.hash(),
    values: {},
    errors: {},
  };
  view.values = startingValues(view.json);
  world.homes.set(user.id, view);
  shown(core, view);
  return { view: viewJson(core, view) };
}

function shown(core: Core, view: OpenView): void {
  core.journal.show({ channel: undefined, user: view.user, text: viewText(core.world, view) });
}

/** A view as methods answer it and interactions carry it. */
export function viewJson(core: Core, view: OpenView): Bag {
  const { json } = view;
  const modal = json["type"] === "modal";
  const install = found(core.world.installIn(view.team), "the app is not installed where its view stands");
  return {
    id: view.id,
    team_id: core.world.user(view.user).teamId,
    type: json["type"],
    blocks: json["blocks"],
    private_metadata: text(json["private_metadata"]),
    callback_id: text(json["callback_id"]),
    external_id: text(json["external_id"]),
    state: { values: view.values },
    hash: view.hash,
    title: isBag(json["title"]) ? { emoji: true, ...json["title"] } : { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: json["clear_on_close"] === true,
    notify_on_close: json["notify_on_close"] === true,
    close: json["close"] ?? null,
    submit: json["submit"] ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: core.app.appId,
    app_installed_team_id: view.team,
    bot_id: install.botId,
    ...(modal ? { submit_disabled: false } : {}),
  };
}
