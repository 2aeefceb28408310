/**
 * What stands of a session where a keeper keeps it (a page in Notion): ids and digests, no texts. The receipt is the keeper's own; nobody else
 * reads it. `save` is awaited before the keeper's next request. All reject with `Unreachable` while the database is away.
 */
export interface Receipts {
  load(tenant: string, session: string, keeper: string): Promise<unknown>;
  save(tenant: string, session: string, keeper: string, receipt: object): Promise<void>;
  forget(tenant: string, session: string, keeper: string): Promise<void>;
}
