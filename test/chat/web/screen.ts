import type { Answers } from "../../stories/hands.ts";
import type { Browser } from "./shell/site.ts";
import { type Element, elementsIn, has, readPage, textIn, within } from "./tree.ts";

/** A form that somebody can send from where they are: it has a button. */
export type PageForm = {
  readonly element: Element;
  readonly action: string;
  /** the section that it stands in, as it reads */
  readonly text: string;
};

/** What the browser shows: where it came to at last, and the page there. */
export type Shown = { readonly path: string; readonly status: number; readonly page: Element };

type Control = { readonly name: string; readonly kind: string; readonly element: Element };

const hops = 4;

function attribute(element: Element, name: string): string {
  return element.attributes.get(name) ?? "";
}

function isSubmit(element: Element): boolean {
  return element.tag === "button" && (element.attributes.get("type") ?? "submit") === "submit" && !element.attributes.has("disabled");
}

/** The forms of a page, from top to bottom. */
export function formsIn(page: Element): readonly PageForm[] {
  return [...within(page)].flatMap(({ one, around }) => {
    if (one.tag !== "form" || ![...within(one)].some((inner) => isSubmit(inner.one))) return [];
    const section = around.findLast((each) => each.tag === "section") ?? one;
    return [{ element: one, action: attribute(one, "action"), text: textIn(has(one, "trow") ? one : section) }];
  });
}

function controlsIn({ element }: PageForm): readonly Control[] {
  return elementsIn(element, "input", "textarea", "select").flatMap((one) => {
    const kind = one.tag === "input" ? (one.attributes.get("type") ?? "text") : one.tag;
    const out = one.attributes.has("disabled") || kind === "submit" || kind === "button" || attribute(one, "name") === "";
    return out ? [] : [{ name: attribute(one, "name"), kind, element: one }];
  });
}

/** What a hidden input of the form says; undefined where there is none of that name. */
export function hiddenIn(form: PageForm, name: string): string | undefined {
  const found = controlsIn(form).find((one) => one.kind === "hidden" && one.name === name);
  return found === undefined ? undefined : attribute(found.element, "value");
}

function isPick({ kind }: Control): boolean {
  return kind === "radio" || kind === "checkbox";
}

/** The fields that a person can write or choose in. */
export function fieldsIn(form: PageForm): readonly string[] {
  return [...new Set(controlsIn(form).flatMap(({ name, kind }) => (kind === "hidden" ? [] : [name])))];
}

/** Whether something is chosen in every one of its rows of choices. */
export function isChosen(form: PageForm): boolean {
  const picks = controlsIn(form).filter((one) => one.kind === "radio");
  return picks.every(({ name }) => picks.some((one) => one.name === name && one.element.attributes.has("checked")));
}

function optionsOf(control: Control): readonly string[] {
  return elementsIn(control.element, "option").map((one) => one.attributes.get("value") ?? textIn(one));
}

/** What a control holds as the page came; nothing where it would not be posted. */
function asItCame(control: Control): readonly string[] {
  const { kind, element } = control;
  if (isPick(control)) return element.attributes.has("checked") ? [element.attributes.get("value") ?? "on"] : [];
  if (kind === "textarea") return [element.inside.filter((one) => typeof one === "string").join("")];
  if (kind !== "select") return [attribute(element, "value")];
  const chosen = elementsIn(element, "option").find((one) => one.attributes.has("selected"));
  return [chosen?.attributes.get("value") ?? optionsOf(control)[0] ?? ""];
}

/** What is put into the controls of one name. Throws for what nobody could write or choose there. */
function put(controls: readonly Control[], name: string, given: readonly string[]): readonly string[] {
  const mine = controls.filter((one) => one.name === name && one.kind !== "hidden");
  const [first] = mine;
  if (first === undefined) throw new Error(`the form has no field ${name}: ${controls.map((one) => one.name).join(", ")}`);
  const options = isPick(first) ? mine.map((one) => one.element.attributes.get("value") ?? "on") : optionsOf(first);
  const strange = isPick(first) || first.kind === "select" ? given.find((one) => !options.includes(one)) : undefined;
  if (strange !== undefined) throw new Error(`nobody can choose ${strange} at ${name}: ${options.join(", ")}`);
  if (given.length > 1) throw new Error(`these hands put one thing into a field, and ${name} is to hold ${given.length}`);
  return given;
}

/** The form filled in, as it is posted. `zone`: what the page's script puts where it is asked for the time zone of the machine. */
export function filledIn(form: PageForm, answers: Answers, zone = ""): Record<string, string> {
  const controls = controlsIn(form);
  const answered = Object.entries(answers).map(([name, given]) => [name, put(controls, name, given)] as const);
  const said = new Map(answered);
  const posted: Record<string, string> = {};
  for (const control of controls) {
    const { name, element } = control;
    const own = element.attributes.has("data-zone") ? [zone] : asItCame(control);
    const [value] = control.kind === "hidden" ? own : (said.get(name) ?? own);
    if (value === undefined) continue;
    if (posted[name] !== undefined && !(isPick(control) && posted[name] === value))
      throw new Error(`${name} is posted twice, and these hands post each name once`);
    posted[name] = value;
  }
  return posted;
}

async function follow(who: Browser, path: string, response: Response): Promise<Shown> {
  let [at, answer] = [path, response];
  for (let n = 0; answer.status === 303 && n < hops; n += 1) {
    at = answer.headers.get("location") ?? "";
    answer = await who.get(at);
  }
  return { path: at, status: answer.status, page: readPage(await answer.text()) };
}

/** Goes to an address, and on to where it leads. Throws where there is no page. */
export async function go(who: Browser, path: string): Promise<Shown> {
  const shown = await follow(who, path, await who.get(path));
  if (shown.status !== 200) throw new Error(`no page at ${path}: ${shown.status} ${textIn(shown.page)}`);
  return shown;
}

/** Sends a form. What is refused comes back with 422; anything else that is no page is thrown. */
export async function submit(who: Browser, form: PageForm, fields: Record<string, string>): Promise<Shown> {
  const shown = await follow(who, form.action, await who.post(form.action, fields));
  if (shown.status !== 200 && shown.status !== 422) throw new Error(`${form.action}: ${shown.status} ${textIn(shown.page)}`);
  return shown;
}

/** Why a form was refused, and at which of its fields, as the page says it. */
export function refusalIn({ page }: Shown): { readonly field: string | undefined; readonly says: string } {
  const all = [...within(page)].map(({ one }) => one);
  const wrong = all.find((one) => one.attributes.has("aria-invalid"));
  return {
    field: wrong?.attributes.get("name"),
    says: all
      .filter((one) => has(one, "no"))
      .map(textIn)
      .join(" "),
  };
}
