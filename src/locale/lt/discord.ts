import type { discord as english } from "../en/discord.ts";

/** Kas sakoma tik „Discord“. */
export const discord: Readonly<Record<keyof typeof english, string>> = {
  "discord.command": "Nubrėžkite naują kliento kelią kartu su komanda",
  "discord.command.start": "Pradėti sesiją: ji gaus savo giją",
  "discord.command.attach": "Atvesti sesiją į šį kanalą ar giją arba gauti kodą kitai vietai",
  "discord.command.status": "Kas sesijoje jau padaryta",
  "discord.command.board": "Kliento kelio žemėlapis",
  "discord.command.report": "Sesijos ataskaita",
  "discord.command.pause": "Pristabdyti sesiją",
  "discord.command.resume": "Tęsti pristabdytą sesiją",
  "discord.command.mine": "Jūsų veiksmai",
  "discord.command.help": "Ką čia daro Teekond",
  "discord.option.channel": "Kuriame kanale bus sesijos gija; nenurodžius – šiame",
  "discord.option.code": "Sesijos kodas",
  "discord.take": "Įrašyti į Teekond",
  "discord.take.empty": "Šioje žinutėje nėra žodžių, kuriuos būtų galima perimti.",
  "discord.take.not-now": "Dabar niekas nerašo eilučių, todėl nėra kur jos dėti. Pasirinkite tai dar kartą žingsnyje, kuriame rašo visi.",
  "discord.take.which": "Šiame kanale vyksta kelios sesijos. Pasirinkite tai prie žinutės pačios sesijos gijoje.",
  "discord.help.start": "/journey start pradeda sesiją: ji gauna savo giją, visa kita – mygtukais.",
  "discord.help.words":
    "help · status · board · report · pause · resume · mine · attach: rašoma po /journey gijoje arba jos kanale, galima ir po @Teekond.",
  "discord.attach-code":
    "Kitame kanale ar gijoje parašykite /journey attach ir kodą {code}. Kodas veikia vieną kartą, iki {time}. Sesija: {title}",
  "discord.started": "Sesija atverta: {title}",
  "discord.open-thread": "Atverti giją",
  "discord.no-access":
    "Teekond nemato šio kanalo arba negali jame rašyti. Leiskite matyti kanalą ir siųsti žinutes arba pasirinkite kitą kanalą: viskas išsaugota.",
  "discord.no-threads":
    "Teekond čia negali atverti gijos. Leiskite kurti viešas gijas ir jose rašyti arba pasirinkite kitą kanalą: viskas išsaugota.",
  "discord.crowded":
    "Šiame serveryje nebėra vietos dar vienai atvirai gijai. Uždarykite nebereikalingą ir bandykite dar kartą: viskas išsaugota.",
  "discord.tag": "Šis forumas reikalauja žymos, kurią gali dėti tik serverio moderatoriai. Pasirinkite kitą kanalą: viskas išsaugota.",
  "discord.wrong-channel": "Sesija vyksta tekstinio kanalo gijoje arba forume. Pasirinkite tokį kanalą: viskas išsaugota.",
  "discord.no-zone": "Tokios laiko juostos nėra: {zone}. Pasirinkite iš sąrašo arba rašykite taip: Europe/Vilnius.",
  "discord.no-answer": "Discord neatsakė. Bandykite po akimirkos: viskas išsaugota.",
  "discord.too-late": "Discord nespėjo to parodyti. Paspauskite dar kartą.",
  "discord.stale": "Tai atverta per seniai ir nebeveikia. Atverkite iš gijos dar kartą.",
  "discord.expired": "Forma buvo atverta per ilgai, jos išsiųsti nebegalima. Atverkite ją dar kartą. Ką parašėte, yra žemiau.",
  "discord.delayed": "Šito išsaugoti nepavyko, niekas nepasikeitė. Bandykite po akimirkos.",
  "discord.report.failed": "Failo parengti nepavyko. Bandykite po akimirkos.",
  "discord.try-again": "Bandyti dar kartą",
  "discord.kept": "Kas parašyta, saugoma 15 minučių.",
};
