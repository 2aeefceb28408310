import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeOf, marksOf, type Scene, scene } from "./scene.ts";

let here: Scene;
beforeAll(async () => {
  here = await scene();
});
afterAll(async () => here.discord.stop());

const v2 = 1 << 15;
const of = (n: number) => "x".repeat(n);

async function send(body: unknown): Promise<unknown> {
  return here.rest.post(`/channels/${here.crisis.id}/messages`, { body });
}
const shown = (components: readonly unknown[]) => send({ flags: v2, components });
const plain = (components: readonly unknown[]) => send({ content: "x", components });

const text = (content: string) => ({ type: 10, content });
const button = (more: object = {}) => ({ type: 2, style: 1, label: "Go", custom_id: `b${Math.random()}`, ...more });
const row = (...components: readonly unknown[]) => ({ type: 1, components });
const options = (n: number, more: object = {}) => Array.from({ length: n }, (_, i) => ({ label: `o${i}`, value: `v${i}`, ...more }));
const select = (more: object = {}) => ({ type: 3, custom_id: `s${Math.random()}`, options: options(3), ...more });
const section = (texts: number) => ({ type: 9, components: Array.from({ length: texts }, () => text("x")), accessory: button() });
const gallery = (n: number) => ({
  type: 12,
  items: Array.from({ length: n }, () => ({ media: { url: "https://harbour.example/a.png" } })),
});
const container = (...components: readonly unknown[]) => ({ type: 17, components });

/** At the limit it is taken, one over it is refused with 50035 at this place. */
type Limit = readonly [what: string, at: () => Promise<unknown>, over: () => Promise<unknown>, mark: string];

const messages: readonly Limit[] = [
  ["content", () => send({ content: of(2000) }), () => send({ content: of(2001) }), "content"],
  ["embeds", () => send({ embeds: Array(10).fill({ title: "x" }) }), () => send({ embeds: Array(11).fill({ title: "x" }) }), "embeds"],
  [
    "embeds together",
    () => send({ embeds: [{ description: of(4096) }, { description: of(1904) }] }),
    () => send({ embeds: [{ description: of(4096) }, { description: of(1905) }] }),
    "embeds",
  ],
  ["embed title", () => send({ embeds: [{ title: of(256) }] }), () => send({ embeds: [{ title: of(257) }] }), "embeds.0.title"],
  [
    "embed fields",
    () => send({ embeds: [{ fields: Array(25).fill({ name: "n", value: "v" }) }] }),
    () => send({ embeds: [{ fields: Array(26).fill({ name: "n", value: "v" }) }] }),
    "embeds.0.fields",
  ],
  ["nonce", () => send({ content: "x", nonce: of(25) }), () => send({ content: "x", nonce: of(26) }), "nonce"],
  [
    "rows",
    () => plain(Array.from({ length: 5 }, () => row(button()))),
    () => plain(Array.from({ length: 6 }, () => row(button()))),
    "components",
  ],
];

const components: readonly Limit[] = [
  [
    "buttons in a row",
    () => plain([row(...Array.from({ length: 5 }, () => button()))]),
    () => plain([row(...Array.from({ length: 6 }, () => button()))]),
    "components.0.components",
  ],
  ["one select in a row", () => plain([row(select())]), () => plain([row(select(), select())]), "components.0.components"],
  [
    "label of a button",
    () => plain([row(button({ label: of(80) }))]),
    () => plain([row(button({ label: of(81) }))]),
    "components.0.components.0.label",
  ],
  [
    "custom_id",
    () => plain([row(button({ custom_id: of(100) }))]),
    () => plain([row(button({ custom_id: of(101) }))]),
    "components.0.components.0.custom_id",
  ],
  [
    "address of a button",
    () => plain([row({ type: 2, style: 5, label: "Go", url: `https://h.example/${of(494)}` })]),
    () => plain([row({ type: 2, style: 5, label: "Go", url: `https://h.example/${of(495)}` })]),
    "components.0.components.0.url",
  ],
  [
    "options",
    () => plain([row(select({ options: options(25) }))]),
    () => plain([row(select({ options: options(26) }))]),
    "components.0.components.0.options",
  ],
  [
    "label of an option",
    () => plain([row(select({ options: options(1, { label: of(100) }) }))]),
    () => plain([row(select({ options: options(1, { label: of(101) }) }))]),
    "components.0.components.0.options.0.label",
  ],
  [
    "value of an option",
    () => plain([row(select({ options: options(1, { value: of(100) }) }))]),
    () => plain([row(select({ options: options(1, { value: of(101) }) }))]),
    "components.0.components.0.options.0.value",
  ],
  [
    "description of an option",
    () => plain([row(select({ options: options(1, { description: of(100) }) }))]),
    () => plain([row(select({ options: options(1, { description: of(101) }) }))]),
    "components.0.components.0.options.0.description",
  ],
  [
    "placeholder",
    () => plain([row(select({ placeholder: of(150) }))]),
    () => plain([row(select({ placeholder: of(151) }))]),
    "components.0.components.0.placeholder",
  ],
  [
    "max_values",
    () => plain([row(select({ max_values: 3 }))]),
    () => plain([row(select({ max_values: 4 }))]),
    "components.0.components.0.max_values",
  ],
  [
    "min_values",
    () => plain([row(select({ min_values: 2, max_values: 2 }))]),
    () => plain([row(select({ min_values: 3, max_values: 2 }))]),
    "components.0.components.0.min_values",
  ],
  [
    "values once each",
    () => plain([row(select({ options: options(2) }))]),
    () => plain([row(select({ options: options(2, { value: "same" }) }))]),
    "components.0.components.0.options.1.value",
  ],
  [
    "custom_id once in a message",
    () => shown([container(row(button({ custom_id: "a" })), row(button({ custom_id: "b" })))]),
    () => shown([container(row(button({ custom_id: "a" })), row(button({ custom_id: "a" })))]),
    "components.0.components.1.components.0.custom_id",
  ],
];

const v2s: readonly Limit[] = [
  [
    "components with nested ones",
    () => shown(Array(40).fill(text("x"))),
    () => shown([container(...Array(40).fill(text("x")))]),
    "components",
  ],
  [
    "rows count with their buttons",
    () => shown(Array.from({ length: 20 }, () => row(button()))),
    () => shown([...Array.from({ length: 20 }, () => row(button())), text("x")]),
    "components",
  ],
  [
    "text in all displays",
    () => shown([text(of(2000)), container(text(of(2000)))]),
    () => shown([text(of(2000)), container(text(of(2001)))]),
    "components",
  ],
  ["texts of a section", () => shown([section(3)]), () => shown([section(4)]), "components.0.components"],
  ["a section has a text", () => shown([section(1)]), () => shown([section(0)]), "components.0.components"],
  ["a section has an accessory", () => shown([section(1)]), () => shown([{ type: 9, components: [text("x")] }]), "components.0.accessory"],
  ["images of a gallery", () => shown([gallery(10)]), () => shown([gallery(11)]), "components.0.items"],
  ["a gallery has an image", () => shown([gallery(1)]), () => shown([gallery(0)]), "components.0.items"],
  [
    "no container in a container",
    () => shown([container(text("x"))]),
    () => shown([container(container(text("x")))]),
    "components.0.components.0.type",
  ],
  ["no text display outside of Components V2", () => shown([text("x")]), () => plain([text("x")]), "components.0.type"],
  [
    "no content beside Components V2",
    () => shown([text("x")]),
    () => send({ flags: v2, content: "x", components: [text("x")] }),
    "content",
  ],
  [
    "no embeds beside Components V2",
    () => shown([text("x")]),
    () => send({ flags: v2, embeds: [{ title: "x" }], components: [text("x")] }),
    "embeds",
  ],
  [
    "no poll beside Components V2",
    () => send({ poll: { question: { text: "q" }, answers: [{ poll_media: { text: "a" } }] } }),
    () => send({ flags: v2, poll: { question: { text: "q" }, answers: [{ poll_media: { text: "a" } }] }, components: [text("x")] }),
    "poll",
  ],
  ["a text display says something", () => shown([text("x")]), () => shown([text("")]), "components.0.content"],
  [
    "files that are shown are there",
    () => shown([{ type: 13, file: { url: "attachment://a.txt" } }]).catch(() => undefined),
    () => shown([{ type: 13, file: { url: "attachment://b.txt" } }]),
    "components.0.file.url",
  ],
];

describe.each([
  ["messages", messages],
  ["components", components],
  ["Components V2", v2s],
])("limits of %s", (_name, limits) => {
  it.each(limits)("%s", async (_what, at, over, mark) => {
    await at();
    const code = await codeOf(over());
    expect(code).toBe(50035);
    expect((await marksOf(over())).map((one) => one.split(":")[0])).toContain(mark);
  });
});

describe("what else is no message", () => {
  it.each([
    ["nothing at all", {}, 50006],
    ["blanks alone", { content: "  \n " }, 50006],
    ["Components V2 without components", { flags: v2 }, 50006],
    ["a hidden message that answers nobody", { content: "x", flags: 64 }, 50035],
    ["a row without buttons", { content: "x", components: [row()] }, 50035],
    ["buttons and a select in a row", { content: "x", components: [row(button(), select())] }, 50035],
    ["a button without a name", { content: "x", components: [row(button({ label: undefined }))] }, 50035],
    ["a button that nobody hears of", { content: "x", components: [row(button({ custom_id: undefined }))] }, 50035],
    [
      "a link that also reports",
      { content: "x", components: [row({ type: 2, style: 5, label: "Go", url: "https://h.example", custom_id: "a" })] },
      50035,
    ],
    ["a link to nowhere", { content: "x", components: [row({ type: 2, style: 5, label: "Go", url: "javascript:alert(1)" })] }, 50035],
    ["an emoji that is none", { content: "x", components: [row(button({ emoji: { name: "boat" } }))] }, 50035],
    ["an emoji that no server has", { content: "x", components: [row(button({ emoji: { id: "1", name: "boat" } }))] }, 50035],
    ["a button of an unknown style", { content: "x", components: [row(button({ style: 9 }))] }, 50035],
    ["a select without options", { content: "x", components: [row(select({ options: [] }))] }, 50035],
    ["a component nobody knows", { content: "x", components: [{ type: 99 }] }, 50035],
    ["a modal's input in a message", { flags: v2, components: [row({ type: 4, custom_id: "a", style: 1, label: "x" })] }, 50035],
    ["mentions allowed twice over", { content: "x", allowed_mentions: { parse: ["users"], users: ["1"] } }, 50035],
    ["a content that is no text", { content: 7 }, 50035],
    ["an embed's field without a name", { embeds: [{ fields: [{ name: "", value: "v" }] }] }, 50035],
    ["too many answers of a poll", { poll: { question: { text: "q" }, answers: Array(11).fill({ poll_media: { text: "a" } }) } }, 50035],
    ["a long answer of a poll", { poll: { question: { text: "q" }, answers: [{ poll_media: { text: of(56) } }] } }, 50035],
  ])("%s", async (_what, body, code) => {
    expect(await codeOf(send(body))).toBe(code);
  });

  it("leaves nothing behind where it was refused", async () => {
    const before = here.discord.messages(here.crisis.id).length;
    await codeOf(send({ content: of(2001) }));
    expect(here.discord.messages(here.crisis.id)).toHaveLength(before);
    expect(here.discord.journal.refused().at(-1)).toBe("create_message: 50035");
  });

  it("uploads: ten mebibytes a file, twenty-five a request", async () => {
    const upload = async (...sizes: readonly number[]) =>
      here.rest.post(`/channels/${here.crisis.id}/messages`, {
        body: { content: "x" },
        files: sizes.map((size, n) => ({ name: `f${n}.bin`, data: Buffer.alloc(size) })),
      });
    const mebi = 1024 * 1024;
    expect(await codeOf(upload(10 * mebi))).toBe("ok");
    expect(await codeOf(upload(10 * mebi + 1))).toBe(40005);
    expect(await codeOf(upload(9 * mebi, 9 * mebi, 9 * mebi))).toBe(40005);
    expect(await codeOf(upload(...Array(10).fill(1)))).toBe("ok");
    expect(await codeOf(upload(...Array(11).fill(1)))).toBe(50035);
  });
});
