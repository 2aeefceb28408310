import type { Call } from "./core.ts";
import type { Bag } from "../json.ts";

/** What the integration must be allowed. "users" is: anything but no user information. */
export type Need = "readContent" | "insertContent" | "updateContent" | "readComments" | "insertComments" | "users" | undefined;

/** One thing that Notion can be asked for. `asks` and `answers` are names of the client's types, against which request and answer are held. */
export type Route = {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** after `/v1/`, with `:names` for what stands in the path */
  readonly path: string;
  readonly asks: string;
  readonly answers: string;
  readonly needs: Need;
  /** changes something; those that do not may always be repeated */
  readonly writes: boolean;
  /** the body is the parts of a file, not JSON */
  readonly form?: boolean;
  readonly does: (call: Call) => Bag;
};
