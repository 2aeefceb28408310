import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A font to be carried inside the page: WOFF2 as base64, and the signs it holds. */
export type Font = { readonly family: string; readonly weights: string; readonly range: string; readonly base64: string };

const latin =
  "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD";
const latinExt = "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0";

function read(file: string): string {
  return readFileSync(fileURLToPath(import.meta.resolve(file))).toString("base64");
}

/** The two fonts of the design in the signs of the three languages, from the installed packages: some 160 kB. Throws when one is not there. */
export function readFonts(): readonly Font[] {
  const [literata, schibsted] = [
    "@fontsource-variable/literata/files/literata",
    "@fontsource-variable/schibsted-grotesk/files/schibsted-grotesk",
  ];
  return [
    { family: "Literata Variable", weights: "200 900", range: latin, base64: read(`${literata}-latin-wght-normal.woff2`) },
    { family: "Literata Variable", weights: "200 900", range: latinExt, base64: read(`${literata}-latin-ext-wght-normal.woff2`) },
    { family: "Schibsted Grotesk Variable", weights: "400 900", range: latin, base64: read(`${schibsted}-latin-wght-normal.woff2`) },
    { family: "Schibsted Grotesk Variable", weights: "400 900", range: latinExt, base64: read(`${schibsted}-latin-ext-wght-normal.woff2`) },
  ];
}

/** The rules that make the fonts known to the page. */
export function fontFaces(fonts: readonly Font[]): string {
  return fonts
    .map(
      ({ family, weights, range, base64 }) =>
        `@font-face{font-family:"${family}";font-style:normal;font-weight:${weights};src:url(data:font/woff2;base64,${base64}) format("woff2");unicode-range:${range}}`,
    )
    .join("\n");
}
