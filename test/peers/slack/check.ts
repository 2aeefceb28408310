import { type Bag, isBag } from "../json.ts";

/** What is wrong, and where, as Slack words it in `response_metadata.messages`. */
export type Problem = { readonly at: string; readonly says: string };

/** Looks at a value that stands at the JSON pointer `at`, and tells `problems` what is wrong with it. */
export type Check = (value: unknown, at: string, problems: Problem[]) => void;

export function wrong(problems: Problem[], at: string, says: string): void {
  problems.push({ at, says });
}

/** The line that Slack's answer carries for a problem. */
export function inWords(problem: Problem): string {
  return `[ERROR] ${problem.says} [json-pointer:${problem.at}]`;
}

/** A text of `min` to `max` characters. */
export function chars(max: number, min = 0): Check {
  return (value, at, problems) => {
    if (typeof value !== "string") return wrong(problems, at, "must be a string");
    if (value.length < min) wrong(problems, at, `must be more than ${min - 1} characters`);
    if (value.length > max) wrong(problems, at, `must be less than ${max + 1} characters`);
  };
}

export function whole(min: number, max: number): Check {
  return (value, at, problems) => {
    if (typeof value !== "number" || !Number.isInteger(value)) return wrong(problems, at, "must be an integer");
    if (value < min || value > max) wrong(problems, at, `must be between ${min} and ${max}`);
  };
}

export const truth: Check = (value, at, problems) => {
  if (typeof value !== "boolean") wrong(problems, at, "must be a boolean");
};

export const anything: Check = () => undefined;

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at, problems) => {
    if (!allowed.includes(value)) wrong(problems, at, "must be a valid enum value");
  };
}

/** A text that matches; `says` is what it is otherwise told. */
export function pattern(holds: (value: string) => boolean, says: string): Check {
  return (value, at, problems) => {
    if (typeof value !== "string" || !holds(value)) wrong(problems, at, says);
  };
}

export function listOf(each: Check, max: number, min = 1): Check {
  return (value, at, problems) => {
    if (!Array.isArray(value)) return wrong(problems, at, "must be an array");
    if (value.length < min) wrong(problems, at, `no fewer than ${min} items required`);
    if (value.length > max) wrong(problems, at, `no more than ${max} items allowed`);
    for (const [n, one] of value.entries()) each(one, `${at}/${n}`, problems);
  };
}

export type Shape = {
  readonly needs?: Readonly<Record<string, Check>>;
  readonly may?: Readonly<Record<string, Check>>;
  /** what holds between the properties */
  readonly also?: (value: Bag, at: string, problems: Problem[]) => void;
};

/** An object with these properties and no others. */
export function shaped({ needs = {}, may = {}, also }: Shape): Check {
  const known = { ...needs, ...may };
  return (value, at, problems) => {
    if (!isBag(value)) return wrong(problems, at, "must be an object");
    for (const name of Object.keys(needs)) if (value[name] === undefined) wrong(problems, at, `missing required field: ${name}`);
    for (const [name, inside] of Object.entries(value)) {
      if (inside === undefined) continue;
      const check = Object.hasOwn(known, name) ? known[name] : undefined;
      if (check === undefined) wrong(problems, at, `invalid additional property: ${name}`);
      else check(inside, `${at}/${name}`, problems);
    }
    also?.(value, at, problems);
  };
}

/** An object that its `type` tells apart. */
export function byType(shapes: Readonly<Record<string, Shape>>): Check {
  const checks = Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [type, shaped({ ...shape, needs: { type: oneOf(type), ...shape.needs } })]),
  );
  return (value, at, problems) => {
    if (!isBag(value)) return wrong(problems, at, "must be an object");
    const type = String(value["type"]);
    const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
    if (check === undefined) return wrong(problems, at, `unsupported type: ${type}`);
    check(value, at, problems);
  };
}
