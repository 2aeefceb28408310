import { fileURLToPath } from "node:url";
import type { Language } from "#locale/languages.ts";

/** One whole workshop in each language: what "try it" shows, and what `demo` replays. */
const samples: Readonly<Record<Language, string>> = {
  en: "harbour-climbing.workshop.yaml",
  et: "kohvik-pooning.workshop.yaml",
  lt: "vilnius-servisas.workshop.yaml",
};

/** The path of the sample workshop in a language. */
export function sampleFor(language: Language): string {
  return fileURLToPath(new URL(samples[language], import.meta.url));
}
