import { needsAsking } from "#journey/blocking.ts";
import { type Channel, channels } from "#journey/touchpoint.ts";
import { listId } from "#steps/list.ts";
import { type Card, sends } from "#talk/card.ts";
import { acts, quiet } from "../cards/blocks.ts";
import { told } from "../cards/words.ts";
import type { PostedForm } from "../hear/posted.ts";
import type { Talk } from "../talk.ts";
import { cardOf, partAt } from "./kit.ts";
import { unsignedAnswer } from "./own.ts";

function isChannel(text: string): text is Channel {
  return (channels as readonly string[]).includes(text);
}

/** So many contacts are asked about in one tap. */
const mostAtOnce = 15;

/** Ids of the contacts that the form has added. */
function added(talk: Talk, sent: PostedForm): readonly string[] {
  const [step = "", part = ""] = [sent.get("step")?.[0], sent.get("part")?.[0]];
  const content = partAt(talk, [step, part])?.content;
  const nonce = sent.get("nonce")?.[0] ?? "";
  if (content?.pattern !== "list" || nonce === "") return [];
  return content.rows.filter((row) => row.id === nonce || row.id.startsWith(`${nonce}.`)).map((row) => row.id);
}

/** Said to be digital, though people or things meet there: asked about once, on entry (method.md, "What a reason blocks by itself"). */
function mediumAnswer(talk: Talk, sent: PostedForm): Card | undefined {
  const reaches = (sent.get("f.channels") ?? []).filter(isChannel);
  if (sent.get("f.medium")?.[0] !== "digital" || !needsAsking("digital", reaches)) return undefined;
  const ids = added(talk, sent).slice(0, mostAtOnce);
  if (ids.length === 0) return undefined;
  const place = { step: sent.get("step")?.[0] ?? "", part: sent.get("part")?.[0] ?? "" };
  const fields = Object.fromEntries(ids.map((id) => [`v.${listId}/${id}/medium`, "physical"]));
  const button = sends(talk.say("card.is-physical"), "set-many", { ...place, ...fields });
  return cardOf("medium", talk.say("field.touchpoint.medium"), [...quiet(told(talk, "card.asks-medium")), ...acts([button])]).card;
}

/** What a person alone is answered once their form was kept, where more is to be said than what the thread shows. */
export function answerAfter(talk: Talk, ask: string, sent: PostedForm): Card | undefined {
  return ask === "add" ? unsignedAnswer(talk, sent) : ask === "rows-add" || ask === "row-add" ? mediumAnswer(talk, sent) : undefined;
}
