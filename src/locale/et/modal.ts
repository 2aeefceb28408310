import type { modal as english } from "../en/modal.ts";

export const modal: Readonly<Record<keyof typeof english, string>> = {
  "modal.more": "{count, plural, =0 {… ja veel} one {… ja veel # rida} other {… ja veel # rida}}",
  "modal.page": "Leht {page} / {pages}",
  "modal.previous": "Eelmine leht",
  "modal.or": "Või oma sõnadega",
  "modal.moment": "Üks hetk",
  "modal.moment-says": "See avaneb kohe. Kui ei avane, sulge aken ja vajuta uuesti.",
  "modal.refused": "See ei õnnestunud",
};
