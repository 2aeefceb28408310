import { type Block, type Card, writePress } from "#talk/card.ts";
import type { Form } from "#talk/form.ts";

/** What a form says or holds that no platform can: titles too long, too many fields or options, more than goes along. */
export function faults(form: Form): readonly string[] {
  const options = form.fields.flatMap((field) => field.options ?? []);
  const ids = form.fields.map((field) => field.id);
  return [
    ...(form.title.length === 0 || form.title.length > 24 ? [`title: ${form.title}`] : []),
    ...(form.submit.length === 0 || form.submit.length > 24 ? [`submit: ${form.submit}`] : []),
    ...(form.fields.length > 10 ? [`${form.fields.length} fields`] : []),
    ...form.fields.filter((field) => (field.options?.length ?? 0) > 100).map((field) => `${field.id}: too many options`),
    ...options.filter((one) => one.label === "" || one.label.length > 75 || one.value === "").map((one) => `option: ${one.label}`),
    ...form.fields.filter((field) => field.label === "").map((field) => `${field.id}: no label`),
    ...(new Set(ids).size < ids.length ? ["two fields of one name"] : []),
    ...(JSON.stringify({ ...form, about: [], fields: [] }).length > 2900 ? ["more goes along than a form carries"] : []),
  ];
}

function buttonsIn(block: Block): readonly { readonly label: string; readonly press: string; readonly sure: string }[] {
  const buttons = block.is === "acts" ? block.buttons : block.is === "lines" && block.button !== undefined ? [block.button] : [];
  return buttons.map(({ label, press, sure = "" }) => ({ label, press: writePress(press), sure }));
}

/** What a private card says or holds that no platform can. */
export function cardFaults({ title, blocks }: Card): readonly string[] {
  const buttons = blocks.flatMap(buttonsIn);
  const picks = blocks.flatMap((block) => (block.is === "pick" ? [block] : []));
  return [
    ...(title === "" || title.length > 80 ? [`title: ${title}`] : []),
    ...(blocks.length > 45 ? [`${blocks.length} blocks`] : []),
    ...buttons
      .filter(({ label, press, sure }) => label === "" || label.length > 75 || press.length > 1900 || sure.length > 300)
      .map((one) => one.label),
    ...blocks.flatMap((block) => (block.is === "acts" && block.buttons.length > 5 ? ["more than five buttons in a row"] : [])),
    ...picks.filter((one) => one.options.length === 0 || one.options.length > 100 || one.label === "").map((one) => `pick ${one.ask}`),
    ...picks.flatMap((one) =>
      one.options.filter(({ value, label }) => value === "" || label === "" || label.length > 75).map(() => `option of ${one.ask}`),
    ),
    ...blocks.flatMap((block) => (block.is === "lines" && block.lines.length === 0 ? ["lines without a line"] : [])),
  ];
}
