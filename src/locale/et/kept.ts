import type { kept as english } from "../en/kept.ts";

export const kept: Readonly<Record<keyof typeof english, string>> = {
  "kept.head": "Tulemus Notionis",
  "kept.act.put": "Pane Notionisse",
  "kept.act.details": "Vaata, kuidas on",
  "kept.act.people": "Kes on Notionis kes",
  "kept.people.hint": "Öeldakse üks kord kogu tiimi jaoks: edaspidi on tegevused ka Notionis nende nimel.",
  "kept.people.open": "veel ütlemata",
  "kept.people.nobody": "teda seal ei ole",
  "kept.people.none": "Notion tunneb kõiki vastutajaid. Midagi pole vaja öelda.",
  "kept.people.untold":
    "Notion ei ütle, kes seal töötab. Võib-olla puudub meie ühendusel õigus kasutajaid näha; muidu vaata minuti pärast uuesti.",
  "kept.people.again": "Muuda varem öeldut",
  "kept.repaired": "Oli seal kustutatud ja sai uuesti tehtud: {names}",

  "offer.head": "Notionis muudetud",
  "offer.head.one": "Notionis muudetud: {title}",
  "offer.value": "{field}. Notionis: {theirs}. Plaanis: {ours}.",
  "offer.value.why": "Seda muudeti mõlemal pool. Kehtib see, mis on plaanis, kuni keegi teise üle võtab.",
  "offer.row": "Selle rea lisas keegi seal. Üle võetuna saab sellest plaani tegevus; muidu jääb see nende reaks.",
  "offer.act.take": "Võta üle",
  "offer.act.leave": "Jäta nii, nagu on",
  "offer.act.see": "Vaata, mida muudeti",
  "offer.taken": "Notionist üle võetud",
  "offer.left": "jäi plaanis nii, nagu oli",
  "offer.moot": "vastust pole enam vaja",
  "offer.waiting": "{count, plural, one {Üks muudatus Notionis ootab sinu vastust.} other {# muudatust Notionis ootab sinu vastust.}}",
  "offer.more": "{count, plural, one {Nende järel ootab veel üks.} other {Nende järel ootab veel #.}}",
  "offer.none": "Miski ei oota vastust. Siia tuleb see, mida on muudetud nii Notionis kui ka siin.",
};
