import { checkPlaybook, missingTexts } from "#playbook/check.ts";
import { isMessageKey, say } from "#locale/say.ts";
import { catalog } from "#playbook/catalog/catalog.ts";
import { refusedWith, type Reply, said } from "../house.ts";

function title(id: string): string {
  const key = `playbook.${id}.title`;
  return isMessageKey(key) ? say("en", key) : id;
}

/** Every playbook, with how many steps its tracks have. */
export function playbooks(): Reply {
  return said(
    ...catalog.map(
      ({ id, steps }) => `${id}  ${title(id)}  (full: ${steps.length} steps, sprint: ${steps.filter((step) => step.sprint).length})`,
    ),
  );
}

/** Checks each playbook as data; a fault is an invalid file. */
export function checkPlaybooks(): Reply {
  const faults = catalog.flatMap((playbook) =>
    [...checkPlaybook(playbook), ...missingTexts(playbook)].map((fault) => `${playbook.id}: ${fault}`),
  );
  return faults.length === 0 ? said(`${catalog.length} checked, no fault.`) : refusedWith(2, ...faults);
}
