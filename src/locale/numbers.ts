import type { Language } from "./languages.ts";

const tags: Readonly<Record<Language, string>> = { en: "en-GB", et: "et", lt: "lt" };
const digits = 2;

/** A number with the language's own decimal mark and grouping, at most two decimals, a true minus: "4,300", "12 000", "−0,5". */
export function sayNumber(language: Language, value: number): string {
  return new Intl.NumberFormat(tags[language], { maximumFractionDigits: digits }).format(value).replace("-", "−");
}

/** An emotion with its sign: "−1", "0", "+1", "+0.5"; a true minus in every language. */
export function saySigned(language: Language, value: number): string {
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits;
  return rounded > 0 ? `+${sayNumber(language, rounded)}` : sayNumber(language, rounded === 0 ? 0 : rounded);
}

/** A share (0 to 1) as a whole percent with a gap that does not break: "42 %". */
export function sayPercent(language: Language, share: number): string {
  return `${sayNumber(language, Math.round(share * 100))}\u00A0%`;
}

/** An amount and its currency, by its sign where everybody knows it, else by its code: "4,300 €", "12 000 SEK"; cents only where there are any. */
export function sayMoney(language: Language, amount: number, currency: string): string {
  const whole = Number.isInteger(amount);
  const format = new Intl.NumberFormat(tags[language], { minimumFractionDigits: whole ? 0 : digits, maximumFractionDigits: digits });
  return `${format.format(amount).replace("-", "−")}\u00A0${currency === "EUR" ? "€" : currency}`;
}
