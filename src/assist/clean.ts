/** stub */
export function cleaned(text: string, max: number): string {
  return text.slice(0, max);
}
