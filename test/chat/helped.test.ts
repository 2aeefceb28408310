import { day } from "../day.ts";
import { tellsHelp } from "../stories/helped.ts";
import { scriptFiles } from "../stories/scripts.ts";
import { inDiscord } from "./discord/helped.ts";
import { inSlack } from "./slack/helped.ts";

// Another language each day, in the two chats another one; the soak speaks all three in both.
const files = scriptFiles();
const fileOf = (turn: number) => files[turn % files.length] ?? "";

tellsHelp("in a Slack thread", fileOf(day), inSlack);
tellsHelp("in a Discord thread", fileOf(day + 1), inDiscord);
