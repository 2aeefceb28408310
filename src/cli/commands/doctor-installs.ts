import { createSeal, SealBroken } from "#lib/sealed.ts";
import { Unreachable } from "#lib/unreachable.ts";
import type { House } from "../house.ts";
import { slackRoom } from "../wire.ts";

/** So many workspaces are asked about; the rest are counted. */
const most = 20;
/** How long one may take, reading what is kept of it included. */
const patienceMs = 5_000;

type Room = Awaited<ReturnType<typeof slackRoom>>;

/** What it takes to look at an install; `again`: what is to be done where nothing else helps. */
type Looking = { readonly house: House; readonly room: Room; readonly key: string; readonly again: string };

/** Nobody's leases: who looks renews no token, since a renewed one that could not be kept would be lost. */
const noLeases = { take: async () => undefined, renew: async () => false, release: async () => undefined };

function vaultOf({ house, key }: Pick<Looking, "house" | "key">) {
  return house.vault(createSeal(key.split(",").map((one) => one.trim())));
}

/** What is wrong with what is kept of an install. `told`: what the Slack room said of it, if anything. */
function unreadable(error: unknown, told: unknown, again: string): string {
  if (told instanceof SealBroken) return `no key of TEEKOND_KEY opens its token: set the key that it was kept with, or ${again}`;
  if (told !== undefined) return `its token has run out, and is renewed when Teekond is used there next: where that fails, ${again}`;
  if (error instanceof Unreachable) return "the database does not answer";
  return `what is kept of it cannot be read: ${again}`;
}

/** What Slack says to a token, and which rights are missing. */
async function asked({ house, room, again }: Looking, token: string): Promise<string> {
  try {
    const { scopes: granted } = await room.whoAmI(token, house.config.SLACK_API_URL);
    const lacking = Object.keys(room.scopes).filter((scope) => !granted.has(scope));
    const without = Object.keys(room.optionalScopes).filter((scope) => !granted.has(scope));
    const good = lacking.length === 0 ? "its token is good" : `its token is good, but rights are missing (${lacking.join(", ")}): ${again}`;
    return without.length === 0 ? good : `${good}; not granted, works without: ${without.join(", ")}`;
  } catch (error) {
    const code = room.codeOf(error);
    return code === undefined || room.isDoubtful(code)
      ? "Slack does not answer for it just now: try again later"
      : `its token is refused (${code}): ${again}`;
  }
}

async function judged(looking: Looking, id: string): Promise<string> {
  const { house, room, again } = looking;
  const { SLACK_API_URL: apiUrl, SLACK_CLIENT_ID: clientId = "", SLACK_CLIENT_SECRET: clientSecret = "" } = house.config;
  let told: unknown;
  const workspaces = room.installedWorkspaces({
    vault: vaultOf(looking),
    leases: noLeases,
    who: "doctor",
    clock: house.clock,
    clientId,
    clientSecret,
    apiUrl,
    trouble: (_, error) => (told = error),
  });
  try {
    const workspace = await workspaces.of(id);
    return workspace === undefined ? "it was removed just now" : await asked(looking, workspace.token);
  } catch (error) {
    return unreadable(error, told, again);
  }
}

/** What comes of the work, or `late` once the time is over; what the work then does is nobody's matter. */
async function within(ms: number, work: Promise<string>, late: string): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(late), ms);
  });
  return Promise.race([work, over]).finally(() => clearTimeout(timer));
}

/**
 * What `doctor` says of the workspaces that installed Teekond: of each whether its token holds and what fixes it, by its id and never with its
 * token. Nothing where they are not served: one bot token is configured, or what they need is not complete.
 */
export async function installLines(house: House, ms = patienceMs): Promise<readonly string[]> {
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, TEEKOND_KEY: key, TEEKOND_URL } = house.config;
  const many = SLACK_BOT_TOKEN === undefined && SLACK_CLIENT_ID !== undefined && SLACK_CLIENT_SECRET !== undefined;
  if (!many || key === undefined || TEEKOND_URL === undefined) return [];
  const room = await slackRoom();
  const page = `${TEEKOND_URL}${room.paths.install}`;
  const ids = await vaultOf({ house, key })
    .names("slack")
    .catch(() => undefined);
  if (ids === undefined) return ["Slack: which workspaces installed Teekond cannot be read: the database does not answer"];
  if (ids.length === 0) return [`Slack: no workspace has installed Teekond yet: that is done at ${page}`];
  const looking = { house, room, key, again: `install Teekond again there, at ${page}` };
  const late = `no answer within ${ms / 1000} seconds: try again later`;
  const lines = ids.slice(0, most).map(async (id) => `Slack: workspace ${id}: ${await within(ms, judged(looking, id), late)}`);
  const rest = ids.length - most;
  return [
    `Slack: workspaces that installed Teekond: ${ids.length}`,
    ...(await Promise.all(lines)),
    ...(rest > 0 ? [`Slack: ${rest} more, not asked about`] : []),
  ];
}
