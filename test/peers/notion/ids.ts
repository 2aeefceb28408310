import { createHash } from "node:crypto";

const dashed = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;

/** The id in its one form, with dashes and small letters; undefined where it is no uuid. */
export function uuidOf(given: string): string | undefined {
  if (!dashed.test(given)) return undefined;
  const hex = given.replaceAll("-", "").toLowerCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Ids that look drawn by chance and are the same in every run: nothing may be read from their order. */
export class Ids {
  readonly #seed: string;
  #drawn = 0;
  constructor(seed: string) {
    this.#seed = seed;
  }

  uuid(): string {
    const hex = this.#hash();
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
  }

  /** The id of a property: four characters, some of them written with a percent sign, as Notion's are. */
  property(taken: ReadonlySet<string>): string {
    const signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ:;<>?@[]|~";
    for (;;) {
      const hex = this.#hash();
      const drawn = [0, 2, 4, 6].map((at) => signs.charAt(Number.parseInt(hex.slice(at, at + 2), 16) % signs.length)).join("");
      const id = encodeURIComponent(drawn);
      if (!taken.has(id)) return id;
    }
  }

  #hash(): string {
    this.#drawn += 1;
    return createHash("sha256").update(`${this.#seed}:${this.#drawn}`).digest("hex");
  }
}
