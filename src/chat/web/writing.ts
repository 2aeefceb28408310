import type { PartOnView } from "#session/view.ts";
import type { Flag } from "./flags.ts";
import type { PageContext } from "./page.ts";

/** Patterns whose fields everybody writes in openly; all others are hidden at first, and nobody may know who writes there. */
const open: ReadonlySet<string> = new Set(["fill", "list", "review"]);
/** The longest form key that there is: three ids and what stands between them. */
const longest = 240;

function keyBegins({ step, part }: PartOnView): string {
  return `set:${step}/${part}:`;
}

/** Whether this is the key of a field in an open part that everybody writes in openly. */
export function isSharedField({ view }: PageContext, at: string): boolean {
  const parts = [view.now, view.beside].flatMap((part) => part ?? []);
  return (
    at.length <= longest && parts.some((part) => part.phase !== "closed" && open.has(part.def.pattern) && at.startsWith(keyBegins(part)))
  );
}

/** What a viewer's page is told of those who write: whose flag stands at which field, in words. One's own is not among them. */
export function flagsFor(ctx: PageContext, flags: readonly Flag[]): readonly { readonly at: string; readonly text: string }[] {
  return flags
    .filter((flag) => flag.person !== ctx.view.me?.id && isSharedField(ctx, flag.at))
    .map(({ person, at }) => ({ at, text: ctx.say("web.writes", { name: ctx.name(person) }) }));
}
