import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

// architecture.md, "Running it": logs without secrets, texts or names, also when a whole object is logged by mistake.
const SECRET = [
  "token",
  "secret",
  "password",
  "cookie",
  "authorization",
  "hash",
  "url",
  "email",
  "name",
  "title",
  "text",
  "texts",
  "data",
  "answer",
];

/** A structured log (one JSON line per entry) to standard output, or to `to`; values under secret keys are replaced, two levels deep. */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  const paths = SECRET.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  const options = { level, base: null, redact: { paths, censor: "[hidden]" } };
  return to === undefined ? pino(options) : pino(options, to);
}
