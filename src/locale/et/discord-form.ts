import type { discordForm as english } from "../en/discord-form.ts";

export const discordForm: Readonly<Record<keyof typeof english, string>> = {
  "discord.form.go-on": "Jätka",
  "discord.form.part": "Täidetud on osa {part} / {parts}. Kõik saadetakse lõpus korraga; siin on see alles kuni 15 minutit.",
  "discord.form.other-day": "Või mõni teine päev",
  "discord.form.days": "Näiteks 2026-12-03, 3.12, 2 päeva pärast, homme või reede",
  "discord.form.meant": "{count, plural, one {Kas mõtled seda päeva?} other {Kas mõtled neid päevi?}}",
  "discord.form.which-day": "Millist päeva mõtled?",
  "discord.form.unread": "Siit ei saa päeva välja lugeda. Kirjuta näiteks 2026-12-03, 3.12, 2 päeva pärast, homme või reede.",
  "discord.form.several": "Siin on valitud mitu. Vali üks.",
  "discord.form.keep": "Jah, õige",
  "discord.form.change": "Muuda",
  "discord.form.before": "Eelmine kokkupuude",
  "discord.form.after": "Järgmine kokkupuude",
};
