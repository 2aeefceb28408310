import { writeFileSync } from "node:fs";
import { reportOf, workshop, workshops } from "./run-session.ts";
import { render } from "#publish/markdown/render.ts";
import { htmlPublisher } from "#publish/html/render.ts";
import { readFonts } from "#publish/html/fonts.ts";
import { renderJson, reportJsonSchema } from "#publish/json/render.ts";
const h = htmlPublisher(readFonts());
for (const w of workshops) { const r = reportOf(workshop(w)); writeFileSync(`/tmp/h/${w}.md`, render(r)); writeFileSync(`/tmp/h/${w}.json`, renderJson(r)); writeFileSync(`/tmp/h/${w}.html`, h.render(r)); }
writeFileSync("/tmp/h/schema.json", JSON.stringify(reportJsonSchema(), null, 2));
