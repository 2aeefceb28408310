import { afterEach, describe, expect, it } from "vitest";
import { blocksText, viewText } from "./render.ts";
import { type Scene, scene } from "./scene.ts";

let here: Scene;
const open = async () => {
  here = await scene();
  return here;
};
afterEach(() => here.slack.stop());

const plain = (text: string) => ({ type: "plain_text", text });
const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
const option = (text: string) => ({ text: plain(text), value: text });

describe("what a participant reads", () => {
  it("is every block as it looks, with names for ids and characters for entities", async () => {
    const { slack, niamh, crisis } = await open();
    const blocks = [
      { type: "header", text: plain("Ideas") },
      {
        type: "section",
        text: mrkdwn(`<@${niamh.id}> in <#${crisis.id}> said *yes* &amp; ~no~ &lt;b&gt; <https://a.ee|here>`),
        accessory: button("Edit"),
      },
      { type: "section", fields: [mrkdwn("one"), plain("<@two>")] },
      { type: "context", elements: [mrkdwn("three of five"), { type: "image", alt_text: "a star", image_url: "https://a.ee/a.png" }] },
      { type: "divider" },
      {
        type: "actions",
        elements: [
          button("Next"),
          { type: "static_select", placeholder: plain("Choose"), options: [option("A")] },
          { type: "overflow", options: [option("Rename"), option("Strike")] },
          { type: "radio_buttons", options: [option("A"), option("B")], initial_option: option("B") },
          { type: "checkboxes", options: [option("C")] },
          { type: "users_select", initial_user: niamh.id },
        ],
      },
      { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "gone", style: { strike: true } }] }] },
      {
        type: "table",
        rows: [
          [
            { type: "raw_text", text: "a" },
            { type: "raw_text", text: "b" },
          ],
        ],
      },
    ];
    expect(blocksText(slack.world, blocks)).toBe(
      [
        "# Ideas",
        "@Niamh in #crisis said *yes* & ~no~ <b> here [ Edit ]",
        "one\n<@two>",
        "(three of five · {a star})",
        "---",
        "[ Next ] ( Choose ▾ ) ( … Rename / Strike ) ( ) A  (•) B [ ] C ( @Niamh ▾ )",
        "~gone~",
        "a | b",
      ].join("\n"),
    );
  });

  it("is a form with its labels, hints, starts and buttons", async () => {
    const { slack, niamh } = await open();
    const element = { type: "plain_text_input", action_id: "a", initial_value: "Storm" };
    const input = { type: "input", block_id: "b", label: plain("Name"), hint: plain("Short"), optional: true, element };
    const json = { type: "modal", title: plain("Start"), close: plain("Cancel"), submit: plain("Go"), blocks: [input] };
    const view = {
      id: "V",
      user: niamh.id,
      team: here.team.id,
      rootId: "V",
      previousId: undefined,
      json,
      hash: "",
      values: {},
      errors: { b: "No" },
    };
    expect(viewText(slack.world, view)).toBe("== Start ==\nName (optional): ____Storm____\n  Short\n  ! No\n[ Cancel ] [ Go ]");
  });

  it("is kept for each person, so that what one saw is not taken for what another saw", async () => {
    const { slack, client, crisis, niamh, tom, team } = await open();
    const secret = slack.make.channel(team.id, { name: "secret", private: true, members: [niamh.id], withBot: true });
    await client.chat.postMessage({ channel: secret.id, text: "between us" });
    const { ts } = await client.chat.postMessage({ channel: crisis.id, text: "before &amp; after" });
    await client.chat.update({ channel: crisis.id, ts: String(ts), text: "changed" });
    expect(slack.shownTo(niamh.id)).toContain("between us");
    expect(slack.shownTo(tom.id)).not.toContain("between us");
    expect(slack.shownTo(tom.id)).toContain("before & after");
    expect(slack.channelText(crisis.id)).toBe("App: changed (edited)");
    expect([slack.sentAnywhere("before & after"), slack.sentAnywhere("never said")]).toEqual([true, false]);
    expect(slack.journal.whereSent("between us").map((one) => one.method)).toEqual(["chat.postMessage"]);
  });
});

function button(text: string): object {
  return { type: "button", action_id: text, text: plain(text) };
}
