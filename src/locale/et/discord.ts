import type { discord as english } from "../en/discord.ts";

/** Mida öeldakse ainult Discordis. */
export const discord: Readonly<Record<keyof typeof english, string>> = {
  "discord.command": "Kujundage klienditeekond koos meeskonnaga ümber",
  "discord.command.start": "Alusta töötuba; see saab oma lõime",
  "discord.command.attach": "Ühenda see kanal või lõim töötoaga või võta kood teise koha jaoks",
  "discord.command.status": "Mis on töötoas seni paigas",
  "discord.command.board": "Teekond kaardina",
  "discord.command.report": "Töötoa kokkuvõte",
  "discord.command.pause": "Peata töötuba",
  "discord.command.resume": "Jätka peatatud töötuba",
  "discord.command.mine": "Sinu tegevused",
  "discord.command.help": "Mida Teekond siin teeb",
  "discord.option.channel": "Kanal, kus töötuba lõime saab; kui jätad tühjaks, siis siin",
  "discord.option.code": "Töötoa kood",
  "discord.take": "Kirjuta Teekonda",
  "discord.take.empty": "Selles sõnumis ei ole sõnu, mida üle võtta.",
  "discord.take.not-now": "Praegu ei kirjuta keegi ridu, seega pole seda kuhugi panna. Vali see uuesti sammus, kus kõik kirjutavad.",
  "discord.take.which": "Selles kanalis käib mitu töötuba. Vali see sõnumi juures töötoa oma lõimes.",
  "discord.help.start": "/journey start alustab töötuba: see saab oma lõime ja ülejäänu käib nuppudega.",
  "discord.help.words":
    "help · status · board · report · pause · resume · mine · attach: kirjuta lõimes või selle kanalis /journey järele. Sama toimib, kui Teekonda mainid.",
  "discord.attach-code":
    "Kirjuta teises kanalis või lõimes /journey attach ja lisa kood {code}. Kood töötab ühe korra, kuni {time}. Töötuba: {title}",
  "discord.started": "Töötuba on lahti: {title}",
  "discord.open-thread": "Ava lõim",
  "discord.no-access":
    "Teekond ei näe seda kanalit või ei tohi sinna kirjutada. Anna talle selleks õigus või vali teine kanal: kõik on alles.",
  "discord.no-threads":
    "Teekond ei tohi siin lõime avada. Anna talle õigus luua avalikke lõimi ja neisse kirjutada või vali teine kanal: kõik on alles.",
  "discord.crowded": "Sellesse serverisse ei mahu rohkem avatud lõimi. Sulge mõni, mida enam vaja ei ole, ja proovi uuesti: kõik on alles.",
  "discord.tag": "See foorum nõuab silti, mida tohivad lisada ainult moderaatorid. Vali teine kanal: kõik on alles.",
  "discord.wrong-channel": "Töötuba käib tekstikanali lõimes või foorumis. Vali tekstikanal või foorum: kõik on alles.",
  "discord.no-zone": "Sellist ajavööndit ei ole: {zone}. Vali mõni pakutud vöönd või kirjuta nii: Europe/Tallinn.",
  "discord.no-answer": "Discord ei vastanud. Proovi natukese aja pärast uuesti: kõik on alles.",
  "discord.too-late": "Discord ei saanud seda enam õiges kohas näidata. Vajuta veel kord.",
  "discord.stale": "See on siin liiga kaua seisnud. Ava see lõimes uuesti.",
  "discord.expired": "Vorm oli liiga kaua lahti ja seda ei saa enam saata. Ava see uuesti; see, mida kirjutasid, on siin:",
  "discord.delayed": "Seda ei saanud praegu salvestada. Proovi natukese aja pärast uuesti.",
  "discord.report.failed": "Faili ei õnnestunud teha. Proovi natukese aja pärast uuesti.",
  "discord.try-again": "Proovi uuesti",
  "discord.kept": "Kirjutatu on alles 15 minutit.",
};
