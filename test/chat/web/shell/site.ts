import { type Listening, listen } from "#chat/web/listen.ts";
import type { WebPorts, WebSettings } from "#chat/web/desk.ts";
import { createWeb, type Web } from "#chat/web/server.ts";
import { createFacilitator } from "#facilitator/handle.ts";
import { manualClock, type ManualClock } from "#lib/clock.ts";
import { createLog } from "#lib/log.ts";
import { json } from "#publish/json/render.ts";
import { markdown } from "#publish/markdown/render.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { codeKeys } from "#session/event.ts";
import { openStore, type Store, type StorePlace } from "#store/open.ts";
import { embeddedStore } from "../../../store/embedded.ts";

const origin = "http://localhost:3000";

export type Site = {
  readonly web: Web;
  readonly store: Store;
  readonly clock: ManualClock;
  readonly ports: WebPorts;
  readonly close: () => Promise<void>;
};

/** What stands in for a part of the site; what needs its store is made of it. */
type Over = Partial<WebPorts> | ((store: Store) => Partial<WebPorts>);

/** The real web chat on a real store. `over` stands in for what a test needs to fail or to be counted. */
export async function openSite(settings: Partial<WebSettings> = {}, over: Over = {}, place?: StorePlace): Promise<Site> {
  const store = await (place === undefined ? embeddedStore(codeKeys) : openStore(place, codeKeys));
  const clock = manualClock(Date.now());
  const ports: WebPorts = {
    facilitator: createFacilitator({ ledger: store.ledger, clock }),
    ledger: store.ledger,
    people: store.people,
    presence: store.presence,
    places: store.places,
    clock,
    log: createLog("silent"),
    publishers: [htmlPublisher(), markdown, json],
    samples: { list: [], play: () => Promise.reject(new Error("no samples here")) },
    settings: { trustProxy: [], ...settings },
    ready: store.ping,
    ...(typeof over === "function" ? over(store) : over),
  };
  const web = await createWeb(ports);
  return {
    web,
    store,
    clock,
    ports,
    close: async () => {
      web.close();
      await store.close();
    },
  };
}

export async function serveSite(site: Site): Promise<{ readonly base: string; readonly listening: Listening }> {
  const listening = await listen(site.web, { host: "127.0.0.1", port: 0 });
  return { base: `http://localhost:${listening.port}`, listening };
}

/** A browser without a window: keeps cookies by path, follows nothing by itself. */
export function browser(web: Web) {
  const jar = new Map<string, { value: string; path: string }>();
  function cookiesFor(path: string): string {
    return [...jar.values()].length === 0
      ? ""
      : [...jar]
          .filter(([, one]) => path === one.path || path.startsWith(`${one.path}/`))
          .map(([key, one]) => `${key.split(" ")[0]}=${one.value}`)
          .join("; ");
  }
  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookie = cookiesFor(path.split("?")[0] ?? path);
    if (cookie !== "" && !headers.has("cookie")) headers.set("cookie", cookie);
    const response = await web.fetch(new Request(`${origin}${path}`, { ...init, headers, redirect: "manual" }));
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...rest] = line.split("; ");
      const [name = "", value = ""] = pair.split("=");
      const at = rest.find((one) => one.startsWith("Path="))?.slice(5) ?? "/";
      if (value === "") jar.delete(`${name} ${at}`);
      else jar.set(`${name} ${at}`, { value, path: at });
    }
    return response;
  }
  return {
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = { "sec-fetch-site": "same-origin" }) =>
      ask(path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    jar,
  };
}
export type Browser = ReturnType<typeof browser>;

export const form = {
  title: "Saal on kinni",
  crisis: "Vesi tuli sisse.",
  sells: "people",
  playbook: "crisis-redesign",
  track: "full",
  language: "et",
  pace: "live",
  name: "Niamh",
  people: "Tom",
  timezone: "Europe/Tallinn",
  currency: "EUR",
};

export type Begun = {
  readonly id: string;
  readonly lead: string;
  readonly team: string;
  readonly tom: string;
  readonly own: string;
  readonly niamh: Browser;
};

/** A session started by Niamh in her browser, with the addresses she was given. */
export async function begin(web: Web, more: Record<string, string> = {}): Promise<Begun> {
  const niamh = browser(web);
  const nonce = /name="nonce" value="([^"]+)"/.exec(await (await niamh.get("/")).text())?.[1] ?? "";
  const page = await (await niamh.post("/start", { ...form, nonce, ...more })).text();
  const [lead = "", team = "", tom = "", own = ""] = [...page.matchAll(/value="http:\/\/localhost:3000(\/in\/[^"]+)"/g)].map(
    (one) => one[1] ?? "",
  );
  return { id: /href="\/s\/([^"]+)"/.exec(page)?.[1] ?? "", lead, team, tom, own, niamh };
}

/** Somebody joins by a link. */
export async function join(web: Web, link: string, name: string, as = "participant"): Promise<Browser> {
  const who = browser(web);
  const at = (await who.get(link)).headers.get("location") ?? "";
  await who.post(at, { name, as });
  return who;
}

export function csrfIn(page: string): string {
  return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

/** Posts an act as a person would from the page as it is now. */
export async function act(who: Browser, id: string, which: string, fields: Record<string, string> = {}): Promise<Response> {
  const csrf = csrfIn(await (await who.get(`/s/${id}`)).text());
  return who.post(`/s/${id}/act`, { which, nonce: `n${Math.random().toString(36).slice(2)}`, csrf, ...fields });
}
