import { createSeal, type Seal } from "#lib/sealed.ts";
import type { Config } from "./config.ts";

/** What encrypts the tokens that are kept; two keys while one takes the other's place. Undefined where no key is set. */
export function sealOf({ TEEKOND_KEY }: Config): Seal | undefined {
  return TEEKOND_KEY === undefined ? undefined : createSeal(TEEKOND_KEY.split(",").map((key) => key.trim()));
}
