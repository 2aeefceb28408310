import type { Report } from "../report.ts";
import { contactsSection, coverageSection } from "./contacts.ts";
import { customerSection } from "./customer.ts";
import { findingsSection } from "./findings.ts";
import { helpedSection } from "./helped.ts";
import type { Section } from "./line.ts";
import { governanceSection, planSection } from "./plan.ts";
import { dissentSection, openSection, peopleSection } from "./rest.ts";
import { ideasSection, whySection } from "./why.ts";

/** Everything behind the first page, in the report's language, section by section; those with nothing in them fall out. */
export function annexOf(report: Report): readonly Section[] {
  const sections = [
    whySection(report),
    planSection(report),
    customerSection(report),
    contactsSection(report),
    findingsSection(report),
    coverageSection(report),
    governanceSection({ about: report.about, governance: report.governance, status: report.steps }),
    openSection(report),
    dissentSection(report),
    ideasSection(report),
    helpedSection(report),
    peopleSection(report),
  ];
  return sections.filter((section) => section.blocks.length > 0);
}
