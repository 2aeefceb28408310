import { anything, byType, type Check, chars, listOf, oneOf, type Shape, shaped, truth, whole } from "./check.ts";
import { sizes } from "./limits.ts";

const long = chars(sizes.postText);
const style = shaped({
  may: {
    bold: truth,
    code: truth,
    italic: truth,
    strike: truth,
    underline: truth,
    highlight: truth,
    client_highlight: truth,
    unlink: truth,
  },
});

function styled(needs: Readonly<Record<string, Check>>, may: Readonly<Record<string, Check>> = {}): Shape {
  return { needs, may: { ...may, style } };
}

const inline: Readonly<Record<string, Shape>> = {
  broadcast: styled({ range: oneOf("here", "channel", "everyone") }),
  channel: styled({ channel_id: long }),
  color: styled({ value: long }),
  date: styled({ timestamp: whole(0, Number.MAX_SAFE_INTEGER), format: long }, { url: long, fallback: long }),
  emoji: styled({ name: long }, { unicode: long, url: long, skin_tone: anything }),
  link: styled({ url: chars(sizes.url, 1) }, { text: long, unsafe: truth }),
  team: styled({ team_id: long }),
  text: styled({ text: chars(sizes.postText, 1) }),
  user: styled({ user_id: long }),
  usergroup: styled({ usergroup_id: long }),
};

const many = 1000;
const inlines = listOf(byType(inline), many, 0);
const border = whole(0, 1);

const section: Shape = { needs: { elements: inlines } };

/** The inside of a `rich_text` block, also where a person wrote it. */
export const richText: Shape = {
  needs: {
    elements: listOf(
      byType({
        rich_text_section: section,
        rich_text_list: {
          needs: { elements: listOf(byType({ rich_text_section: section }), many), style: oneOf("bullet", "ordered") },
          may: { indent: whole(0, 8), offset: whole(0, many), border },
        },
        rich_text_quote: { needs: { elements: inlines }, may: { border } },
        rich_text_preformatted: { needs: { elements: inlines }, may: { border, language: long } },
      }),
      many,
      0,
    ),
  },
  may: { block_id: chars(sizes.id, 1) },
};
