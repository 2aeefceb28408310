import type { Call } from "./core.ts";
import { type Bag, bag, text } from "../json.ts";
import { cut, listed } from "./paging.ts";
import { pageRead, sourceRead } from "./read.ts";
import { plainText, titleOf } from "./rich-text.ts";
import type { Route } from "./route.ts";
import type { DataSource, Page } from "./world.ts";

type Hit = Page | DataSource;

function isPage(hit: Hit): hit is Page {
  return "kind" in hit;
}

/** Pages and data sources that the integration sees, by their titles; latest edit first unless told otherwise. Whole words are not asked for. */
function search({ core, args }: Call): Bag {
  const { world } = core;
  const filter = bag(args["filter"]);
  const trashed = filter["in_trash"] === true;
  const pages = [...world.nodes.values()].filter((one): one is Page => one.kind === "page" && one.trashed === trashed && world.sees(one));
  const sources = [...world.sources.values()].filter((one) => one.trashed === trashed && world.sees(world.database(one.database)));
  const of: readonly Hit[] = filter["value"] === "page" ? pages : filter["value"] === "data_source" ? sources : [...pages, ...sources];
  const wanted = text(args["query"]).toLowerCase();
  const named = of.filter((one) => (isPage(one) ? titleOf(one) : plainText(one.title)).toLowerCase().includes(wanted));
  const up = bag(args["sort"])["direction"] === "ascending" ? 1 : -1;
  const hits = named.toSorted((one, other) => up * (one.stamp.editedAt - other.stamp.editedAt));
  return listed(
    cut(hits, args, (one) => one.id, "body"),
    "page_or_data_source",
    (one) => (isPage(one) ? pageRead(core, one) : sourceRead(core, one)),
  );
}

export const searchRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "search",
    asks: "SearchParameters",
    answers: "SearchResponse",
    needs: "readContent",
    writes: false,
    does: search,
  },
];
