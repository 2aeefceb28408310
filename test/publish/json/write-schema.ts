import { writeFileSync } from "node:fs";
import { reportJsonSchema } from "#publish/json/render.ts";

writeFileSync(new URL("../../../docs/report.schema.json", import.meta.url), `${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
