import type { RequestListener } from "node:http";
import type { Chat } from "#facilitator/ports-chat.ts";
import type { Standing } from "#facilitator/shelf.ts";
import type { Desk } from "./desk.ts";
import { mendRevoked } from "#facilitator/doors/mend.ts";
import { createOnce } from "#facilitator/doors/once.ts";
import type { DoorPorts } from "#facilitator/doors/ports.ts";
import { wordsIn } from "#facilitator/doors/speaking.ts";
import { createReminding } from "./direct.ts";
import { installRoutes } from "./install-page.ts";
import { type InstallPorts, installedWorkspaces } from "./installs.ts";
import { listen } from "./listen.ts";
import { paths } from "./manifest.ts";
import { createChat } from "./post.ts";
import { addressOf } from "./thread.ts";
import { createTransport, type Way } from "./transport.ts";
import { createUsers } from "./users.ts";
import { createClients, oneWorkspace, type Workspaces } from "./workspaces.ts";

/** How Slack is reached: one workspace by its bot token, or many by installs; events by socket or by HTTP. */
export type SlackSettings = {
  readonly apiUrl?: string;
  readonly way: Way;
  readonly token?: string;
  readonly installs?: Omit<InstallPorts, "apiUrl" | "trouble" | "clock"> & { readonly url: string };
};

export type Slack = {
  readonly chat: Chat;
  /** Asks people who are missing to look, in their direct messages. */
  readonly remind: (standing: Standing, missing: readonly string[]) => Promise<void>;
  /** Answers what comes to `/slack/…` on the port of the pages; undefined where nothing does. */
  readonly listener?: RequestListener;
  /** Begins to listen, and goes on trying by itself. Rejects when Slack, or the store, cannot be asked just now. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

function workspacesOf({ clock, log }: DoorPorts, { apiUrl, token, installs }: SlackSettings): Workspaces {
  const refused = (code: string) => log.error({ code }, "Slack refuses the bot's token; it is asked again");
  if (token !== undefined) return oneWorkspace({ token, apiUrl, clock, refused });
  if (installs === undefined) throw new Error("Slack needs a bot token, or a client id and secret");
  const trouble = (workspace: string, error: unknown) => {
    const code = typeof error === "string" ? error : error instanceof Error ? error.name : "none";
    log.error({ workspace, code }, "a workspace's Slack token could not be read or renewed; it is tried again");
  };
  return installedWorkspaces({ ...installs, clock, apiUrl, trouble });
}

function routes(events: RequestListener | undefined, installs: RequestListener | undefined): RequestListener | undefined {
  if (events === undefined && installs === undefined) return undefined;
  return (request, response) => {
    const path = (request.url ?? "").split("?")[0];
    const listener = path === paths.events ? events : path === paths.install || path === paths.redirect ? installs : undefined;
    if (listener !== undefined) return listener(request, response);
    response.writeHead(404).end();
  };
}

/** Slack, ready to be started. Nothing is asked of Slack before that, so that it may be away; rejects where the settings are not whole. */
export async function createSlack(ports: DoorPorts, settings: SlackSettings): Promise<Slack> {
  const workspaces = workspacesOf(ports, settings);
  const { installs, apiUrl, way } = settings;
  const client = createClients(apiUrl);
  const desk: Desk = { ...ports, workspaces, client, users: createUsers(ports), once: createOnce() };
  const { app, start, stop, listener } = createTransport({ way, workspaces, apiUrl, log: ports.log });
  listen(app, desk);
  const kept = async (workspace: string) => mendRevoked(desk, "slack", (place) => addressOf(place).workspace === workspace);
  const pages =
    installs === undefined
      ? undefined
      : installRoutes({ ...installs, apiUrl, keeping: { vault: installs.vault, clock: ports.clock, kept } });
  const answers = routes(listener, pages);
  return {
    chat: createChat({ workspaces, client, words: (place) => wordsIn(desk, { ...place, person: null }) }),
    remind: createReminding(desk),
    async start() {
      await start();
      const known = new Set((await workspaces.all()).map((one) => one.id));
      await mendRevoked(desk, "slack", (place) => known.has(addressOf(place).workspace));
    },
    stop,
    ...(answers === undefined ? {} : { listener: answers }),
  };
}
