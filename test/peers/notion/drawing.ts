import type { Core } from "./core.ts";
import type { DataSource, Page, Property } from "./world.ts";

export type RenderOptions = {
  /** Notion opens a page with its toggles closed */
  readonly toggles?: "closed" | "open";
  /** Notion shows the first view of a database; "all": one under the other */
  readonly views?: "first" | "all";
};

/** What a page is drawn from, and how. */
export type Drawing = { readonly core: Core } & Required<RenderOptions>;

/** What a view is drawn from: its rows in order, and the properties it shows. */
export type Table = {
  readonly core: Core;
  readonly source: DataSource;
  readonly rows: readonly Page[];
  readonly shown: readonly Property[];
};
