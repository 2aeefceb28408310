import { Unreachable } from "#lib/unreachable.ts";

const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
]);

// SQLSTATE classes: 08 connection, 28 login, 3D no such database, 53 disk full or too many connections, 57P shut down or starting;
// 25006 is a server that became a read-only copy.
const STATE = /^(?:08...|28...|3D...|53...|57P0.|25006)$/;

// pg has no codes for these.
const WORDS =
  /connection (?:terminated|timeout)|timeout exceeded|query read timeout|connection error|connection ended|not currently accepting connections/i;

/** The error itself, or `Unreachable` where it says that the database is away, full, or refuses us: nothing was kept, try later. */
export function reachingError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (!NETWORK.has(code) && !STATE.test(code) && !WORDS.test(error.message)) return error;
  return new Unreachable(`The database cannot be reached (${error.message || code}).`, { cause: error });
}
