import type { CreateViewParameters } from "@notionhq/client";
import type { DatabaseReceipt } from "./receipt.ts";
import type { WantedDatabase, WantedProperty, WantedView } from "./wanted.ts";

type Configuration = NonNullable<CreateViewParameters["configuration"]>;
type At = { readonly wanted: WantedDatabase; readonly stands: DatabaseReceipt };

function idOf({ stands }: At, key: string): string {
  return stands.properties[key] ?? key;
}

const groups: Readonly<Partial<Record<WantedProperty["kind"], "select" | "multi_select" | "person">>> = {
  choice: "select",
  choices: "multi_select",
  people: "person",
};

function groupBy(at: At, key: string) {
  const kind = at.wanted.properties.find((one) => one.key === key)?.kind ?? "choice";
  const common = { property_id: idOf(at, key), sort: { type: "manual" } } as const;
  return kind === "status"
    ? ({ type: "status", group_by: "option", ...common } as const)
    : ({ type: groups[kind] ?? "select", ...common } as const);
}

function configuration(at: At, { kind, by, shows }: WantedView): Configuration {
  const properties = at.wanted.properties.map(({ key }) => ({ property_id: idOf(at, key), visible: shows.includes(key) }));
  // What is seen comes in the view's own order, the hidden ones behind it.
  const place = ({ property_id }: { readonly property_id: string }) => {
    const found = shows.findIndex((key) => idOf(at, key) === property_id);
    return found < 0 ? shows.length : found;
  };
  const ordered = properties.toSorted((a, b) => place(a) - place(b));
  if (kind === "calendar") return { type: "calendar", date_property_id: idOf(at, by ?? ""), properties: ordered };
  const group = by === undefined ? {} : { group_by: groupBy(at, by) };
  return kind === "board"
    ? { type: "board", group_by: groupBy(at, by ?? ""), properties: ordered }
    : { type: "table", properties: ordered, ...group };
}

type Laid = Pick<CreateViewParameters, "name" | "filter" | "sorts" | "configuration">;

/** A view as Notion is asked for it, the kind of it apart. The client types filters and orders as empty (platforms.md 3.4): hence the casts. */
export function viewRequest(at: At, view: WantedView): Laid {
  const { only, sort } = view;
  const filter = only === undefined ? undefined : { property: idOf(at, only.property), select: { equals: only.choice } };
  const sorts = sort === undefined ? undefined : [{ property: idOf(at, sort), direction: "ascending" }];
  return {
    name: view.title,
    configuration: configuration(at, view),
    ...(filter === undefined ? {} : { filter: filter as unknown as NonNullable<Laid["filter"]> }),
    ...(sorts === undefined ? {} : { sorts: sorts as unknown as NonNullable<Laid["sorts"]> }),
  };
}

/** The view that takes over the table that every database is born with. */
export function viewOfTheFirstTable({ views }: WantedDatabase): string | undefined {
  return views.find((one) => one.kind === "table")?.key;
}
