import { blockRoutes } from "./blocks.ts";
import { commentRoutes } from "./comments.ts";
import { databaseRoutes } from "./databases.ts";
import { pageRoutes } from "./pages.ts";
import type { Route } from "./route.ts";
import { searchRoutes } from "./search.ts";
import { sourceRoutes } from "./sources.ts";
import { uploadRoutes } from "./uploads.ts";
import { userRoutes } from "./users.ts";
import { viewRoutes } from "./views.ts";

const routes: readonly Route[] = [
  ...blockRoutes,
  ...commentRoutes,
  ...databaseRoutes,
  ...pageRoutes,
  ...searchRoutes,
  ...sourceRoutes,
  ...uploadRoutes,
  ...userRoutes,
  ...viewRoutes,
];

/** What Notion offers too, and this peer does not: asking for it is a failure of the test, not of the caller. */
export const unplayed =
  /^(agents|async_tasks|custom_emojis|meeting_notes|oauth|sessions|views\/[^/]+\/queries|data_sources\/[^/]+\/templates)(\/|$)/;

export type Match = { readonly route: Route; readonly params: Readonly<Record<string, string>> };

/** The route of a request, and what stands in its path; `path` is what follows `/v1/`. */
export function routeOf(method: string, path: string): Match | undefined {
  const parts = path.split("/");
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = paramsIn(route.path.split("/"), parts);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function paramsIn(wanted: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (wanted.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [n, want] of wanted.entries()) {
    const part = parts[n] ?? "";
    if (want.startsWith(":") && part !== "") params[want.slice(1)] = decoded(part);
    else if (want !== part) return undefined;
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
