import type { Call } from "./core.ts";
import { idAt } from "./find.ts";
import { type Bag, found } from "../json.ts";
import { sizes } from "./limits.ts";
import { cut, listed } from "./paging.ts";
import { notFound } from "./refused.ts";
import type { Route } from "./route.ts";
import { userRead } from "./values.ts";

/** Guests are not listed. */
function list({ core, args }: Call): Bag {
  const all = [...core.world.users.values()].filter((one) => !one.guest);
  return listed(
    cut(all, args, (one) => one.id),
    "user",
    (one) => userRead(core, one),
  );
}

function retrieve({ core, args }: Call): Bag {
  const id = idAt(args["user_id"], "path.user_id");
  const user = core.world.users.get(id);
  if (user === undefined) throw notFound("user", id);
  return userRead(core, user);
}

function me({ core }: Call): Bag {
  const { integration, workspace } = core;
  const bot = found(core.world.users.get(integration.bot), "the integration has no bot");
  return {
    object: "user",
    id: bot.id,
    name: bot.name,
    avatar_url: null,
    type: "bot",
    bot: {
      owner: { type: "workspace", workspace: true },
      workspace_id: workspace.id,
      workspace_limits: { max_file_upload_size_in_bytes: sizes.singlePartBytes },
      workspace_name: workspace.name,
    },
  };
}

export const userRoutes: readonly Route[] = [
  { method: "GET", path: "users/me", asks: "GetSelfParameters", answers: "GetSelfResponse", needs: undefined, writes: false, does: me },
  { method: "GET", path: "users", asks: "ListUsersParameters", answers: "ListUsersResponse", needs: "users", writes: false, does: list },
  {
    method: "GET",
    path: "users/:user_id",
    asks: "GetUserParameters",
    answers: "GetUserResponse",
    needs: "users",
    writes: false,
    does: retrieve,
  },
];
