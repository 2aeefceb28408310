import type { Values } from "./field.ts";
import type { Context } from "./part.ts";

/** Who looks. Null: nobody in particular (exports, the public). */
export type Viewer = { readonly person: string | null };

/** What a pattern's view needs beside its state. `shown`: what was hidden has been revealed. */
export type ViewContext = Pick<Context, "part" | "subjects" | "dots"> & {
  readonly viewer: Viewer;
  readonly shown: boolean;
  readonly consentEnds: Readonly<Record<string, number>>;
};

/** An item as a viewer may see it. `by` is null when unsigned, or when the step is shown without names. */
export type IdeaView = {
  readonly id: string;
  readonly values: Values;
  readonly by: string | null;
  readonly mine: boolean;
  readonly unsigned: boolean;
  readonly parked: boolean;
  readonly struck: string | null;
  readonly suggested: boolean;
  readonly rev: number;
};

/** Texts in an order that tells nothing of when they were written (method.md, "Anonymity"). */
export function byText<T extends { readonly values: Values }>(items: readonly T[]): readonly T[] {
  const text = (item: T) => String(item.values.text ?? item.values.name ?? "");
  return [...items].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}
