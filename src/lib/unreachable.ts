/** A database or platform could not be reached: nothing was acknowledged, and trying again later is right. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}
