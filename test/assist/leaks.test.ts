import { afterAll, beforeAll, expect, it } from "vitest";
import { createAssistant } from "#assist/assistant.ts";
import { idea, play, through } from "../session/play.ts";
import { goodModel } from "./good-model.ts";
import { openRig, openWorld, type World } from "./rig.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

it("a cut text leaks no half of an address, a number or a name", async () => {
  const rig = await openRig({ names: { ann: "Kadri Tammsaar", bob: "Jonas Petraitis", eve: "Eglė Kazlauskienė" } }, world);
  rig.peer.answerWith(goodModel);
  await rig.as("ann", { do: "set-help", on: true });
  const before = (end: string, at: number) => `${"word ".repeat(200).slice(0, 700 - at - 1)} ${end}`;
  await rig.as(
    "bob",
    idea("purpose", "i1", before("customer.x@zyxmail.ee", 14)),
    idea("purpose", "i2", before("+372 5555 0199", 9)),
    idea("purpose", "i3", before("Kazlauskienė", 9)),
  );
  await rig.as("ann", { do: "end-input", step: "purpose", part: 0 });
  await rig.help();
  const sent = (await rig.calls()).map((one) => one.sent).join("\n");
  expect(sent).not.toMatch(/customer\.x@|5555|Kazlau/u);
  await rig.close();
});

/** What comes of a question that the model asks in the first step, about this one line of Bob's: what is suggested, and how the call ended. */
async function asked(question: string, line: string, names: Readonly<Record<string, string>> = {}) {
  const rig = await openRig({ names: { ann: "Ann", bob: "Bob", eve: "Eve", ...names } }, world);
  rig.peer.answerWith((one) => (one.schemaName === "sharpen" ? { is: "json", value: { question } } : goodModel(one)));
  await rig.as("ann", { do: "set-help", on: true });
  await rig.as("bob", idea("purpose", "i1", line));
  await rig.as("ann", { do: "end-input", step: "purpose", part: 0 });
  await rig.help();
  const texts = (await rig.session()).suggestions.flatMap((one) => one.pieces.map((piece) => piece.text));
  const ended = (await rig.calls()).map((one) => one.why ?? one.state);
  await rig.close();
  return { texts, ended };
}

it("a person who is called like a mention or a link is named without it", async () => {
  const bob = "<!channel> Bob https://evil.example";
  const { texts } = await asked("Does [person 2] know it, and who of the customers?", `Warm rooms, says ${bob}`, { bob });
  expect(texts).toEqual([expect.stringMatching(/^Does .*know it, and who of the customers\?$/u)]);
  expect(texts.join("\n")).not.toMatch(/:\/\/|<!|evil/u);
});

it("a question about somebody who is in nothing that was told is not asked", async () => {
  expect(await asked("Does [person 2] know it, and who of the customers?", "Warm rooms")).toEqual({ texts: [], ended: ["answered"] });
});

it("a question that is foreign in part is not asked", async () => {
  const half = "Which of these would your customers notice first, and how would they tell you? Мы не можем больше принимать клиентов.";
  const { texts, ended } = await asked(half, "Warm rooms");
  expect([texts, new Set(ended)]).toEqual([[], new Set(["nonsense"])]);
});

it("the whole answer is not lost where one text is nothing but a link", () => {
  const game = play();
  game.as("ann", { do: "set-help", on: true });
  through(game, "current-journey");
  const j = { step: "current-journey", part: 0 } as const;
  for (const id of ["t1", "t2"])
    game.as("bob", { do: "add-row", ...j, list: "items", id, values: { name: id, medium: "digital", channels: ["web"] } });
  game.as("bob", { do: "ask-help", ...j, id: "q", help: "draft-journey", text: "Customers call us and we listen to them." });
  const assistant = createAssistant({
    name: "m",
    host: "h",
    ask: async () => ({ is: "failed", why: "away", tokens: { input: 0, output: 0 } }),
  });
  const output = {
    touchpoints: [
      { name: "https://evil.example/x", medium: "digital", channels: ["web"], does: null },
      { name: "A call", medium: "digital", channels: ["phone"], does: "The customer says what they need, and we listen." },
    ],
  };
  const want = { key: "asked/q", kind: "draft-journey", ...j, asked: "q" } as const;
  const got = assistant.request(game.session(), want, { at: game.now(), names: new Map() })?.pieces("h1", output);
  expect([got?.pieces.map((one) => one.text), got?.left]).toEqual([["A call"], 1]);
});

it("no action sets a day that nobody named, and none is given to somebody who is not in what was told", () => {
  const game = play({ track: "full" });
  game.as("ann", { do: "set-help", on: true });
  through(game, "actions");
  const assistant = createAssistant({
    name: "m",
    host: "h",
    ask: async () => ({ is: "failed", why: "away", tokens: { input: 0, output: 0 } }),
  });
  const want = { key: "draft-actions", kind: "draft-actions", step: "actions", part: 0, asked: null } as const;
  const request = assistant.request(game.session(), want, { at: game.now(), names: new Map([["bob", "Bob"]]) });
  const [about = ""] = (JSON.parse(request?.sent ?? "{}") as { data: { touchpoints: { id: string }[] } }).data.touchpoints.map(
    ({ id }) => id,
  );
  const action = (title: string, measure: string | null = null) => ({ title, touchpoints: [about], measure });
  const titles = ["Call them by Friday", "Let [person 1] call them", "Call them", "Write to them in two days"];
  const got = request?.pieces("h1", { actions: [...titles.map((one) => action(one)), action("Ask them", "They answer until March ends")] });
  expect([got?.pieces.map((one) => one.text), got?.left]).toEqual([["Call them"], 4]);
  expect(got?.pieces[0]?.acts).toEqual([expect.objectContaining({ values: expect.objectContaining({ deadline: null }) })]);
  expect(JSON.stringify(got)).not.toContain("owner");
});

it("suggests nothing of what was struck while the model was at it", async () => {
  const rig = await openRig({}, world);
  let struck = false;
  rig.peer.answerWith((asked) => (struck ? goodModel(asked) : { is: "slow", ms: 300, answer: goodModel(asked) }));
  await rig.as("ann", { do: "set-help", on: true });
  await rig.as("bob", idea("purpose", "i1", "Warm rooms"), idea("purpose", "i2", "Names a customer"));
  await rig.as("ann", { do: "end-input", step: "purpose", part: 0 });
  await rig.helping.tick();
  for (let n = 0; n < 200 && rig.peer.inFlight() === 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  await rig.as("ann", { do: "strike", step: "purpose", part: 0, item: "i2", reason: "Names a customer" });
  await rig.helping.settled();
  expect((await rig.session()).suggestions).toEqual([]);
  struck = true;
  await rig.help();
  expect((await rig.session()).suggestions.map((one) => one.help)).toEqual(["sharpen"]);
  expect((await rig.calls())[0]?.sent).not.toContain("Names a customer");
  await rig.close();
});
