import { type Bag, bag, bags, text } from "../json.ts";

export type Api = "responses" | "chat";

/** How the answer shall look, read alike from both APIs. */
export type Format = {
  readonly type: string;
  readonly name: string | undefined;
  readonly schema: unknown;
  readonly strict: boolean;
};

/** What a model was asked, read alike from both APIs. */
export type Asked = {
  readonly api: Api;
  readonly model: string;
  /** instructions, system and developer messages, a line between them */
  readonly instructions: string;
  /** what the user says, a line between messages */
  readonly user: string;
  readonly schemaName: string | undefined;
  readonly schema: Bag | undefined;
  /** the request as it came */
  readonly body: Bag;
};

type Message = { readonly role: string; readonly says: string };

/** What is said in a request, in its order; what is no message is left out. */
export function messagesIn(api: Api, body: Bag): readonly Message[] {
  if (api === "chat") return bags(body["messages"]).map(message);
  if (typeof body["input"] === "string") return [{ role: "user", says: body["input"] }];
  return bags(body["input"]).filter(isMessage).map(message);
}

function isMessage(item: Bag): boolean {
  return item["type"] === undefined || item["type"] === "message";
}

function message(item: Bag): Message {
  const content = item["content"];
  const says =
    typeof content === "string"
      ? content
      : bags(content)
          .map((part) => text(part["text"]))
          .join("");
  return { role: text(item["role"]), says };
}

/** The wanted format; plain text where none is named. */
export function formatIn(api: Api, body: Bag): Format {
  const given = api === "chat" ? bag(body["response_format"]) : bag(bag(body["text"])["format"]);
  const named = api === "chat" ? bag(given["json_schema"]) : given;
  const name = typeof named["name"] === "string" ? named["name"] : undefined;
  return { type: text(given["type"]) || "text", name, schema: named["schema"], strict: named["strict"] === true };
}

/** Reads a request that was found right. */
export function askedIn(api: Api, body: Bag): Asked {
  const messages = messagesIn(api, body);
  const { name, schema } = formatIn(api, body);
  const spoken = (roles: readonly string[]) => messages.filter((one) => roles.includes(one.role)).map((one) => one.says);
  const instructions = [text(body["instructions"]), ...spoken(["system", "developer"])].filter((one) => one !== "");
  return {
    api,
    model: text(body["model"]),
    instructions: instructions.join("\n"),
    user: spoken(["user"]).join("\n"),
    schemaName: name,
    schema: schema === undefined ? undefined : bag(schema),
    body,
  };
}
