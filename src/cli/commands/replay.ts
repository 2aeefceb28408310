import { basename } from "node:path";
import { parseWorkshop } from "../workshop/parse.ts";
import { exitCodeOf, type Outcome, replay, type ReplayWorld } from "../workshop/replay.ts";
import { sayProblem } from "../workshop/yaml.ts";
import type { Format } from "../ask.ts";
import { type House, refusedWith, type Reply } from "../house.ts";
import { reportFiles } from "./export.ts";

export type Script = { readonly file: string; readonly content: string; readonly formats: readonly Format[] };

/** The folder that a script's report goes to: its file's name without the endings. */
function folderOf(file: string): string {
  return basename(file).replace(/(?:\.workshop)?\.ya?ml$/i, "");
}

function problems(outcome: Outcome): readonly string[] {
  if (outcome.is === "replayed") return [];
  return outcome.is === "refused" ? [sayProblem(outcome.problem)] : outcome.problems.map(sayProblem);
}

/** Plays a whole workshop from a file, and makes its report; a wrong file plays nothing. */
export async function replayScript(
  house: House,
  { file, content, formats }: Script,
  onProgress?: ReplayWorld["onProgress"],
): Promise<Reply> {
  const parsed = parseWorkshop(file, Buffer.from(content, "base64"));
  if (!parsed.ok) return refusedWith(2, ...parsed.problems.map(sayProblem));
  const outcome = await replay(parsed.workshop, {
    facilitator: house.facilitator,
    people: house.people,
    tenant: "web",
    now: house.clock.now(),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (outcome.is === "refused") return refusedWith(3, ...problems(outcome));
  const standing = await house.facilitator.look(outcome.tenant, outcome.session);
  const at = standing?.session.lastAt;
  const files = await reportFiles(house, { ...outcome, ...(at === undefined ? {} : { at }) }, formats);
  const folder = folderOf(file);
  const made = files.map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
  return { exit: exitCodeOf(outcome), out: [`${basename(file)}: session ${outcome.session}`], err: problems(outcome), files: made };
}
