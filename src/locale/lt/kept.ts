import type { kept as english } from "../en/kept.ts";

export const kept: Readonly<Record<keyof typeof english, string>> = {
  "kept.head": "Rezultatas Notion puslapyje",
  "kept.act.put": "Įkelti į Notion",
  "kept.act.details": "Žiūrėti išsamiau",
  "kept.act.people": "Kas yra kas Notion",
  "kept.people.hint": "Užtenka pasakyti kartą visai komandai: nuo tada veiksmai ir Notion bus priskirti šiems žmonėms.",
  "kept.people.open": "dar nepasakyta",
  "kept.people.nobody": "Notion šio žmogaus nėra",
  "kept.people.none": "Visi atsakingi asmenys Notion jau žinomi. Daryti nieko nereikia.",
  "kept.people.untold": "Notion nerodo, kas ten dirba. Galbūt mūsų jungčiai neleista matyti naudotojų; jei leista, pažiūrėkite po minutės.",
  "kept.people.again": "Keisti, kas jau pasakyta",
  "kept.repaired": "Notion ištrinta, todėl sukurta iš naujo: {names}",

  "offer.head": "Pakeista Notion puslapyje",
  "offer.head.one": "Pakeista Notion puslapyje: {title}",
  "offer.value": "{field}. Notion: {theirs} · Plane: {ours}",
  "offer.value.why": "Pakeista ir Notion, ir plane. Kol pakeitimo neperimsite, galioja tai, kas plane.",
  "offer.row": "Šią eilutę kažkas pridėjo Notion. Perimta ji taps plano veiksmu, palikta liks tik Notion.",
  "offer.act.take": "Perimti",
  "offer.act.leave": "Palikti, kaip yra",
  "offer.act.see": "Žiūrėti, kas pakeista",
  "offer.taken": "perimta iš Notion",
  "offer.left": "plane palikta, kaip buvo",
  "offer.moot": "atsakyti nebereikia",
  "offer.waiting":
    "{count, plural, one {Jūsų atsakymo laukia # pakeitimas iš Notion.} few {Jūsų atsakymo laukia # pakeitimai iš Notion.} other {Jūsų atsakymo laukia # pakeitimų iš Notion.}}",
  "offer.more":
    "{count, plural, one {Po jų laukia dar # pakeitimas.} few {Po jų laukia dar # pakeitimai.} other {Po jų laukia dar # pakeitimų.}}",
  "offer.none": "Atsakymo niekas nelaukia. Čia bus tai, kas pridėta Notion arba pakeista ir ten, ir plane.",
};
