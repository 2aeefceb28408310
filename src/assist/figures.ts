/** stub */
export function inventedFigures(output: string, inputs: string): readonly string[] {
  return (output.match(/\d+/g) ?? []).filter((one) => !inputs.includes(one));
}
