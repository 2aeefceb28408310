import type { HelpKind } from "#steps/help.ts";
import type { Kind } from "../kind.ts";
import { catchUp } from "./catch-up.ts";
import { challenge } from "./challenge.ts";
import { cluster } from "./cluster.ts";
import { draftActions } from "./draft-actions.ts";
import { draftJourney } from "./draft-journey.ts";
import { pains } from "./pains.ts";
import { sharpen } from "./sharpen.ts";
import { suggestReplacements } from "./suggest-replacements.ts";
import { summary } from "./summary.ts";
import { voices } from "./voices.ts";

/** Every kind of help: a new one is its file, its prompt and one line here. */
export const kinds: Readonly<Record<HelpKind, Kind>> = {
  sharpen,
  cluster,
  challenge,
  "draft-journey": draftJourney,
  "suggest-replacements": suggestReplacements,
  pains,
  "draft-actions": draftActions,
  "catch-up": catchUp,
  summary,
  voices,
};
