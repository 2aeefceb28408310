import { begin, sessionOf, typedIn } from "#facilitator/doors/beginning.ts";
import { type Words, wordsFor } from "#facilitator/doors/speaking.ts";
import type { Person } from "#facilitator/ports.ts";
import { refusalWords } from "#facilitator/say-refusal.ts";
import { newId } from "#lib/ids.ts";
import { say } from "#locale/say.ts";
import type { Card } from "#talk/card.ts";
import { said, word } from "#talk/line.ts";
import { isRefusal } from "#talk/refusal.ts";
import { type Act, sheetOf, tell } from "./act.ts";
import { codeOf } from "./api.ts";
import type { Desk, Visitor } from "./desk.ts";
import { openDirect } from "./direct.ts";
import { dropDraft, freshToken, keepDraft } from "./keep.ts";
import type { Draft } from "./meta.ts";
import { openThread, takeBack } from "./open-thread.ts";
import { cardMessage } from "./speak.ts";
import { continueMessage, draftOf, modalOf, partAt } from "./speak-form.ts";
import { refusalMessage } from "./speak-said.ts";
import { discordStartForm, hasZone, leadsIn, type Started, withLeads, withZone } from "./start-form.ts";
import type { FormId } from "./form-id.ts";
import { type Address, tenantOf, threadAt } from "./thread.ts";
import { isLast, postedOf, readModal } from "./values.ts";
import { memberAt } from "./members.ts";

type At = Pick<Act, "heard" | "answer">;

/** Somebody who fills in the form that starts a session. */
type Starting = At & { readonly visitor: Visitor; readonly token: string; readonly draft: Draft };

function hiddenIn({ hidden }: Draft): Started {
  return { guild: hidden["guild"] ?? "", channel: hidden["channel"] ?? "", leads: hidden["leads"] ?? "" };
}

async function wordsOf(desk: Desk, visitor: Visitor, guild: string): Promise<Words & { readonly own: string | undefined }> {
  const known = await desk.users.known(tenantOf(guild), visitor.who.user);
  return { ...wordsFor(known, visitor.locale), own: known?.zone };
}

function formOf({ draft }: Pick<Starting, "draft">, own: string | undefined) {
  return discordStartForm(draft.language, draft.nonce, own, hiddenIn(draft));
}

/** Opens the form that starts a session in a channel. */
export async function startShown(desk: Desk, visitor: Visitor, at: At, where: Omit<Started, "leads">): Promise<void> {
  const { own, ...words } = await wordsOf(desk, visitor, where.guild);
  const form = discordStartForm(words.language, newId(), own, { ...where, leads: "" });
  const draft = draftOf(form, { words, session: "" });
  const token = freshToken();
  await keepDraft(desk, token, draft);
  await openPart(desk, { ...at, visitor, token, draft }, 0);
}

async function openPart(desk: Desk, starting: Starting, part: number): Promise<void> {
  const { visitor, token, answer } = starting;
  const { own, ...words } = await wordsOf(desk, visitor, hiddenIn(starting.draft).guild);
  const draft = { ...starting.draft, part };
  const modal = modalOf(formOf(starting, own), sheetOf(desk, words, draft, token));
  if (await answer.modal(withLeads(modal, draft.language, hiddenIn(draft).leads))) return;
  await tell(starting, refusalMessage(say(words.language, "discord.too-late"), words, { token, part }));
}

/** Does what somebody did on the form that starts a session. */
export async function startSent(desk: Desk, visitor: Visitor, at: At & Pick<Starting, "token" | "draft">, wants: FormId): Promise<void> {
  const starting: Starting = { ...at, visitor };
  if (wants.does === "open") return openPart(desk, starting, wants.part);
  if (wants.does === "send") return startedBy(desk, starting);
  if (wants.does !== "submit") return at.answer.quiet();
  const { own, ...words } = await wordsOf(desk, visitor, hiddenIn(at.draft).guild);
  const components = at.heard.data?.components;
  const sheet = sheetOf(desk, words, { ...at.draft, part: wants.part }, at.token);
  const read = readModal(components, sheet.draft, sheet.today).draft;
  const draft = { ...read, hidden: { ...read.hidden, leads: leadsIn(components) ?? hiddenIn(read).leads } };
  await keepDraft(desk, at.token, draft);
  if (isLast(draft)) return startedBy(desk, { ...starting, draft });
  await tell(at, continueMessage(formOf({ draft }, own), { ...sheet, draft }));
}

type Lead = { readonly user: string; readonly person: Person };

/** Who was chosen to lead beside the one who starts, with the person they are in the session. */
async function leadsOf(desk: Desk, { heard, draft }: Starting, tenant: string): Promise<readonly Lead[]> {
  const { guild, leads } = hiddenIn(draft);
  const found = await Promise.all(
    leads
      .split(",")
      .filter((id) => id !== "")
      .map((id) => memberAt(desk, heard, { guild, user: id })),
  );
  return Promise.all(
    found
      .flatMap((who) => (who === undefined ? [] : [who]))
      .map(async (who) => ({ user: who.user, person: await desk.users.person(tenant, who) })),
  );
}

/** That it has begun, and the way there. */
function startedCard(words: Words, { guild, thread }: Address, title: string): Card {
  const url = `https://discord.com/channels/${guild}/${thread ?? ""}`;
  const lead = say(words.language, "discord.started", { title: "" });
  return {
    key: "started",
    title,
    blocks: [
      { is: "lines", lines: [[word(lead), said(title, "strong")]] },
      { is: "acts", buttons: [], link: { label: say(words.language, "discord.open-thread"), url } },
    ],
  };
}

/**
 * Starts what was sent: the session is kept, its thread opened, and the thread made its place. A channel that Discord does not let Teekond into
 * starts nothing, and says why; what was typed is kept. The same form sent twice starts one session, with one thread.
 */
async function startedBy(desk: Desk, starting: Starting): Promise<void> {
  const { visitor, draft, token } = starting;
  const { guild } = hiddenIn(draft);
  const tenant = tenantOf(guild);
  const words = { ...wordsFor(undefined), language: draft.language };
  const session = sessionOf("discord", draft.nonce);
  const [host, leads] = await Promise.all([desk.users.person(tenant, visitor.who), leadsOf(desk, starting, tenant)]);
  const form = withZone(postedOf(draft));
  if (!hasZone(form)) {
    const text = say(draft.language, "discord.no-zone", { zone: typedIn(form)["timezone"] ?? "" });
    return tell(starting, refusalMessage(text, words, { token, part: draft.parts - 1 }));
  }
  const begun = await begin(desk, { via: "discord", tenant, session, form, host, leads: leads.map((one) => one.person) });
  if (isRefusal(begun)) {
    const text = refusalWords({ view: null, language: draft.language }, begun);
    return tell(starting, refusalMessage(text, words, { token, part: partAt(draft, begun) }));
  }
  const settled = await settle(desk, starting, session);
  if ("no" in settled) return tell(starting, refusalMessage(settled.no, words, { token, part: 0 }));
  await tell(starting, cardMessage(startedCard(words, settled, typedIn(form)["title"] ?? ""), words, { page: 0 }));
  await dropDraft(desk, token);
  for (const { user, person } of [{ user: visitor.who.user, person: host }, ...leads])
    await openDirect(desk, { user, guild }, { tenant, session, person: person.id });
}

/** Opens the thread of a session that has begun, and makes it its place; or says why not. */
async function settle(desk: Desk, { draft }: Starting, session: string): Promise<Address | { readonly no: string }> {
  const { guild, channel } = hiddenIn(draft);
  const { title = "", language: chosen } = typedIn(postedOf(draft));
  const language = wordsFor(undefined, chosen).language;
  const tenant = tenantOf(guild);
  const before = (await desk.places.ofSession(session)).find((place) => place.platform === "discord" && place.person === null);
  if (before !== undefined) return before.address as unknown as Address;
  const opened = await openThread(desk, { guild, channel, session, title, language }).catch((error: unknown) => {
    desk.log.warn({ code: codeOf(error) ?? "none" }, "nobody knows whether a thread was opened");
    return { no: say(draft.language, "discord.no-answer"), doubt: true };
  });
  if ("no" in opened) {
    // In doubt it stays: the same form goes on with it.
    if (!("doubt" in opened)) await desk.facilitator.remove(tenant, session);
    return { no: opened.no };
  }
  // By its id one for each session: whoever comes second, in whichever process, finds the first one's.
  const place = { tenant, session, id: `start.${session}`, platform: "discord", at: threadAt(opened), address: opened, person: null };
  const there = await desk.places.add(place);
  if (there !== undefined && there.at !== place.at) await takeBack(desk, opened);
  desk.stir(session);
  return there === undefined ? opened : (there.address as unknown as Address);
}
