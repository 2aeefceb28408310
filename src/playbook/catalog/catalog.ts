import type { Playbook } from "../playbook.ts";
import { crisisRedesign } from "./crisis-redesign.ts";

/** Every playbook there is: a new one is one file and one line here. */
export const catalog: readonly Playbook[] = [crisisRedesign];

/** The playbook of that id, or undefined. */
export function playbookOf(id: string): Playbook | undefined {
  return catalog.find((one) => one.id === id);
}
