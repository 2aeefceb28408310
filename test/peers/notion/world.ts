import type { Clock } from "#lib/clock.ts";
import { Ids } from "./ids.ts";
import { type Bag, found } from "../json.ts";

/** Who made it and who touched it last, in epoch milliseconds; shown rounded down to the minute. */
export type Stamp = { readonly createdAt: number; readonly createdBy: string; editedAt: number; editedBy: string };

export type Parent =
  | { readonly type: "workspace" }
  | { readonly type: "page"; readonly id: string }
  | { readonly type: "block"; readonly id: string }
  | { readonly type: "source"; readonly id: string };

type Base = {
  readonly id: string;
  parent: Parent;
  /** what stands in it, in order: blocks, pages and databases */
  readonly children: string[];
  trashed: boolean;
  readonly stamp: Stamp;
};

/** A piece of rich text in the shape of an answer. */
export type Run = Bag & { readonly type: string; readonly plain_text: string };

/** `content` is what stands under the block's type, in the shape of an answer; a file stays `{type: "file_upload", …}` until it is read. */
export type Block = Base & { readonly kind: "block"; readonly type: string; content: Bag };

/**
 * A page, or a row of a data source. Values stand under the ids of properties: runs (title, rich_text), option ids (select, status, multi_select),
 * user ids (people), page ids (relation), plain values (all others).
 */
export type Page = Base & {
  readonly kind: "page";
  readonly values: Map<string, unknown>;
  icon: Bag | null;
  cover: Bag | null;
  locked: boolean;
  /** said here whether the integration sees it and what is in it; undefined: as its parent */
  shared: boolean | undefined;
  /** the number that a unique_id property shows */
  readonly number: number;
};

export type Database = Base & {
  readonly kind: "database";
  title: readonly Run[];
  description: readonly Run[];
  inline: boolean;
  icon: Bag | null;
  cover: Bag | null;
  locked: boolean;
  readonly sources: string[];
  readonly views: string[];
};

export type Node = Block | Page | Database;

export type Property = {
  readonly id: string;
  name: string;
  type: string;
  description: string | null;
  /** what stands under the property's type, in the shape of an answer */
  config: Bag;
};

export type Option = { readonly id: string; readonly name: string; readonly color: string; readonly description: string | null };

export type DataSource = {
  readonly id: string;
  readonly database: string;
  title: readonly Run[];
  icon: Bag | null;
  properties: Property[];
  readonly rows: string[];
  trashed: boolean;
  readonly stamp: Stamp;
};

export type View = {
  readonly id: string;
  readonly database: string;
  readonly source: string;
  readonly type: string;
  name: string;
  filter: Bag | null;
  sorts: readonly Bag[] | null;
  quickFilters: Bag | null;
  configuration: Bag | null;
  readonly stamp: Stamp;
};

export type Comment = {
  readonly id: string;
  readonly discussion: string;
  /** the page or block that it hangs on */
  readonly on: string;
  runs: readonly Run[];
  readonly displayName: Bag;
  readonly stamp: Stamp;
};

export type Upload = {
  readonly id: string;
  readonly mode: "single_part" | "multi_part";
  filename: string | null;
  contentType: string | null;
  readonly parts: number;
  readonly sent: Map<number, Buffer>;
  content: Buffer | undefined;
  status: "pending" | "uploaded";
  attached: boolean;
  readonly stamp: Stamp;
};

/** A person, or the bot of an integration. A guest is not in the list of users, but has an id that may be assigned. */
export type User = {
  readonly id: string;
  readonly kind: "person" | "bot";
  name: string;
  readonly email: string | undefined;
  readonly guest: boolean;
};

/** Everything that stands in the workspace. */
export class World {
  readonly ids: Ids;
  readonly clock: Clock;
  readonly users = new Map<string, User>();
  readonly nodes = new Map<string, Node>();
  readonly sources = new Map<string, DataSource>();
  readonly views = new Map<string, View>();
  readonly comments = new Map<string, Comment>();
  readonly uploads = new Map<string, Upload>();
  /** blocks, pages and databases ever made: what the limit of the free plan counts */
  made = 0;

  constructor(clock: Clock, seed: string) {
    this.clock = clock;
    this.ids = new Ids(seed);
  }

  stamp(by: string): Stamp {
    const now = this.clock.now();
    return { createdAt: now, createdBy: by, editedAt: now, editedBy: by };
  }

  node(id: string): Node {
    return found(this.nodes.get(id), `nothing has the id ${id}`);
  }

  page(id: string): Page {
    const node = this.node(id);
    if (node.kind !== "page") throw new Error(`${id} is a ${node.kind}, no page`);
    return node;
  }

  source(id: string): DataSource {
    return found(this.sources.get(id), `no data source has the id ${id}`);
  }

  database(id: string): Database {
    const node = this.node(id);
    if (node.kind !== "database") throw new Error(`${id} is a ${node.kind}, no database`);
    return node;
  }

  /** What something stands in: a page, a block, or the database of a row; undefined at the top of the workspace. */
  above(node: Node): Node | undefined {
    const { parent } = node;
    if (parent.type === "workspace") return undefined;
    return this.node(parent.type === "source" ? this.source(parent.id).database : parent.id);
  }

  /** From what something stands in up to the top. */
  *upwards(node: Node): Generator<Node> {
    for (let next = this.above(node); next !== undefined; next = this.above(next)) yield next;
  }

  /** The page that something stands on; a page is on itself. */
  pageOf(node: Node): Page | undefined {
    if (node.kind === "page") return node;
    for (const one of this.upwards(node)) if (one.kind === "page") return one;
    return undefined;
  }

  /** Does the integration see it: the nearest page upwards that says so decides. */
  sees(node: Node): boolean {
    if (node.kind === "page" && node.shared !== undefined) return node.shared;
    for (const one of this.upwards(node)) if (one.kind === "page" && one.shared !== undefined) return one.shared;
    return false;
  }

  /** Is something that it stands in (a page, a block, a database, a data source) in the trash? */
  underTrash(node: Node): boolean {
    for (let one: Node | undefined = node; one !== undefined; one = this.above(one)) {
      if (one !== node && one.trashed) return true;
      if (one.parent.type === "source" && this.source(one.parent.id).trashed) return true;
    }
    return false;
  }

  /** What stands in it and is not in the trash. */
  living(node: Node): Node[] {
    return node.children.map((id) => this.node(id)).filter((one) => !one.trashed);
  }

  /** Somebody has changed it just now, and so the page that it is on. */
  touch(node: Node, by: string): void {
    const now = this.clock.now();
    for (const one of [node, this.pageOf(node)]) {
      if (one === undefined) continue;
      one.stamp.editedAt = now;
      one.stamp.editedBy = by;
    }
  }
}

/** An edit of what has a stamp of its own and stands on no page. */
export function restamp(stamp: Stamp, world: World, by: string): void {
  stamp.editedAt = world.clock.now();
  stamp.editedBy = by;
}

/** A time as Notion shows it: rounded down to the minute. */
export function minute(at: number): string {
  return new Date(Math.floor(at / 60_000) * 60_000).toISOString();
}
