import { makePage } from "./acts.ts";
import { planBlocks } from "./blocks-plan.ts";
import type { Core } from "./core.ts";
import { type Bag, found } from "../json.ts";
import { typed } from "./rich-text.ts";
import type { Page, User } from "./world.ts";

export type SeedPage = {
  readonly title: string;
  /** is the integration connected to it? yes unless told; undefined for a page inside another: as that one */
  readonly shared?: boolean;
  /** the id of the page that it is in; the top of the workspace otherwise */
  readonly inside?: string;
  /** blocks in the shape of a request */
  readonly children?: readonly Bag[];
  /** the id of the person who made it; the workspace's owner otherwise */
  readonly by?: string;
};

/** What was in the workspace before the integration came. */
export class Seed {
  readonly #core: Core;
  #owner: User | undefined;
  constructor(core: Core) {
    this.#core = core;
  }

  /** A person of the workspace; `guest`: has an id and may be assigned, but is not listed. */
  person({ name, email, guest = false }: { readonly name: string; readonly email?: string; readonly guest?: boolean }): User {
    return this.#add({ id: this.#core.world.ids.uuid(), kind: "person", name, email, guest });
  }

  /** The bot of another integration. */
  bot(name: string): User {
    return this.#add({ id: this.#core.world.ids.uuid(), kind: "bot", name, email: undefined, guest: false });
  }

  page({ title, shared, inside, children = [], by }: SeedPage): Page {
    const { world } = this.#core;
    const holder = inside === undefined ? undefined : world.page(inside);
    const planned = planBlocks(this.#core, children, { type: "page", content: {} }, "children");
    const into = holder === undefined ? ("workspace" as const) : { node: holder, index: holder.children.length };
    const page = makePage(this.#core, { into, values: [], icon: null, cover: null, children: planned }, by ?? this.owner.id);
    page.values.set("title", typed(title));
    page.shared = holder === undefined ? (shared ?? true) : shared;
    return page;
  }

  /** The person whose workspace it is; there once somebody asks. */
  get owner(): User {
    this.#owner ??= this.person({ name: "Olev Owner", email: "olev@harbour.example" });
    return found(this.#owner, "no owner");
  }

  #add(user: User): User {
    this.#core.world.users.set(user.id, user);
    return user;
  }
}
