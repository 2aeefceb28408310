import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { renderJson, reportJsonSchema } from "#publish/json/render.ts";
import { buildReport } from "#report/build.ts";
import { noSession } from "#session/state.ts";
import { reportOf, workshop, workshops } from "../../report/run-session.ts";
import { attacked } from "../../report/scenarios.ts";

const schema = reportJsonSchema();
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

describe("the report as JSON", () => {
  it("has its schema published as it is (after a change of it: `vitest -u`)", async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../../docs/report.schema.json");
  });

  it.each(workshops)("keeps to the schema, for %s", (name) => {
    validate(JSON.parse(renderJson(reportOf(workshop(name)))));
    expect(validate.errors).toBeNull();
  });

  it("keeps to the schema with nothing in it, and with anything", () => {
    validate(JSON.parse(renderJson(buildReport(noSession, { names: String, at: 0 }))));
    expect(validate.errors).toBeNull();
    validate(JSON.parse(renderJson(reportOf(attacked))));
    expect(validate.errors).toBeNull();
  });

  it("would be refused with a field nobody knows", () => {
    const report = JSON.parse(renderJson(reportOf(attacked))) as object;
    expect(validate({ ...report, surprise: 1 })).toBe(false);
  });

  it("keeps every text letter for letter", () => {
    const report = reportOf(attacked);
    expect(JSON.parse(renderJson(report))).toEqual(report);
  });
});
