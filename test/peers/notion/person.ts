import { makePage, setTrashed } from "./acts.ts";
import { changed } from "./block-content.ts";
import { holderOf, makeBlocks, planBlocks } from "./blocks-plan.ts";
import { makeComment } from "./comments.ts";
import type { Core } from "./core.ts";
import { commentHappened, contentHappened, pageHappened, schemaHappened, valuesHappened } from "./happenings.ts";
import { type Bag, found } from "../json.ts";
import { optionsOf } from "./options.ts";
import { propertyOf } from "./property-kinds.ts";
import { typed } from "./rich-text.ts";
import { changeSchema, planSchema } from "./schema-plan.ts";
import { planValues, setValues } from "./values-plan.ts";
import { dropView } from "./views.ts";
import { type DataSource, type Node, type Property, restamp, type User } from "./world.ts";

/**
 * Somebody who works in Notion's own window. Every act is done at once, bumps who edited last and when, and waits as an event for the webhook.
 * Ids are those of the API. What a person cannot do throws an Error, as does an id that is not there.
 */
export class Person {
  readonly #core: Core;
  readonly user: User;
  constructor(core: Core, user: User) {
    this.#core = core;
    this.user = user;
  }

  get id(): string {
    return this.user.id;
  }

  /** Writes another text into a block that has one. */
  editText(blockId: string, text: string): void {
    const block = this.#node(blockId);
    if (block.kind !== "block" || !("rich_text" in block.content)) throw new Error(`there is no text to edit in ${blockId}`);
    block.content = { ...block.content, rich_text: typed(text) };
    this.#content(block, [block.id]);
  }

  /** Changes whatever else a block says, in the shape of a request: `{ checked: true }`. */
  editBlock(blockId: string, said: Bag): void {
    const block = this.#node(blockId);
    if (block.kind !== "block") throw new Error(`${blockId} is no block`);
    block.content = changed(this.#core, block, said, "block");
    this.#content(block, [block.id]);
  }

  /** Adds blocks, in the shape of a request, after a block; answers their ids. */
  addAfter(blockId: string, ...blocks: readonly Bag[]): readonly string[] {
    const block = this.#node(blockId);
    const holder = found(this.#core.world.above(block), "nothing stands beside a page of the workspace");
    return this.#add(holder, holder.children.indexOf(block.id) + 1, blocks);
  }

  /** Adds blocks at the end of a page or block; answers their ids. */
  addInto(holderId: string, ...blocks: readonly Bag[]): readonly string[] {
    const holder = this.#node(holderId);
    return this.#add(holder, holder.children.length, blocks);
  }

  /** Drags a block to the place after another, wherever that is. */
  moveAfter(blockId: string, afterId: string): void {
    const { world } = this.#core;
    const block = this.#node(blockId);
    const to = found(world.above(this.#node(afterId)), "nothing stands beside a page of the workspace");
    const from = found(world.above(block), "a page of the workspace is not moved");
    from.children.splice(from.children.indexOf(blockId), 1);
    to.children.splice(to.children.indexOf(afterId) + 1, 0, blockId);
    block.parent = { type: to.kind === "block" ? "block" : "page", id: to.id };
    this.#content(to, [blockId]);
  }

  /** Into the trash with a block, a page, a row or a database. */
  trash(id: string): void {
    setTrashed(this.#core, this.#node(id), true, this.id);
  }

  /** Out of the trash again. */
  restore(id: string): void {
    setTrashed(this.#core, this.#node(id), false, this.id);
  }

  /** Empties it from the trash: it and all in it are gone for good. */
  destroy(id: string): void {
    const { world } = this.#core;
    const node = this.#node(id);
    if (!node.trashed) throw new Error("only what is in the trash is deleted for good");
    const above = world.above(node);
    above?.children.splice(above.children.indexOf(id), above.children.includes(id) ? 1 : 0);
    if (node.parent.type === "source") world.source(node.parent.id).rows.splice(world.source(node.parent.id).rows.indexOf(id), 1);
    this.#forget(node);
  }

  /** A value of a page or row, in the shape of a request: `setValue(row, "Status", { status: { name: "Done" } })`. */
  setValue(pageId: string, property: string, value: Bag): void {
    const page = this.#core.world.page(pageId);
    const changedIds = setValues(this.#core, page, planValues(this.#core, { [property]: value }, page));
    this.#core.world.touch(page, this.id);
    valuesHappened(this.#core, page, changedIds, this.id);
  }

  rename(pageId: string, title: string): void {
    const page = this.#core.world.page(pageId);
    const name =
      page.parent.type === "source"
        ? (this.#core.world.source(page.parent.id).properties.find((one) => one.type === "title")?.name ?? "title")
        : "title";
    this.setValue(pageId, name, { title: [{ text: { content: title } }] });
  }

  /** Adds a row with values in the shape of a request; answers its id. */
  addRow(dataSourceId: string, values: Bag): string {
    const source = this.#core.world.source(dataSourceId);
    const planned = planValues(this.#core, values, source);
    return makePage(this.#core, { into: { source }, values: planned, icon: null, cover: null, children: [] }, this.id).id;
  }

  renameProperty(dataSourceId: string, from: string, to: string): void {
    this.changeSchema(dataSourceId, { [from]: { name: to } });
  }

  deleteProperty(dataSourceId: string, name: string): void {
    this.changeSchema(dataSourceId, { [name]: null });
  }

  /** Any change of a schema, in the shape of a request: also other types and new properties. */
  changeSchema(dataSourceId: string, properties: Bag): void {
    const source = this.#core.world.source(dataSourceId);
    const told = changeSchema(this.#core, source, planSchema(this.#core, source, properties), this.id);
    schemaHappened(this.#core, source, told, this.id);
  }

  renameOption(dataSourceId: string, property: string, change: { readonly from: string; readonly to: string }): void {
    const { source, known } = this.#options(dataSourceId, property);
    const options = optionsOf(known.config).map((one) => (one.name === change.from ? { ...one, name: change.to } : one));
    known.config = { ...known.config, options };
    this.#optionsChanged(source, known);
  }

  /** Takes an option away; a status falls back to the first, a selection is empty. */
  deleteOption(dataSourceId: string, property: string, option: string): void {
    const { source, known } = this.#options(dataSourceId, property);
    const kept = optionsOf(known.config).filter((one) => one.name !== option);
    const change = { [property]: { [known.type]: { options: kept.map(({ id, name }) => ({ id, name })) } } };
    changeSchema(
      this.#core,
      source,
      planSchema({ ...this.#core, doubts: { ...this.#core.doubts, optionListReplaces: true } }, source, change),
      this.id,
    );
    this.#optionsChanged(source, known);
  }

  /** Takes a view away. */
  removeView(viewId: string): void {
    dropView(this.#core, found(this.#core.world.views.get(viewId), `no view has the id ${viewId}`), this.id);
  }

  /** Takes the integration off a page: it and what is in it are no longer seen. */
  unshare(pageId: string): void {
    this.#core.world.page(pageId).shared = false;
  }

  /** Connects the integration to a page and what is in it. */
  share(pageId: string): void {
    this.#core.world.page(pageId).shared = true;
  }

  lock(pageId: string, locked = true): void {
    const page = this.#core.world.page(pageId);
    page.locked = locked;
    pageHappened(this.#core, page, locked ? "locked" : "unlocked", this.id);
  }

  /** Comments a page or block; answers the comment's id. */
  comment(onId: string, text: string): string {
    const displayName = { type: "user", resolved_name: this.user.name };
    const comment = makeComment(this.#core.world, { on: this.#node(onId), runs: typed(text), displayName }, this.id);
    commentHappened(this.#core, comment, "created", this.id);
    return comment.id;
  }

  #node(id: string): Node {
    return this.#core.world.node(id);
  }

  #add(holder: Node, index: number, blocks: readonly Bag[]): readonly string[] {
    const planned = planBlocks(this.#core, blocks, holderOf(holder), "children");
    const ids = makeBlocks(this.#core, planned, { holder, index }, this.id).map((one) => one.id);
    this.#content(holder, ids);
    return ids;
  }

  #content(on: Node, ids: readonly string[]): void {
    this.#core.world.touch(on, this.id);
    contentHappened(this.#core, on, ids, this.id);
  }

  #options(dataSourceId: string, property: string): { readonly source: DataSource; readonly known: Property } {
    const source = this.#core.world.source(dataSourceId);
    return { source, known: found(propertyOf(source, property), `there is no property ${property}`) };
  }

  #optionsChanged(source: DataSource, { id, name }: Property): void {
    restamp(source.stamp, this.#core.world, this.id);
    schemaHappened(this.#core, source, [{ id, name, action: "updated" }], this.id);
  }

  #forget(node: Node): void {
    const { world } = this.#core;
    for (const id of node.children) this.#forget(world.node(id));
    if (node.kind === "database") {
      for (const id of node.views) world.views.delete(id);
      for (const id of node.sources) {
        for (const row of world.source(id).rows) this.#forget(world.node(row));
        world.sources.delete(id);
      }
    }
    for (const comment of world.comments.values()) if (comment.on === node.id) world.comments.delete(comment.id);
    world.nodes.delete(node.id);
  }
}
