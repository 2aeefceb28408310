import type { Planned } from "./blocks-plan.ts";
import { countPlanned, makeBlocks } from "./blocks-plan.ts";
import type { Core } from "./core.ts";
import { attach } from "./files.ts";
import { refuseFull } from "./find.ts";
import { contentHappened, databaseHappened, pageHappened } from "./happenings.ts";
import type { Bag } from "../json.ts";
import { firstStatus, type PlannedValue, setValues } from "./values-plan.ts";
import type { DataSource, Node, Page, Parent } from "./world.ts";

/** A page or row that may be made: everything about it was looked at. */
export type PlannedPage = {
  readonly into: { readonly node: Node; readonly index: number } | { readonly source: DataSource } | "workspace";
  readonly values: readonly PlannedValue[];
  readonly icon: Bag | null;
  readonly cover: Bag | null;
  readonly children: readonly Planned[];
};

/** Makes it. Refused only where the workspace's plan is full, before anything was made. */
export function makePage(core: Core, planned: PlannedPage, by: string): Page {
  const { world } = core;
  refuseFull(core, 1 + countPlanned(planned.children));
  const { into } = planned;
  const parent: Parent =
    into === "workspace"
      ? { type: "workspace" }
      : "source" in into
        ? { type: "source", id: into.source.id }
        : { type: into.node.kind === "block" ? "block" : "page", id: into.node.id };
  const number = into !== "workspace" && "source" in into ? into.source.rows.length + 1 : 0;
  const page: Page = {
    kind: "page",
    id: world.ids.uuid(),
    parent,
    children: [],
    trashed: false,
    stamp: world.stamp(by),
    values: new Map(),
    icon: planned.icon,
    cover: planned.cover,
    locked: false,
    shared: undefined,
    number,
  };
  world.nodes.set(page.id, page);
  world.made += 1;
  attach(core, planned.icon);
  attach(core, planned.cover);
  if (into !== "workspace" && "source" in into) {
    into.source.rows.push(page.id);
    for (const one of into.source.properties) if (one.type === "status") page.values.set(one.id, firstStatus(core, one));
  }
  if (into !== "workspace" && "node" in into) into.node.children.splice(into.index, 0, page.id);
  setValues(core, page, planned.values);
  makeBlocks(core, planned.children, { holder: page, index: 0 }, by);
  pageHappened(core, page, "created", by);
  return page;
}

/** Into the trash with it, and out again. Nothing happens where it is there already. */
export function setTrashed(core: Core, node: Node, trashed: boolean, by: string): void {
  if (node.trashed === trashed) return;
  node.trashed = trashed;
  core.world.touch(node, by);
  const what = trashed ? "deleted" : "undeleted";
  if (node.kind === "page") pageHappened(core, node, what, by);
  else if (node.kind === "database") databaseHappened(core, node, what, by);
  else contentHappened(core, node, [node.id], by);
}
