import { z } from "zod";
import { logLevels } from "#lib/log.ts";
import { Failure } from "./failure.ts";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/;

/** An address of this very machine, by name or number. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

function isReachable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) && url.pathname === "/" && url.search === "";
}

const port = z.coerce.number().int().min(0).max(65_535);
const postgres = z.string().refine((text) => /^postgres(?:ql)?:\/\/\S+$/.test(text));

function token(prefix: string) {
  return z.string().refine((text) => text.startsWith(prefix) && text.length >= 12 && !/\s/.test(text));
}

/** Every variable that is read, and an example of each for whoever set it wrong. */
const variables = {
  PORT: { schema: port.default(3000), example: "PORT=3000" },
  HOST: { schema: z.string().min(1).max(255).default("127.0.0.1"), example: "HOST=127.0.0.1" },
  TEEKOND_URL: {
    schema: z
      .string()
      .refine(isReachable)
      .transform((text) => new URL(text).origin)
      .optional(),
    example: "TEEKOND_URL=https://teekond.example.org",
  },
  TEEKOND_DATA: { schema: z.string().min(1).default(".teekond"), example: "TEEKOND_DATA=.teekond" },
  DATABASE_URL: { schema: postgres.optional(), example: "DATABASE_URL=postgres://teekond:password@127.0.0.1:5432/teekond" },
  TEEKOND_START_CODE: { schema: z.string().min(6).max(200).optional(), example: "TEEKOND_START_CODE=at-least-six-characters" },
  TEEKOND_OPEN: { schema: z.enum(["yes", "no"]).default("no"), example: "TEEKOND_OPEN=yes" },
  TRUST_PROXY: {
    schema: z
      .string()
      .regex(/^[\d.:a-fA-F]+(?:\s*,\s*[\d.:a-fA-F]+)*$/)
      .optional(),
    example: "TRUST_PROXY=127.0.0.1",
  },
  TEEKOND_METRICS_TOKEN: { schema: z.string().min(16).max(200).optional(), example: "TEEKOND_METRICS_TOKEN=at-least-sixteen-characters" },
  TEEKOND_KEY: {
    schema: z
      .string()
      .refine((text) => text.split(",").length <= 2 && text.split(",").every((key) => key.trim().length >= 32))
      .optional(),
    example: "TEEKOND_KEY=at-least-thirty-two-random-characters (two with a comma between them while rotating, the new one first)",
  },
  SLACK_BOT_TOKEN: { schema: token("xoxb-").optional(), example: "SLACK_BOT_TOKEN=xoxb-…" },
  SLACK_APP_TOKEN: { schema: token("xapp-").optional(), example: "SLACK_APP_TOKEN=xapp-…" },
  SLACK_SIGNING_SECRET: {
    schema: z.string().min(16).max(200).optional(),
    example: "SLACK_SIGNING_SECRET=thirty-two-signs-from-basic-information",
  },
  SLACK_CLIENT_ID: { schema: z.string().min(3).max(100).optional(), example: "SLACK_CLIENT_ID=1234567890.1234567890" },
  SLACK_CLIENT_SECRET: {
    schema: z.string().min(16).max(200).optional(),
    example: "SLACK_CLIENT_SECRET=thirty-two-signs-from-basic-information",
  },
  SLACK_API_URL: { schema: z.url().optional(), example: "SLACK_API_URL=https://slack.com/api/" },
  DISCORD_TOKEN: {
    schema: z.string().min(16).max(300).regex(/^\S+$/).optional(),
    example: "DISCORD_TOKEN=MTIz… (the bot's token, three parts with points between them)",
  },
  DISCORD_API_URL: { schema: z.url().optional(), example: "DISCORD_API_URL=https://discord.com/api" },
  DISCORD_SHARDS: { schema: z.coerce.number().int().min(1).max(1000).optional(), example: "DISCORD_SHARDS=1" },
  NOTION_TOKEN: { schema: z.string().min(20).max(300).regex(/^\S+$/).optional(), example: "NOTION_TOKEN=ntn_…" },
  NOTION_PARENT: {
    schema: z
      .string()
      .refine((text) => /[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(text))
      .optional(),
    example: "NOTION_PARENT=https://www.notion.so/Workshops-1f0c2d3e4f5061728394a5b6c7d8e9f0",
  },
  NOTION_TENANTS: {
    schema: z
      .string()
      .regex(/^(?:all|web|slack:\w+|discord:\d+)(?:\s*,\s*(?:all|web|slack:\w+|discord:\d+))*$/)
      .optional(),
    example: "NOTION_TENANTS=web,slack:T0123456789,discord:123456789012345678 (or all)",
  },
  NOTION_RATE: { schema: z.coerce.number().min(0.1).max(20).default(3), example: "NOTION_RATE=3" },
  NOTION_BASE_URL: { schema: z.url().optional(), example: "NOTION_BASE_URL=https://api.notion.com" },
  OPENAI_API_KEY: { schema: z.string().min(4).max(300).regex(/^\S+$/).optional(), example: "OPENAI_API_KEY=sk-…" },
  OPENAI_MODEL: { schema: z.string().min(1).max(200).regex(/^\S+$/).optional(), example: "OPENAI_MODEL=gpt-6-luna" },
  OPENAI_BASE_URL: { schema: z.url().optional(), example: "OPENAI_BASE_URL=http://127.0.0.1:11434/v1" },
  OPENAI_BUDGET: { schema: z.coerce.number().int().min(1000).max(100_000_000).default(200_000), example: "OPENAI_BUDGET=200000" },
  OPENAI_TIMEOUT: { schema: z.coerce.number().int().min(1).max(170).default(60), example: "OPENAI_TIMEOUT=60 (seconds)" },
  LOG_LEVEL: { schema: z.enum(logLevels).default("info"), example: "LOG_LEVEL=info" },
} as const;

type Variables = typeof variables;
export type Config = { readonly [Name in keyof Variables]: z.output<Variables[Name]["schema"]> };

/** Names of the variables that are set here, for `doctor`; never their values. */
export function namesSet(): readonly string[] {
  return Object.keys(variables).filter((name) => (process.env[name] ?? "") !== "");
}

/**
 * Reads the configuration; `over` is what the command line says instead. Throws a `Failure` that names the variable, with an example, where
 * one is wrong; an empty variable counts as not set.
 */
export function readConfig(over: Readonly<Record<string, string>> = {}): Config {
  const env: NodeJS.ProcessEnv = { ...process.env, ...over };
  const read = Object.entries(variables).map(([name, { schema, example }]) => {
    const raw = env[name];
    const parsed = schema.safeParse(raw === undefined || raw === "" ? undefined : raw);
    if (!parsed.success) throw new Failure(2, `${name} is not set right; for example: ${example}`);
    return [name, parsed.data] as const;
  });
  return Object.fromEntries(read) as Config;
}

/** Refuses to listen where anybody could start sessions without somebody having said so. */
export function assertReachable({ HOST, TEEKOND_START_CODE, TEEKOND_OPEN }: Config): void {
  if (isLoopback(HOST) || TEEKOND_START_CODE !== undefined || TEEKOND_OPEN === "yes") return;
  throw new Failure(
    2,
    `HOST=${HOST} can be reached from elsewhere: set ${variables.TEEKOND_START_CODE.example} so that only who knows the code starts sessions, or ${variables.TEEKOND_OPEN.example}`,
  );
}
