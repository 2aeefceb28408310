import type { Channel, Enterprise, Install, Team, User, World } from "./world.ts";
import type { Tokens } from "./tokens.ts";

export type UserMake = {
  readonly name: string;
  readonly realName?: string;
  readonly email?: string;
  readonly tz?: string;
  readonly tzOffset?: number;
  readonly locale?: string;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
};

export type ChannelMake = {
  readonly name: string;
  readonly private?: boolean;
  readonly archived?: boolean;
  /** ids of users who are in it from the start */
  readonly members?: readonly string[];
  /** the bot of the workspace's install is in it; false unless told */
  readonly withBot?: boolean;
  /** other workspaces that share it by Slack Connect */
  readonly sharedWith?: readonly string[];
};

export type InstallMake = {
  readonly scopes?: readonly string[];
  /** tokens run out after twelve hours and come with a refresh token */
  readonly rotates?: boolean;
  /** who installs; the first person of the workspace unless told */
  readonly by?: string;
};

export type Installed = {
  readonly install: Install;
  readonly botToken: string;
  readonly refreshToken: string | undefined;
  readonly botUserId: string;
  readonly botId: string;
};

/** What an app of this kind asks for; less than this makes `missing_scope` provable. */
export const usualScopes: readonly string[] = [
  "chat:write",
  "commands",
  "app_mentions:read",
  "im:write",
  "im:history",
  "users:read",
  "team:read",
  "channels:read",
  "groups:read",
  "im:read",
  "files:write",
];

/** Puts workspaces, people and channels into the world, as they were before the app came. */
export class Make {
  readonly #world: World;
  readonly #tokens: Tokens;

  constructor(world: World, tokens: Tokens) {
    this.#world = world;
    this.#tokens = tokens;
  }

  enterprise(name: string): Enterprise {
    const made = { id: this.#world.id("E"), name };
    this.#world.enterprises.set(made.id, made);
    return made;
  }

  team(name: string, enterprise?: Enterprise): Team {
    const domain = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    const made = { id: this.#world.id("T"), name, domain, enterprise };
    this.#world.teams.set(made.id, made);
    return made;
  }

  user(team: string, make: UserMake): User {
    const made: User = {
      id: this.#world.id("U"),
      teamId: this.#world.team(team).id,
      name: make.name.toLowerCase().replaceAll(" ", "."),
      realName: make.realName ?? make.name,
      email: make.email ?? `${make.name.toLowerCase().replaceAll(" ", ".")}@example.com`,
      tz: make.tz ?? "Europe/Tallinn",
      tzOffset: make.tzOffset ?? 7200,
      locale: make.locale ?? "en-GB",
      isBot: make.isBot ?? false,
      deleted: make.deleted ?? false,
    };
    this.#world.users.set(made.id, made);
    return made;
  }

  channel(team: string, make: ChannelMake): Channel {
    const made: Channel = {
      id: this.#world.id("C"),
      teamId: this.#world.team(team).id,
      name: make.name,
      kind: make.private === true ? "private" : "public",
      members: new Set(make.members ?? []),
      sharedWith: make.sharedWith ?? [],
      archived: make.archived ?? false,
      messages: [],
      ephemerals: [],
      lastTs: 0,
    };
    const bot = this.#world.installIn(team)?.botUser;
    if (make.withBot === true) {
      if (bot === undefined) throw new Error(`the app is not installed in ${team}: install it before its bot joins`);
      made.members.add(bot);
    }
    this.#world.channels.set(made.id, made);
    return made;
  }

  /** Installs the app into a workspace or, org-wide, into an enterprise, without the pages of OAuth. */
  install(where: Team | Enterprise, make: InstallMake = {}): Installed {
    const wide = "domain" in where ? undefined : where.id;
    const install = putInstall(this.#world, {
      ...(wide === undefined ? { team: where.id } : { enterprise: wide }),
      scopes: make.scopes ?? usualScopes,
      rotates: make.rotates ?? false,
      ...(make.by === undefined ? {} : { by: make.by }),
    });
    const { token, refresh } = this.#tokens.issue(install);
    return { install, botToken: token, refreshToken: refresh, botUserId: install.botUser, botId: install.botId };
  }
}

type Putting = {
  readonly team?: string;
  readonly enterprise?: string;
  readonly scopes: readonly string[];
  readonly rotates: boolean;
  readonly by?: string;
};

/** The app in a workspace or an enterprise; the bot keeps its user over a second installation. */
export function putInstall(world: World, { team, enterprise, scopes, rotates, by }: Putting): Install {
  const before = world.installs.findIndex((one) => one.team === team && one.enterprise === enterprise);
  const home = team ?? [...world.teams.values()].find((one) => one.enterprise?.id === enterprise)?.id;
  if (home === undefined) throw new Error("an enterprise without a workspace cannot install an app");
  const old = world.installs[before];
  const botUser = old?.botUser ?? world.id("U");
  const botId = old?.botId ?? world.id("B");
  const installer = by ?? [...world.users.values()].find((one) => one.teamId === home && !one.isBot)?.id ?? world.id("U");
  const made: Install = { team, enterprise, botUser, botId, scopes, rotates, installer, active: true };
  if (before >= 0) world.installs.splice(before, 1);
  world.installs.push(made);
  if (!world.users.has(botUser)) {
    const bot: User = {
      id: botUser,
      teamId: home,
      name: "app",
      realName: "App",
      email: "",
      tz: "America/Los_Angeles",
      tzOffset: -28_800,
      locale: "en-US",
      isBot: true,
      deleted: false,
    };
    world.users.set(botUser, bot);
  }
  return made;
}
