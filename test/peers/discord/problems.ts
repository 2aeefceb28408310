import { type Bag, type Draft, isBag } from "../json.ts";
import { Refused } from "./refused.ts";

/** Where in a body: property names and places in lists. */
export type Path = readonly (string | number)[];

/** What is wrong and where, as Discord nests it in `errors`. */
export type Problem = { readonly at: Path; readonly code: string; readonly says: string };

/** Collects what is wrong with one body. */
export class Problems {
  readonly all: Problem[] = [];

  add(at: Path, code: string, says: string): void {
    if (this.all.some((one) => one.code === code && one.at.join(".") === at.join("."))) return;
    this.all.push({ at, code, says });
  }

  /** A text of at most `max` characters, at least `min`; what is no text is left to the shape. */
  length(at: Path, value: unknown, max: number, min = 0): void {
    if (typeof value !== "string") return;
    const chars = [...value].length;
    if (chars > max) this.add(at, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
    if (chars < min) this.add(at, min === 1 ? "BASE_TYPE_REQUIRED" : "BASE_TYPE_BAD_LENGTH", needs(min, max));
  }

  /** A list of `min` to `max` things. */
  count(at: Path, value: unknown, max: number, min = 0): void {
    if (!Array.isArray(value)) return;
    if (value.length > max || value.length < min) this.add(at, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
  }

  required(at: Path): void {
    this.add(at, "BASE_TYPE_REQUIRED", "This field is required");
  }

  /** Refused with 50035 where anything is wrong. */
  settle(): void {
    if (this.all.length > 0) throw new Refused("InvalidFormBodyOrContentType", nested(this.all));
  }
}

function needs(min: number, max: number): string {
  return min === 1 ? "This field is required" : `Must be between ${min} and ${max} in length.`;
}

function nested(problems: readonly Problem[]): Bag {
  const top: Draft = {};
  for (const { at, code, says } of problems) {
    let here = top;
    for (const step of at) {
      const inside = here[String(step)];
      const next: Draft = isBag(inside) ? (inside as Draft) : {};
      here[String(step)] = next;
      here = next;
    }
    const held = Array.isArray(here["_errors"]) ? here["_errors"] : [];
    here["_errors"] = [...held, { code, message: says }];
  }
  return top;
}
