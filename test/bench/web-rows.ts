import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Server, startServer } from "../browser/harness.ts";
import { alone, compared, ms, percentile, type Row } from "./measure.ts";

/** A browser's worth of cookies, for pages opened without one. */
type Jar = {
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<Response>;
  readonly cookie: () => string;
};

function jar(address: string): Jar {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = {
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
      origin: address,
      ...(init.headers as object),
    };
    const answer = await fetch(new URL(path, address), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      cookies.set(name, value);
    }
    const to = answer.headers.get("location");
    return to === null ? answer : send(to, { method: "GET" });
  };
  return {
    get: (path) => send(path, { method: "GET" }),
    post: (path, form) => send(path, { method: "POST", body: new URLSearchParams(form) }),
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
  };
}

const hidden = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

type Open = { readonly session: string; readonly lead: Jar; readonly join: string };

async function started(server: Server): Promise<Open> {
  const lead = jar(server.address);
  const page = await (await lead.get("/")).text();
  const links = await (
    await lead.post("/start?lang=en", {
      title: "Bench",
      crisis: "Busy",
      sells: "people",
      playbook: "crisis-redesign",
      track: "sprint",
      pace: "live",
      language: "en",
      name: "Lead",
      nonce: hidden(page, "nonce"),
      people: "",
    })
  ).text();
  const session = /\/s\/([A-Za-z0-9_-]+)/.exec(links)?.[1] ?? "";
  const join = [...links.matchAll(/\/in\/[A-Za-z0-9_-]+/g)][1]?.[0] ?? "";
  return { session, lead, join };
}

/** Reads a stream until its text holds `mark`; answers with the moment. */
async function sees(jarOf: Jar, server: Server, session: string, marks: Map<string, (at: number) => void>): Promise<AbortController> {
  const stop = new AbortController();
  const answer = await fetch(`${server.address}/s/${session}/stream`, {
    headers: { cookie: jarOf.cookie(), accept: "text/event-stream" },
    signal: stop.signal,
  });
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  void (async () => {
    let text = "";
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) return;
      text = (text + decoder.decode(value)).slice(-200_000);
      for (const [mark, seen] of marks) if (text.includes(mark)) seen(performance.now());
    }
  })().catch(() => undefined);
  return stop;
}

/** Draws the form first, so that only what is sent counts; answers with what sends it. */
async function prepared(open: Open, which: string, more: Readonly<Record<string, string>>): Promise<() => Promise<void>> {
  const page = await (await open.lead.get(`/s/${open.session}`)).text();
  const form = {
    which,
    key: which,
    nonce: `n${performance.now()}`.replace(".", ""),
    csrf: hidden(page, "csrf"),
    drawn: hidden(page, "drawn"),
    ...more,
  };
  return async () => {
    const answer = await open.lead.post(`/s/${open.session}/act`, form);
    if (!answer.ok) throw new Error(`bench: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  };
}

async function act(open: Open, which: string, more: Readonly<Record<string, string>>): Promise<void> {
  await (await prepared(open, which, more))();
}

/** d) fifty pages open on one session: from committed to seen on all of them. */
export async function fiftyPages(server: Server, pages = 50, rounds = 20): Promise<readonly Row[]> {
  const open = await started(server);
  await act(open, "control:begin", {});
  await act(open, "control:end-input", { step: "purpose", part: "0" });
  const marks = new Map<string, (at: number) => void>();
  const streams: AbortController[] = [];
  for (let n = 0; n < pages; n += 1) streams.push(await sees(open.lead, server, open.session, marks));
  const all: number[] = [];
  const last: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const mark = `We go on, for the time of round ${round} of this bench.`;
    const seen: number[] = [];
    const everyone = new Promise<void>((resolve) => marks.set(mark, (at) => void (seen.push(at), seen.length >= pages && resolve())));
    const send = await prepared(open, "propose", { step: "purpose", part: "1", item: "one", is: "sentence", "f.text": mark });
    const from = performance.now();
    await send();
    await Promise.race([
      everyone,
      new Promise((_, no) => setTimeout(() => no(new Error(`bench: ${seen.length} of ${pages} pages saw it`)), 10_000)),
    ]);
    marks.delete(mark);
    all.push(...seen.map((at) => at - from));
    last.push(Math.max(...seen) - from);
  }
  for (const stream of streams) stream.abort();
  return [
    alone(
      `${pages} pages open on one session: sent to seen, any page, median / 99th`,
      `${ms(percentile(all, 0.5))} / ${ms(percentile(all, 0.99))}`,
    ),
    alone(
      `${pages} pages open on one session: sent to seen on all of them, median / 99th`,
      `${ms(percentile(last, 0.5))} / ${ms(percentile(last, 0.99))}`,
    ),
  ];
}

/** f) from nothing to the first page, against a bare Node server in the same run. */
export async function coldStart(): Promise<readonly Row[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  const folder = await mkdtemp(join(tmpdir(), "teekond-cold-"));
  for (let n = 0; n < 5; n += 1) {
    const from = performance.now();
    const server = await startServer(["--port", "0", "--data", folder]);
    await (await fetch(server.address)).text();
    ours.push(performance.now() - from);
    await server.kill();
    const then = performance.now();
    await new Promise<void>((resolve) => {
      const plain = createServer((_, response) => response.end("hello"));
      plain.listen(0, "127.0.0.1", async () => {
        const { port } = plain.address() as { port: number };
        await (await fetch(`http://127.0.0.1:${port}`)).text();
        plain.close(() => resolve());
      });
    });
    bare.push(performance.now() - then);
  }
  await rm(folder, { recursive: true, force: true });
  return [compared("cold start of `npm start` on a kept folder to the first page (bare: a server in this process)", ours, bare)];
}

/** A server of its own on a fresh folder for the rows that need one. */
export async function withServer(work: (server: Server) => Promise<readonly Row[]>): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "teekond-web-"));
  const server = await startServer(["--port", "0", "--data", folder]);
  try {
    return await work(server);
  } finally {
    await server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}
