/** Closes a `switch` over a union: reached only when a case was forgotten, which is a bug. */
export function never(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
