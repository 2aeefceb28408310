import { createHash } from "node:crypto";
import { contentRead } from "./block-content.ts";
import type { Core } from "./core.ts";
import { type Bag, bag, canonical, found, isBag, list, text, texts } from "../json.ts";
import { optionsOf } from "./options.ts";
import { partnerOf } from "./property-kinds.ts";
import { plainText, runsOf, titleOf } from "./rich-text.ts";
import { propertiesOf, sourceOf, targetsOf } from "./values.ts";
import type { Block, Database, DataSource, Node, Page, Property, Run, View } from "./world.ts";

export type SnapshotOptions = {
  /** the id of a page: only it and what is in it; the whole workspace otherwise */
  readonly of?: string;
  /** what is in the trash too, marked so; left out otherwise */
  readonly trash?: boolean;
};

/**
 * The state as a plain tree that two runs may be compared by: ids are names and paths, rows stand by their contents, times, editors and
 * running numbers are left out. What nobody can see in Notion (uploads that hang nowhere) is not in it.
 */
export function snapshot(core: Core, { of, trash = false }: SnapshotOptions): Bag {
  const writer = new Writer(core, trash);
  if (of !== undefined) return writer.page(core.world.page(of));
  const tops = [...core.world.nodes.values()].filter((one): one is Page => one.kind === "page" && one.parent.type === "workspace");
  return {
    pages: writer
      .all(tops)
      .map((one) => writer.page(one as Page))
      .toSorted(byContent),
  };
}

function byContent(one: unknown, other: unknown): number {
  const [left, right] = [canonical(one), canonical(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

class Writer {
  readonly #core: Core;
  readonly #trash: boolean;
  constructor(core: Core, trash: boolean) {
    this.#core = core;
    this.#trash = trash;
  }

  all(nodes: readonly Node[]): readonly Node[] {
    return this.#trash ? nodes : nodes.filter((one) => !one.trashed);
  }

  page(page: Page): Bag {
    return {
      title: titleOf(page),
      ...this.#marks(page),
      icon: this.#file(page.icon),
      cover: this.#file(page.cover),
      locked: page.locked,
      values: this.#values(page),
      comments: this.#comments(page),
      children: this.#children(page),
    };
  }

  #marks(node: Node): Bag {
    return node.trashed ? { trashed: true } : {};
  }

  #children(node: Node): readonly Bag[] {
    return this.all(node.children.map((id) => this.#core.world.node(id))).map((one) => this.#node(one));
  }

  #node(node: Node): Bag {
    if (node.kind === "page") return { type: "child_page", ...this.page(node) };
    if (node.kind === "database") return { type: "child_database", ...this.#database(node) };
    const content = this.#content(node);
    return { type: node.type, ...this.#marks(node), ...content, comments: this.#comments(node), children: this.#children(node) };
  }

  #content(block: Block): Bag {
    const shown = { ...contentRead(this.#core, block), ...this.#media(block.content) };
    const entries = Object.entries(shown).map(([key, value]) => {
      if (key === "rich_text" || key === "caption") return [key, this.#runs(runsOf(value))];
      if (key === "cells") return [key, list(value).map((cell) => this.#runs(runsOf(cell)))];
      return [key, key === "icon" ? this.#file(block.content["icon"] as Bag | null) : this.#plain(value)];
    });
    return Object.fromEntries(entries);
  }

  /** A file by what is in it: its address differs each time. */
  #media(content: Bag): Bag {
    return content["type"] === "file_upload" ? { type: "file", file: this.#file(content) } : {};
  }

  #file(kept: Bag | null): unknown {
    if (kept === null || kept["type"] !== "file_upload") return kept;
    const upload = found(this.#core.world.uploads.get(text(bag(kept["file_upload"])["id"])), "a kept file without its upload");
    const sum = createHash("sha256")
      .update(upload.content ?? Buffer.alloc(0))
      .digest("hex");
    return { name: upload.filename, type: upload.contentType, sum: sum.slice(0, 16) };
  }

  #database(database: Database): Bag {
    const sources = database.sources.map((id) => this.#core.world.source(id)).filter((one) => this.#trash || !one.trashed);
    return {
      title: plainText(database.title),
      ...this.#marks(database),
      description: this.#runs(database.description),
      inline: database.inline,
      locked: database.locked,
      icon: this.#file(database.icon),
      cover: this.#file(database.cover),
      sources: sources.map((one) => this.#source(one)),
      views: database.views.map((id) => this.#view(found(this.#core.world.views.get(id), "a view that is gone"))),
    };
  }

  #source(source: DataSource): Bag {
    const rows = this.all(source.rows.map((id) => this.#core.world.node(id)));
    const properties = source.properties.map((one) => ({
      name: one.name,
      type: one.type,
      description: one.description,
      ...this.#config(one),
    }));
    return {
      title: plainText(source.title),
      icon: this.#file(source.icon),
      properties: properties.toSorted(byContent),
      rows: rows.map((one) => this.page(one as Page)).toSorted(byContent),
    };
  }

  /** Options in the order that people see, without the ids. */
  #config(property: Property): Bag {
    const { type, config } = property;
    if (type === "relation") {
      const to = this.#core.world.source(text(config["data_source_id"]));
      return { to: plainText(to.title), other: partnerOf(this.#core, property)?.name ?? null };
    }
    const options = optionsOf(config).map(({ name, color, description }) => ({ name, color, description }));
    const groups = list(config["groups"]).map((one) => ({
      name: bag(one)["name"],
      options: texts(bag(one)["option_ids"]).map((id) => optionsOf(config).find((each) => each.id === id)?.name ?? ""),
    }));
    const { options: _options, groups: _groups, ...rest } = config;
    return {
      ...rest,
      ...("options" in config ? { options: type === "status" ? options : options.toSorted(byContent) } : {}),
      ...(groups.length > 0 ? { groups } : {}),
    };
  }

  #view({ name, type, filter, sorts, quickFilters, configuration, source }: View): Bag {
    const names = new Map(this.#core.world.source(source).properties.map((one) => [one.id, one.name]));
    const named = (value: unknown): unknown => {
      if (typeof value === "string") return names.get(value) ?? this.#reference(value);
      if (Array.isArray(value)) return value.map(named);
      return isBag(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, named(one)])) : value;
    };
    return {
      name,
      type,
      filter: named(filter),
      sorts: named(sorts),
      quickFilters: named(quickFilters),
      configuration: named(configuration),
    };
  }

  #values(page: Page): Bag {
    const shown = propertiesOf(this.#core, page).filter((one) => one.type !== "title" && !/_time$|_by$|^unique_id$/.test(one.type));
    return Object.fromEntries(shown.map((one) => [one.name, this.#value(page, one)]));
  }

  #value(page: Page, { id, type, config }: Property): unknown {
    const value = page.values.get(id);
    const option = (one: unknown) => optionsOf(config).find((each) => each.id === one)?.name ?? null;
    switch (type) {
      case "rich_text":
        return this.#runs(runsOf(value));
      case "select":
      case "status":
        return option(value);
      case "multi_select":
        return texts(value).map(option);
      case "people":
        return texts(value).map((one) => this.#reference(one));
      case "relation":
        return targetsOf(this.#core, value)
          .map((one) => this.#path(this.#core.world.node(one)))
          .toSorted();
      case "files":
        return list(value).map((one) => ({ name: bag(one)["name"], file: this.#file(bag(one)) }));
      default:
        return value ?? (type === "checkbox" ? false : null);
    }
  }

  #comments(node: Node): readonly Bag[] {
    const all = [...this.#core.world.comments.values()].filter((one) => one.on === node.id);
    return all.map((one) => ({ by: this.#reference(one.stamp.createdBy), text: this.#runs(one.runs) })).toSorted(byContent);
  }

  /** Rich text in short: plain runs as texts, the others with what is special about them. */
  #runs(runs: readonly Run[]): readonly unknown[] {
    return runs.map((run) => {
      const marks = Object.entries(bag(run["annotations"])).filter(([, value]) => value !== false && value !== "default");
      const { url } = bag(bag(run["text"])["link"]);
      if (run.type === "text" && url === undefined && marks.length === 0) return run.plain_text;
      const what =
        run.type === "text" ? { text: run.plain_text, ...(url === undefined ? {} : { url }) } : { [run.type]: this.#plain(run[run.type]) };
      return { ...what, ...Object.fromEntries(marks) };
    });
  }

  /** Any value with names where there were ids. */
  #plain(value: unknown): unknown {
    if (typeof value === "string") return this.#reference(value);
    if (Array.isArray(value)) return value.map((one) => this.#plain(one));
    return isBag(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#plain(one)])) : value;
  }

  /** What an id is the id of, by its name; other texts stay. */
  #reference(value: string): string {
    const user = this.#core.world.users.get(value);
    if (user !== undefined) return `person ${user.name}`;
    const node = this.#core.world.nodes.get(value);
    return node === undefined ? value : this.#path(node);
  }

  /** Where something stands, in titles and places among its like. */
  #path(node: Node): string {
    const { world } = this.#core;
    if (node.kind === "page" && node.parent.type === "source") {
      return `row ${plainText(sourceOf(this.#core, node)?.title ?? [])} / ${titleOf(node)}`;
    }
    const above = world.above(node);
    const name =
      node.kind === "page"
        ? titleOf(node)
        : node.kind === "database"
          ? plainText(node.title)
          : `${node.type} ${above?.children.indexOf(node.id) ?? 0}`;
    return above === undefined ? name : `${this.#path(above)} / ${name}`;
  }
}
