import { isZone } from "#lib/time.ts";
import { type Language, languages } from "#locale/languages.ts";
import { isMessageKey, say, sayCode } from "#locale/say.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import type { Act } from "#session/command.ts";
import type { Form, FormField, Option } from "#talk/form.ts";

/** What is typed or chosen to start a session, by the name of its field. */
export type StartTyped = Readonly<Record<string, string>>;

/** A playbook's title, or its id where it has none in our words. */
export function playbookTitle(language: Language, id: string): string {
  const key = `playbook.${id}.title`;
  return isMessageKey(key) ? say(language, key) : id;
}

function oneOf<Value extends string>(typed: string | undefined, values: readonly [Value, ...Value[]]): Value {
  return values.find((value) => value === typed) ?? values[0];
}

/** The act that starts a session as `person` typed it; what cannot be understood stands as the first choice would, except texts: those are judged. */
export function startAct(typed: StartTyped, person: string): Act {
  const zone = typed.timezone !== undefined && isZone(typed.timezone) ? typed.timezone : "UTC";
  const { title = "", crisis = "", playbook = catalog[0]?.id ?? "", currency = "" } = typed;
  return {
    do: "start",
    title,
    crisis,
    sells: oneOf(typed.sells, ["people", "firms"]),
    playbook,
    track: oneOf(typed.track, ["full", "sprint"]),
    language: oneOf(typed.language, languages),
    timezone: zone,
    currency: /^[A-Za-z]{3}$/.test(currency) ? currency.toUpperCase() : "EUR",
    pace: oneOf(typed.pace, ["live", "async"]),
    steps: [],
    dots: { each: 3, perItem: 2 },
    script: false,
    person,
    zone,
  };
}

function codes(language: Language, list: "sells" | "track" | "pace", values: readonly string[]): readonly Option[] {
  return values.map((value) => {
    const says = `word.${list}-says.${value}`;
    const word = sayCode(language, list, value);
    return { value, label: isMessageKey(says) ? `${word}: ${say(language, says)}` : word };
  });
}

function choice(language: Language, id: "sells" | "track" | "pace", values: readonly string[]): FormField {
  const label = say(language, `page.start.${id}`);
  return { id, label, kind: "choice", options: codes(language, id, values), required: true, value: [values[0] ?? ""] };
}

/** Asked only where there are several. */
function playbookField(language: Language): readonly FormField[] {
  const options = catalog.map(({ id }) => ({ value: id, label: playbookTitle(language, id) }));
  const label = say(language, "page.start.playbook");
  return options.length < 2 ? [] : [{ id: "playbook", label, kind: "choice", options, required: true, value: [options[0]?.value ?? ""] }];
}

function textFields(language: Language): readonly FormField[] {
  const hint = say(language, "page.start.crisis.hint");
  return [
    { id: "title", label: say(language, "page.start.session-title"), kind: "line", required: true, max: 120 },
    { id: "crisis", label: say(language, "page.start.crisis"), hint, kind: "text", required: false, max: 3000 },
  ];
}

/** The form that starts a session, for chat platforms; they add where it is to live. `nonce` names what it starts. */
export function startForm(language: Language, nonce: string): Form {
  const options = languages.map((code) => ({ value: code, label: sayCode(language, "language", code) }));
  return {
    name: "start",
    ask: "start",
    on: [],
    title: say(language, "door.start.title"),
    about: [],
    hidden: {},
    fields: [
      ...textFields(language),
      choice(language, "sells", ["people", "firms"]),
      ...playbookField(language),
      choice(language, "track", ["full", "sprint"]),
      choice(language, "pace", ["live", "async"]),
      { id: "language", label: say(language, "page.start.language"), kind: "choice", options, required: true, value: [language] },
    ],
    submit: say(language, "door.start.go"),
    nonce,
    drawn: 0,
  };
}
