/**
 * When something is to be done, in words of the three languages: each row is one thing, in all the forms that it takes most. A month that is another
 * word as often (May, kovas, liepa) counts only where a date stands around it.
 */
const times: readonly RegExp[] = [
  "today|tonight|täna|tänase(?:ks|st|l|ni)?|šiandien(?:ai|os)?",
  "tomorrow|(?:üle)?homme|(?:üle)?homse(?:ks|st|l|ni)?|(?:po)?rytoj(?:aus)?",
  "mondays?|esmaspäev\\p{L}*|pirmadien\\p{L}*",
  "tuesdays?|teisipäev\\p{L}*|antradien\\p{L}*",
  "wednesdays?|kolmapäev\\p{L}*|trečiadien\\p{L}*",
  "thursdays?|neljapäev\\p{L}*|ketvirtadien\\p{L}*",
  "fridays?|reede(?:ks|st|l|ni|ti|ne|sel|seks|ses)?|penktadien\\p{L}*",
  "saturdays?|laupäev\\p{L}*|šeštadien\\p{L}*",
  "sundays?|pühapäev\\p{L}*|sekmadien\\p{L}*",
  "january|jaanuar\\p{L}*|saus(?:is|io|į|yje)",
  "february|veebruar\\p{L}*|vasar(?:is|io|į|yje)",
  "(?:in|by|until|of) march|märts(?:i(?:s|st|ks|ni|kuu\\p{L}*)?)?|kov(?:o mėn\\p{L}*|o pabaig\\p{L}*)",
  "april|april?li?(?:s|st|ks|ni)?|balandžio (?:mėn|pabaig)\\p{L}*",
  "(?:in|by|until|of) may|mai(?:s|st|ks|ni|kuu\\p{L}*)|gegužės? (?:mėn|pabaig)\\p{L}*",
  "june|juuni(?:s|st|ks|kuu\\p{L}*)?|birželi(?:s|o|į|yje)",
  "july|juuli(?:s|st|ks|ni|kuu\\p{L}*)?|liepos (?:mėn|pabaig)\\p{L}*",
  "(?:in|by|until|of) august|augusti(?:s|st|ks|ni|kuu\\p{L}*)?|rugpjū(?:tis|čio|tį|tyje)",
  "september|septemb(?:er|ri(?:s|st|ks|ni|kuu\\p{L}*)?)|rugsėj(?:is|o|į|yje)",
  "october|oktoob(?:er|ri(?:s|st|ks|ni|kuu\\p{L}*)?)|spal(?:is|io|į|yje)",
  "november|novemb(?:er|ri(?:s|st|ks|ni|kuu\\p{L}*)?)|lapkri(?:tis|čio|tį|tyje)",
  "december|detsemb(?:er|ri(?:s|st|ks|ni|kuu\\p{L}*)?)|gruod(?:is|žio|į|yje)",
  "(?:this|next|the|in a|within a) week(?:end)?|(?:selle|sel|järgmise|järgmisel|tuleva|tuleval|ühe) nädala\\p{L}*|nädalavahetus\\p{L}*|(?:šią|šios|kitą|kitos|artimiausią|per) savait\\p{L}*|savaitgal\\p{L}*",
  "(?:this|next|the|in a|within a) (?:month|quarter|year)|(?:selle|sel|järgmise|järgmisel|tuleva|tuleval|ühe) (?:kuu|kvartali|aasta)\\p{L}*|(?:šį|šio|kitą|kito|per) (?:mėnes|ketvirt)\\p{L}*|(?:šiais|kitais|kitų|per) met\\p{L}*",
].map((forms) => new RegExp(`(?<!\\p{L})(?:${forms})(?!\\p{L})`, "giu"));

/** Days, weeks and months that a text sets and that nobody gave, in small letters. */
export function inventedDays(output: string, inputs: string): readonly string[] {
  const named = times.flatMap((time) => (inputs.search(time) < 0 ? (output.match(time) ?? []) : []));
  return [...new Set(named.map((one) => one.toLowerCase()))];
}
