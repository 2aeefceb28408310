import type { Call, Core } from "./core.ts";
import { blockAt, idAt, refuseTrashed } from "./find.ts";
import { commentHappened } from "./happenings.ts";
import { type Bag, bag, text } from "../json.ts";
import { words } from "./limits.ts";
import { cut, listed } from "./paging.ts";
import { failedValidation, notFound, notOffered, restricted } from "./refused.ts";
import { commentRead } from "./read.ts";
import { runsFrom } from "./rich-text.ts";
import type { Route } from "./route.ts";
import { type Comment, type Node, restamp, type Run, type World } from "./world.ts";

export type NewComment = { readonly on: Node; readonly discussion?: string; readonly runs: readonly Run[]; readonly displayName: Bag };

/** Hangs a comment on a page or block, or into a discussion that goes on there. */
export function makeComment(world: World, { on, discussion, runs, displayName }: NewComment, by: string): Comment {
  const comment: Comment = {
    id: world.ids.uuid(),
    discussion: discussion ?? world.ids.uuid(),
    on: on.id,
    runs,
    displayName,
    stamp: world.stamp(by),
  };
  world.comments.set(comment.id, comment);
  return comment;
}

function create({ core, args }: Call): Bag {
  if ("markdown" in args || "attachments" in args) throw notOffered("markdown and attachments of comments");
  const { on, discussion } = placeOf(core, args);
  refuseTrashed(core, on);
  const runs = runsFrom(core, args["rich_text"], "body.rich_text");
  if (runs.length === 0) throw failedValidation("body", ["body.rich_text.length should be ≥ `1`, instead was `0`."]);
  const custom = bag(bag(args["display_name"])["custom"])["name"];
  const displayName =
    typeof custom === "string" ? { type: "custom", resolved_name: custom } : { type: "integration", resolved_name: core.integration.name };
  const comment = makeComment(
    core.world,
    { on, runs, displayName, ...(discussion === undefined ? {} : { discussion }) },
    core.integration.bot,
  );
  commentHappened(core, comment, "created", core.integration.bot);
  return commentRead(core, comment);
}

function placeOf(core: Core, args: Bag): { readonly on: Node; readonly discussion?: string } {
  if ("discussion_id" in args) {
    const discussion = idAt(args["discussion_id"], "body.discussion_id");
    const one = [...core.world.comments.values()].find((each) => each.discussion === discussion);
    if (one === undefined || !core.world.sees(core.world.node(one.on))) throw notFound("discussion", discussion);
    return { on: core.world.node(one.on), discussion };
  }
  const parent = bag(args["parent"]);
  const key = "page_id" in parent ? "page_id" : "block_id";
  return { on: blockAt(core, parent[key], `body.parent.${key}`) };
}

function list({ core, args }: Call): Bag {
  const on = blockAt(core, args["block_id"], "query.block_id");
  const all = [...core.world.comments.values()].filter((one) => one.on === on.id);
  return listed(
    cut(all, args, (one) => one.id),
    "comment",
    (one) => commentRead(core, one),
  );
}

function commentAt({ core, args }: Call): Comment {
  const id = idAt(args["comment_id"], "path.comment_id");
  const comment = core.world.comments.get(id);
  if (comment === undefined || !core.world.sees(core.world.node(comment.on))) throw notFound("comment", id);
  return comment;
}

function ownComment(call: Call): Comment {
  const comment = commentAt(call);
  if (comment.stamp.createdBy !== call.core.integration.bot) throw restricted(words.restricted);
  return comment;
}

function update(call: Call): Bag {
  const { core, args } = call;
  const comment = ownComment(call);
  if ("markdown" in args) throw notOffered("markdown of comments");
  comment.runs = runsFrom(core, args["rich_text"], "body.rich_text");
  restamp(comment.stamp, core.world, core.integration.bot);
  commentHappened(core, comment, "updated", core.integration.bot);
  return commentRead(core, comment);
}

function remove(call: Call): Bag {
  const comment = ownComment(call);
  const shown = commentRead(call.core, comment);
  commentHappened(call.core, comment, "deleted", call.core.integration.bot);
  call.core.world.comments.delete(text(comment.id));
  return shown;
}

const one = { path: "comments/:comment_id", answers: "GetCommentResponse" };

export const commentRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "comments",
    asks: "CreateCommentParameters",
    answers: "CreateCommentResponse",
    needs: "insertComments",
    writes: true,
    does: create,
  },
  {
    method: "GET",
    path: "comments",
    asks: "ListCommentsParameters",
    answers: "ListCommentsResponse",
    needs: "readComments",
    writes: false,
    does: list,
  },
  {
    method: "GET",
    ...one,
    asks: "GetCommentParameters",
    needs: "readComments",
    writes: false,
    does: (call) => commentRead(call.core, commentAt(call)),
  },
  { method: "PATCH", ...one, asks: "UpdateCommentParameters", needs: "insertComments", writes: true, does: update },
  { method: "DELETE", ...one, asks: "DeleteCommentParameters", needs: "insertComments", writes: true, does: remove },
];
