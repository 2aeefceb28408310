import { finding, isBlank, type Lens } from "./lens.ts";

/** Conflicts between the organisation's pains and the buyer's that the offer does not answer. Figures: both pains in people's words. */
export const offer: Lens = ({ conflicts }) =>
  conflicts
    .filter((each) => isBlank(each.answer))
    .map(({ id, organisation, buyer }) => finding("offer.open-conflict", "should", { subject: id, figures: { organisation, buyer } }));
