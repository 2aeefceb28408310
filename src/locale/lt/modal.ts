import type { modal as english } from "../en/modal.ts";

export const modal: Readonly<Record<keyof typeof english, string>> = {
  "modal.more":
    "{count, plural, =0 {… ir daugiau} one {… ir dar # eilutė} few {… ir dar # eilutės} many {… ir dar # eilutės} other {… ir dar # eilučių}}",
  "modal.page": "Puslapis {page} / {pages}",
  "modal.previous": "Ankstesnis puslapis",
  "modal.or": "Arba įrašykite",
  "modal.moment": "Minutėlę",
  "modal.moment-says": "Tuoj atsivers. Jei ne, užverkite langą ir paspauskite dar kartą.",
  "modal.refused": "Nepavyko",
};
