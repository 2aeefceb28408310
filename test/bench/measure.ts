/** One line of the table: what was measured, and beside it what the same machine does at best in the same run. */
export type Row = { readonly what: string; readonly ours: string; readonly bare: string; readonly ratio: string };

/** The value below which the given share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds that each of `times` runs of `work` took, after some that do not count. */
export async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<readonly number[]> {
  const warm = Math.ceil(times / 10);
  const taken: number[] = [];
  for (let n = 0; n < warm + times; n += 1) {
    const from = performance.now();
    await work(n);
    if (n >= warm) taken.push(performance.now() - from);
  }
  return taken;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)}×`;

/** Median and 99th percentile of ours beside those of the bare thing. */
export function compared(what: string, ours: readonly number[], bare: readonly number[]): Row {
  const both = (numbers: readonly number[]) => `${ms(percentile(numbers, 0.5))} / ${ms(percentile(numbers, 0.99))}`;
  const ratio = [0.5, 0.99].map((share) => times(percentile(ours, share) / percentile(bare, share))).join(" / ");
  return { what: `${what}, median / 99th`, ours: both(ours), bare: both(bare), ratio };
}

/** A row with nothing to compare to. */
export function alone(what: string, ours: string): Row {
  return { what, ours, bare: "", ratio: "" };
}
