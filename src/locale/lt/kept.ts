import type { kept as english } from "../en/kept.ts";

export const kept: Readonly<Record<keyof typeof english, string>> = {
  "kept.head": "Rezultatas Notion puslapyje",
  "kept.act.put": "Perkelti į Notion",
  "kept.act.details": "Žiūrėti, kaip sekasi",
  "kept.act.people": "Kas yra kas Notion",
  "kept.people.hint": "Pasakoma vieną kartą visai komandai: nuo tada veiksmai ir Notion priklauso jiems.",
  "kept.people.open": "dar nepasakyta",
  "kept.people.nobody": "ten tokio žmogaus nėra",
  "kept.people.none": "Notion žino visus, kas atsakingi už veiksmus. Nieko sakyti nereikia.",
  "kept.people.untold":
    "Notion nesako, kas ten dirba. Galbūt mūsų jungčiai trūksta teisės matyti naudotojus; jei ne, pažiūrėkite po minutės.",
  "kept.people.again": "Keisti, kas pasakyta",
  "kept.repaired": "Ten ištrinta ir sukurta iš naujo: {names}",

  "offer.head": "Pakeista Notion",
  "offer.head.one": "Pakeista Notion: {title}",
  "offer.value": "{field}. Notion: {theirs} · Plane: {ours}",
  "offer.value.why": "Tai pakeista abiejose pusėse. Galioja tai, kas plane, kol kas nors neperima kito.",
  "offer.row": "Šią eilutę kažkas pridėjo ten. Perimta ji taps plano veiksmu; palikta liks jų eilute.",
  "offer.act.take": "Perimti",
  "offer.act.leave": "Palikti, kaip yra",
  "offer.act.see": "Žiūrėti, kas pakeista",
  "offer.taken": "perimta iš Notion",
  "offer.left": "plane palikta, kaip buvo",
  "offer.moot": "atsakyti nebereikia",
  "offer.waiting":
    "{count, plural, one {Jūsų atsakymo laukia # pakeitimas Notion.} few {Jūsų atsakymo laukia # pakeitimai Notion.} other {Jūsų atsakymo laukia # pakeitimų Notion.}}",
  "offer.more": "{count, plural, one {Po jų laukia dar #.} few {Po jų laukia dar #.} other {Po jų laukia dar #.}}",
  "offer.none": "Atsakymo niekas nelaukia. Čia atsiras tai, kas pakeista ir Notion, ir čia.",
};
