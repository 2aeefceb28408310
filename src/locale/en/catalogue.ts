import { cards } from "./cards.ts";
import { board } from "./board.ts";
import { fields } from "./fields.ts";
import { findings } from "./findings.ts";
import { page } from "./page.ts";
import { ready } from "./ready.ts";
import { refusals } from "./refusals.ts";
import { report } from "./report.ts";
import { steps } from "./steps.ts";
import { talk } from "./talk.ts";
import { web } from "./web.ts";
import { words } from "./words.ts";

export const english = {
  ...steps,
  ...fields,
  ...words,
  ...refusals,
  ...findings,
  ...ready,
  ...talk,
  ...page,
  ...web,
  ...report,
  ...board,
  ...cards,
} as const;
