import type { APIModalInteractionResponseCallbackData } from "discord.js";
import { ComponentType, SelectMenuDefaultValueType } from "discord.js";
import type { PostedForm } from "#facilitator/hear/posted.ts";
import { startForm } from "#facilitator/start.ts";
import { isZone } from "#lib/time.ts";
import type { Language } from "#locale/languages.ts";
import { say } from "#locale/say.ts";
import type { Form, FormField } from "#talk/form.ts";
import { limits } from "./limits.ts";
import { cut } from "./markdown.ts";

/** Zones that are offered; any other one is written. */
const zones: readonly string[] = [
  "Europe/Tallinn",
  "Europe/Vilnius",
  "Europe/Riga",
  "Europe/Helsinki",
  "Europe/Stockholm",
  "Europe/Warsaw",
  "Europe/Berlin",
  "Europe/Paris",
  "Europe/Madrid",
  "Europe/Rome",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Kyiv",
  "Europe/Athens",
  "Europe/Istanbul",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Kolkata",
  "Asia/Singapore",
  "Asia/Tokyo",
  "Australia/Sydney",
  "UTC",
];

const zoneId = "timezone";

/** Whether what was chosen or written is a time zone; else nobody would know when a box ends. */
export function hasZone(form: PostedForm): boolean {
  return isZone((form.get(zoneId)?.[0] ?? "").trim());
}

/** The form with its zone as it is read. */
export function withZone(form: PostedForm): PostedForm {
  return new Map([...form, [zoneId, [(form.get(zoneId)?.[0] ?? "").trim()]]]);
}

const likely: Readonly<Record<Language, string>> = { et: "Europe/Tallinn", lt: "Europe/Vilnius", en: "UTC" };

/** Discord knows nobody's zone, so it is asked: times, deadlines and quiet hours follow it. */
function zoneField(language: Language, own: string | undefined): FormField {
  const options = zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  const value = [own !== undefined && isZone(own) ? own : likely[language]];
  return { id: zoneId, label: say(language, "page.start.timezone"), kind: "suggest", options, required: true, value };
}

/** What only Discord has to know of what is started, hidden in its form: ids only. */
export type Started = { readonly guild: string; readonly channel: string; readonly leads: string };

/** The form that starts a session. `zone`: where who starts it lives, if that is known. */
export function discordStartForm(language: Language, nonce: string, zone: string | undefined, hidden: Started): Form {
  const form = startForm(language, nonce);
  return { ...form, hidden, fields: [...form.fields, zoneField(language, zone)] };
}

const leads = "leads";
const mostLeads = 10;

/** The modal with one more question, where there is room: who leads beside who starts it. */
export function withLeads(
  modal: APIModalInteractionResponseCallbackData,
  language: Language,
  chosen: string,
): APIModalInteractionResponseCallbackData {
  if (modal.components.length >= limits.modalComponents) return modal;
  const before = chosen.split(",").flatMap((id) => (id === "" ? [] : [{ id, type: SelectMenuDefaultValueType.User } as const]));
  const label = {
    type: ComponentType.Label,
    label: cut(say(language, "door.start.leads"), limits.label),
    description: cut(say(language, "door.start.leads.hint"), limits.description),
    component: {
      type: ComponentType.UserSelect,
      custom_id: leads,
      min_values: 0,
      max_values: mostLeads,
      required: false,
      ...(before.length === 0 ? {} : { default_values: before }),
    },
  } as const;
  return { ...modal, components: [...modal.components, label] } as unknown as APIModalInteractionResponseCallbackData;
}

type Node = { readonly component?: { readonly custom_id?: unknown; readonly values?: unknown } };

/** Who was chosen to lead, in a sent part; undefined where that was not asked in it. */
export function leadsIn(components: unknown): string | undefined {
  const nodes = Array.isArray(components) ? (components as readonly Node[]) : [];
  const values = nodes.find((one) => one.component?.custom_id === leads)?.component?.values;
  return Array.isArray(values) ? values.filter((one) => /^\d{1,25}$/.test(String(one))).join(",") : undefined;
}
