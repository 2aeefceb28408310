import { buildReport } from "#report/build.ts";
import type { Publisher } from "#report/publisher.ts";
import { type Keepings, keptAddress } from "./ports-keep.ts";
import type { Spoken } from "./scene.ts";

/** A file that is handed to one person: `title` is what it is called among people, in their language; `type` its media type. */
export type TakenFile = { readonly name: string; readonly title: string; readonly type: string; readonly text: string };

/** What the report is made into on its way out. */
export type TakeAwayPorts = { readonly publishers: readonly Publisher[]; readonly keepings: Pick<Keepings, "ofSession"> };

/** Formats that chat offers, by the ids of their publishers: one to print and send on, one that is read in any window. */
export const takeAwayFormats = ["html", "markdown"] as const;

/**
 * The session's report as one file: what its page would give at this moment, so nothing that is still hidden and no name that is not shown.
 * Undefined for a format that nothing makes.
 */
export async function reportFile(
  { publishers, keepings }: TakeAwayPorts,
  { scene, talk }: Spoken,
  format: string,
): Promise<TakenFile | undefined> {
  const publisher = publishers.find((one) => one.id === format);
  if (publisher === undefined) return undefined;
  const { session, tenant, id } = scene.standing;
  const notion = await keptAddress(keepings, tenant, id);
  const report = buildReport(session, { names: talk.name, at: talk.now, notion });
  const title = talk.say("door.report.file", { title: session.about.title });
  return { name: publisher.fileName, title, type: publisher.mediaType, text: publisher.render(report) };
}
