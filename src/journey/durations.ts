const shape = /^P(?=.)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/;

export const minutesPerHour = 60;
export const minutesPerDay = 24 * minutesPerHour;
export const minutesPerWeek = 7 * minutesPerDay;

/**
 * Minutes of an ISO 8601 duration in whole weeks, days, hours and minutes (`P8W`, `PT2H30M`). Anything else is undefined, months
 * and years among it: they have no fixed length (method.md, "A touchpoint").
 */
export function minutesOf(duration: string): number | undefined {
  const found = shape.exec(duration);
  if (found === null) return undefined;
  const [weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
  return (weeks ?? 0) * minutesPerWeek + (days ?? 0) * minutesPerDay + (hours ?? 0) * minutesPerHour + (minutes ?? 0);
}

/** Minutes the customer waits before a contact; 0 where nothing, or nothing readable, is said. */
export function waitOf(touchpoint: { readonly waitBefore?: string | undefined }): number {
  return minutesOf(touchpoint.waitBefore ?? "") ?? 0;
}

/** Minutes waited over a whole journey. */
export function totalWait(journey: readonly { readonly waitBefore?: string | undefined }[]): number {
  return journey.reduce((sum, each) => sum + waitOf(each), 0);
}
