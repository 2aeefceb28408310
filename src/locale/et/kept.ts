import type { kept as english } from "../en/kept.ts";

export const kept: Readonly<Record<keyof typeof english, string>> = {
  "kept.head": "Tulemus Notionis",
  "kept.act.put": "Pane Notionisse",
  "kept.act.details": "Vaata lähemalt",
  "kept.act.people": "Kes on Notionis kes",
  "kept.people.hint": "Vali üks kord, see kehtib kogu meeskonnale: edaspidi on tegevused ka Notionis vastutaja nimel.",
  "kept.people.open": "veel valimata",
  "kept.people.nobody": "teda seal ei ole",
  "kept.people.none": "Notion tunneb kõiki vastutajaid. Siin ei ole midagi valida.",
  "kept.people.untold":
    "Notion ei näita, kes seal töötavad. Võib-olla ei tohi Teekonna ühendus kasutajaid näha. Kui tohib, vaata minuti pärast uuesti.",
  "kept.people.again": "Muuda varem valitut",
  "kept.repaired": "Oli Notionis kustutatud, nüüd uuesti loodud: {names}",

  "offer.head": "Notionis muudetud",
  "offer.head.one": "Notionis muudetud: {title}",
  "offer.value": "{field}. Notionis: {theirs}. Plaanis: {ours}.",
  "offer.value.why": "Seda muudeti mõlemal pool. Plaan jääb kehtima, kuni keegi Notioni muudatuse üle võtab.",
  "offer.row": "Selle rea lisas keegi Notionis. Kui selle üle võtad, saab sellest tegevus plaanis; muidu jääb rida ainult Notionisse.",
  "offer.act.take": "Võta üle",
  "offer.act.leave": "Jäta nii, nagu on",
  "offer.act.see": "Vaata, mida muudeti",
  "offer.taken": "Notionist üle võetud",
  "offer.left": "plaanis ei muutunud midagi",
  "offer.moot": "vastust pole enam vaja",
  "offer.waiting": "{count, plural, one {Üks Notioni muudatus ootab sinu vastust.} other {# Notioni muudatust ootab sinu vastust.}}",
  "offer.more": "{count, plural, one {Nende järel ootab veel üks.} other {Nende järel ootab veel #.}}",
  "offer.none": "Miski ei oota vastust. Siia tuleb see, mida muudeti mõlemal pool, ja read, mis lisati Notionis.",
};
