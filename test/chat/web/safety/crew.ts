import type { Act } from "#session/command.ts";
import { openStep } from "#session/state.ts";
import { leadThrough } from "../../../session/least.ts";
import { begin, type Browser, browser, csrfIn, join, type Site } from "../shell/site.ts";

/** A session with everybody whom a session may have: who leads, two with a voice, one who watches, one from outside, and a stranger. */
export type Crew = {
  readonly id: string;
  readonly lead: Browser;
  readonly tom: Browser;
  readonly ana: Browser;
  readonly watcher: Browser;
  readonly owner: Browser;
  readonly stranger: Browser;
  readonly links: { readonly lead: string; readonly team: string; readonly tom: string; readonly own: string };
  /** ids by the names that `assemble` gives */
  readonly ids: Readonly<Record<"Niamh" | "Tom" | "Ana" | "Wanda" | "Otto", string>>;
};

export async function postForm(who: Browser, path: string, id: string, fields: Record<string, string>): Promise<Response> {
  const csrf = csrfIn(await (await who.get(`/s/${id}`)).text());
  return who.post(path, { csrf, ...fields });
}

/** Starts a session and lets everybody in, each by the way that the product has for them. */
export async function assemble(site: Site, more: Record<string, string> = {}): Promise<Crew> {
  const { id, lead: leading, team, tom: tomLink, own, niamh } = await begin(site.web, more);
  const tom = await join(site.web, tomLink, "Tom");
  const ana = await join(site.web, team, "Ana");
  const watcher = await join(site.web, team, "Wanda", "observer");
  const made = await (await postForm(niamh, `/s/${id}/owner`, id, { name: "Otto" })).text();
  const owner = await join(site.web, /value="http:\/\/localhost:3000(\/in\/[^"]+)"/.exec(made)?.[1] ?? "", "Otto");
  const people = await site.store.people.people("web", Object.keys((await site.ports.facilitator.look("web", id))?.session.people ?? {}));
  const ids = Object.fromEntries(people.map((one) => [one.name, one.id])) as Crew["ids"];
  return { id, lead: niamh, tom, ana, watcher, owner, stranger: browser(site.web), links: { lead: leading, team, tom: tomLink, own }, ids };
}

let count = 0;

/** Does acts as a person of the session; throws where they are refused. */
export async function does(site: Site, { id }: Pick<Crew, "id">, person: string, ...acts: readonly Act[]): Promise<void> {
  site.clock.advance(1000);
  count += 1;
  const actor = { kind: "person", id: person, via: "web" } as const;
  const handled = await site.ports.facilitator.handle("web", id, { id: `c${count}`, at: site.clock.now(), actor, acts });
  if (!handled.ok) throw new Error(`refused: ${JSON.stringify(handled.refusal)} for ${JSON.stringify(acts)}`);
}

export async function stepNow(site: Site, { id }: Pick<Crew, "id">): Promise<string> {
  const standing = await site.ports.facilitator.look("web", id);
  return standing === undefined ? "" : (openStep(standing.session)?.id ?? standing.session.status);
}

/** Goes with the least that is needed up to the step `until`, all of it done by who leads. */
export async function through(
  site: Site,
  crew: { readonly id: string; readonly ids: Pick<Crew["ids"], "Niamh"> },
  until: string,
): Promise<void> {
  const look = async () => {
    const standing = await site.ports.facilitator.look("web", crew.id);
    if (standing === undefined) throw new Error("no session");
    return standing.session;
  };
  await leadThrough({ look, lead: (...acts) => does(site, crew, crew.ids.Niamh, ...acts) }, until);
}

/** Every page of a session that is fetched. */
export const pages: readonly string[] = [
  "",
  "?open=i1",
  "?welcome=1",
  "/conversation",
  "/board",
  "/board?show=before",
  "/board?show=after",
  "/so-far",
  "/people",
  "/mine",
  "/keys",
  "/links",
  "/leave",
  "/report",
  "/more",
  "/back/purpose",
  "/delete",
  "/export/html",
  "/export/markdown",
  "/export/json",
  "/export/nothing",
];

/** All that a browser gets of a session: every page, with and without the page's script, and what stands in the headers. */
export async function sweep(who: Browser, id: string): Promise<string> {
  const texts: string[] = [];
  for (const path of pages) {
    for (const headers of [{}, { "hx-request": "true" }] as Record<string, string>[]) {
      const answer = await who.get(`/s/${id}${path}`, headers);
      texts.push(`${path} ${answer.status} ${JSON.stringify([...answer.headers])}\n${await answer.text()}`);
    }
  }
  return texts.join("\n");
}

export type Listening = { readonly heard: () => string; readonly close: () => Promise<void> };

/** Opens a page's stream and keeps what comes. */
export async function listenIn(who: Browser, id: string): Promise<Listening> {
  const answer = await who.get(`/s/${id}/stream`);
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let heard = "";
  const reading = (async () => {
    for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader?.read())
      heard += decoder.decode(piece.value, { stream: true });
  })().catch(() => undefined);
  return {
    heard: () => heard,
    close: async () => {
      await reader?.cancel();
      await reading;
    },
  };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
