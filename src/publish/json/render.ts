import { z } from "zod";
import type { Publisher } from "#report/publisher.ts";
import { Report } from "#report/report.ts";

/** The whole result as JSON, by `reportJsonSchema`. Indented, ends with a line break. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The published JSON Schema (draft 2020-12) of what `renderJson` writes. */
export function reportJsonSchema(): z.core.JSONSchema.BaseSchema {
  return { ...z.toJSONSchema(Report, { target: "draft-2020-12" }), title: "Teekond report" };
}

export const json: Publisher = { id: "json", fileName: "report.json", mediaType: "application/json; charset=utf-8", render: renderJson };
