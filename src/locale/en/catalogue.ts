import { assist } from "./assist.ts";
import { asks } from "./asks.ts";
import { cards } from "./cards.ts";
import { board } from "./board.ts";
import { chat } from "./chat.ts";
import { discordForm } from "./discord-form.ts";
import { discord } from "./discord.ts";
import { door } from "./door.ts";
import { fields } from "./fields.ts";
import { findings } from "./findings.ts";
import { kept } from "./kept.ts";
import { modal } from "./modal.ts";
import { notion } from "./notion.ts";
import { page } from "./page.ts";
import { ready } from "./ready.ts";
import { refusals } from "./refusals.ts";
import { report } from "./report.ts";
import { steps } from "./steps.ts";
import { talk } from "./talk.ts";
import { web } from "./web.ts";
import { words } from "./words.ts";

export const english = {
  ...assist,
  ...steps,
  ...fields,
  ...door,
  ...discord,
  ...words,
  ...refusals,
  ...findings,
  ...ready,
  ...talk,
  ...page,
  ...modal,
  ...web,
  ...report,
  ...board,
  ...cards,
  ...asks,
  ...chat,
  ...notion,
  ...kept,
  ...discordForm,
} as const;
