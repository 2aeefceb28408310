/** The record's own value under a key; undefined for names every object inherits ("constructor"), which are legal ids here. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
