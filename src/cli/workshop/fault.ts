import { findingIds } from "#journey/finding.ts";
import { isDate } from "#lib/time.ts";
import { type Path, sayKey } from "./yaml.ts";

/** Something that does not fit together, and where it stands. */
export type Fault = { readonly path: Path; readonly message: string };

/** A fault when it does not hold. */
export function unless(holds: boolean, path: Path, message: string): readonly Fault[] {
  return holds ? [] : [{ path, message }];
}

/** Faults for names that nobody defined. */
export function known(
  names: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  said: string | undefined,
  at: { readonly path: Path; readonly what: string },
): readonly Fault[] {
  return said === undefined || names.has(said) ? [] : [{ path: at.path, message: `${sayKey(said)} is not ${at.what} of this file` }];
}

/** True for a deadline as a script writes it: `+3d`, `+2wd`, a date, or `none`. */
export function isDeadline(said: string): boolean {
  return said === "none" || isMoment(said);
}

/** True for `+3d`, `+2wd` or a date. */
export function isMoment(said: string): boolean {
  return /^\+\d{1,4}(d|wd)$/.test(said) || isDate(said);
}

export function isFinding(id: string): boolean {
  return (findingIds as readonly string[]).includes(id);
}
