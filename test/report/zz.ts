import { writeFileSync } from "node:fs";
import { reportOf, workshop, workshops } from "./run-session.ts";
import { render } from "#publish/markdown/render.ts";
import { renderJson, reportJsonSchema } from "#publish/json/render.ts";
for (const w of workshops) { const r = reportOf(workshop(w)); writeFileSync(`/tmp/h/${w}.md`, render(r)); writeFileSync(`/tmp/h/${w}.json`, renderJson(r)); }
writeFileSync("/tmp/h/schema.json", JSON.stringify(reportJsonSchema(), null, 2));
