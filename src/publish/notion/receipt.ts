import { z } from "zod";

const id = z.string();
const digests = z.record(z.string(), z.string());

/** A section as it stands: its top blocks, how many of what is wanted, and digests of what was wanted and of what was read back. */
const Section = z.strictObject({
  blocks: z.array(id),
  wanted: z.string(),
  /** of how many top blocks; fewer stand there while it is being written */
  of: z.number().int(),
  stands: z.string().optional(),
  /** blocks of its last version, still to be taken away */
  old: z.array(id).optional(),
  /** the block behind which it goes, where that is not the end of what stands before it */
  after: id.optional(),
  /** a person has changed the last version: it stays, and this one stands beside it */
  beside: z.boolean().optional(),
});

/** `values`: by property, a digest of what was last written there; what differs from it was changed by somebody else. */
const Row = z.strictObject({ page: id, values: digests });

const Database = z.strictObject({
  database: id,
  source: id,
  /** ids of the properties by our own keys: people may rename them */
  properties: digests,
  /** ids of options by property and by the name that we gave them: people may rename those as well */
  options: z.record(z.string(), digests).optional(),
  views: digests,
  rows: z.record(z.string(), Row),
});

/**
 * What stands in Notion of a session, as far as is known: kept after each request, so that whatever stops the work, it goes on from here.
 * No text of anybody is in it.
 */
export const Receipt = z.strictObject({
  version: z.literal(1),
  key: z.string(),
  /** id of the page that ours stands on */
  parent: id,
  /** the upload of the cover, and when it was made: unused it is gone after an hour */
  cover: z.strictObject({ upload: id, at: z.number() }).optional(),
  page: z.strictObject({ id, url: z.string(), title: z.string() }).optional(),
  sections: z.record(z.string(), Section),
  databases: z.record(z.string(), Database),
  /** when a request was last given up without anybody knowing what became of it (epoch ms): it may be carried out yet */
  doubted: z.number().optional(),
  /** digest of what was wanted when all of it was last read back and found right */
  complete: z.string().optional(),
});

export type Receipt = z.infer<typeof Receipt>;
export type SectionReceipt = z.infer<typeof Section>;
export type DatabaseReceipt = z.infer<typeof Database>;
export type RowReceipt = z.infer<typeof Row>;

/** The receipt of what was not begun yet. */
export function emptyReceipt(key: string, parent: string): Receipt {
  return { version: 1, key, parent, sections: {}, databases: {} };
}
