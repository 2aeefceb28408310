import { html } from "hono/html";
import { channelAdvice, formFields, formWorld } from "#facilitator/forms.ts";
import { blockedBy } from "#journey/blocking.ts";
import { composeNew } from "#journey/compose.ts";
import { sayCode } from "#locale/say.ts";
import type { Field, Values } from "#steps/field.ts";
import type { FormField } from "#talk/form.ts";
import type { Html } from "../page.ts";
import { field } from "./field.ts";
import { type Card, nothing, ready } from "./kit.ts";

/** How an answer to "what takes its place" is posted: as a slip (collecting), or as a proposal with a new contact among its rows. */
export type AnswerForm = {
  readonly card: Card;
  readonly key: string;
  /** id of the blocked contact */
  readonly subject: string;
  readonly defs: readonly Field[];
  readonly values: Values;
  readonly is: { readonly name: string; readonly value: string };
  readonly name: (id: string) => string;
};

/** Channels that reasons shut by themselves, each with the reason. */
function shutChannels({ ctx }: Card): ReadonlyMap<string, string> {
  const [first] = blockedBy({ medium: "physical", channels: ["face-to-face"] }, ctx.view.redesign.reasons);
  if (first === undefined) return new Map();
  const channel = sayCode(ctx.language, "channel", "face-to-face");
  return new Map([
    [
      "face-to-face",
      ctx.say("talk.stays-shut", {
        channel: channel.slice(0, 1).toUpperCase() + channel.slice(1),
        number: first.number,
        reason: sayCode(ctx.language, "reason", first.kind),
      }),
    ],
  ]);
}

const shapes = [
  { is: "with", key: "page.act.replace" },
  { is: "merged", key: "page.act.merge-into" },
  { is: "dropped", key: "page.act.drop" },
] as const;

function segments({ card, is }: AnswerForm): Html {
  const { ctx } = card;
  const each = shapes.map(
    (shape) =>
      html`<label><input type="radio" name="${is.name}" value="${shape.is}"${is.value === shape.is ? html` checked` : nothing}>${ctx.say(shape.key)}</label>`,
  );
  return html`<div class="seg" role="radiogroup" aria-label="${ctx.say("field.replace.is")}">${each}</div>`;
}

/** Channel advice of method.md: each shown once its channel is chosen. */
function advice({ card: { ctx } }: AnswerForm, shut: ReadonlyMap<string, string>): Html {
  const told = ["face-to-face", "e-mail", "post", "text-message", "video", "gift"].map(
    (channel) => html`<span class="advice" data-channel="${channel}">${channelAdvice(ctx.language, channel) ?? ""} </span>`,
  );
  return html`<p class="hint"><b>${ctx.say("talk.no-reason-blocks")}</b> ${[...shut.values()].join(" ")} ${told}</p>`;
}

function withFields(form: AnswerForm): Html {
  const { card, defs, key, values } = form;
  const permits = card.ctx.facilitator && defs.some((def) => def.id === "permitted");
  const shut = permits ? new Map<string, string>() : shutChannels(card);
  const order = ["name", "channels", "medium", "does", "announcedBy", ...(permits ? ["permitted"] : [])];
  const given: Values = { medium: "digital", ...values };
  const world = formWorld(card.ctx.view, card.ctx.language, card.ctx.name);
  const chosen = order.flatMap((id) => defs.find((def) => def.id === id) ?? []);
  const fields = formFields(chosen, world, { values: given, facilitator: card.ctx.facilitator }).map((one) => ({
    ...one,
    required: ["name", "channels", "medium"].includes(one.id),
  }));
  const drawn = fields.map(
    (one) =>
      html`${field(card.ctx, one, { key, name: form.name(one.id), shut: one.id === "channels" ? shut : new Map() })}${one.id === "channels" ? advice(form, shutChannels(card)) : nothing}`,
  );
  return html`<div class="only with">${drawn}</div>`;
}

function mergedFields({ card, key, values, subject }: AnswerForm): Html {
  const { ctx } = card;
  const { redesign } = ctx.view;
  const standing = [...redesign.current.filter((one) => redesign.restrictions[one.id]?.is !== "blocked"), ...composeNew(redesign)];
  const options = [
    ...new Map(standing.filter((one) => one.id !== subject).map((one) => [one.id, { value: one.id, label: one.name }])).values(),
  ];
  const into: FormField = {
    id: "into",
    label: ctx.say("field.replace.into"),
    kind: "choice",
    options,
    required: true,
    value: typeof values.into === "string" ? [values.into] : [],
  };
  return html`<div class="only merged">${field(ctx, into, { key, name: "f.into" })}</div>`;
}

function droppedFields({ card, key, values }: AnswerForm): Html {
  const { ctx } = card;
  const why: FormField = {
    id: "why",
    label: ctx.say("field.replace.why"),
    kind: "text",
    required: true,
    value: typeof values.why === "string" ? [values.why] : [],
  };
  return html`<div class="only dropped">${field(ctx, why, { key, name: "f.why" })}${ready(ctx, "replace-dropped")}</div>`;
}

/** Replace it, join another, or drop it: one row of three, and the fields of the one chosen. */
export function answerFields(form: AnswerForm): Html {
  return html`${segments(form)}${withFields(form)}${mergedFields(form)}${droppedFields(form)}`;
}
