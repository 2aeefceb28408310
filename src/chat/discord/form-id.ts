import type { CustomId } from "./press.ts";

/** What is pressed on, or sent of, a form that somebody is filling in: its draft is kept under the token. */
export type FormId = Extract<CustomId, { readonly token: string }>;
