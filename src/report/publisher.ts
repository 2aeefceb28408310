import type { Report } from "./report.ts";

/** Whatever makes one text file of a report: its id, the name of the file, and the file itself. Every text of people comes out escaped for its format. */
export type Publisher = {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly render: (report: Report) => string;
};
