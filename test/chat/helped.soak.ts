import { tellsHelp } from "../stories/helped.ts";
import { scriptFiles } from "../stories/scripts.ts";
import { inDiscord } from "./discord/helped.ts";
import { inSlack } from "./slack/helped.ts";

for (const file of scriptFiles()) {
  const name = file.split("/").at(-1) ?? file;
  tellsHelp(`in a Slack thread: ${name}`, file, inSlack);
  tellsHelp(`in a Discord thread: ${name}`, file, inDiscord);
}
