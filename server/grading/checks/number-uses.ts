// How English, German and Spanish use a number without counting a thing with it: words of closed classes, so that a list
// of them can be whole. What is no such word behind a number is what the number counts.

/** Words behind a number that are nothing it could count. */
export const CLOSED_WORDS = wordSet(`
  for on in at from out with because since as to by off down up over and or but if which that though although while
  so then here there now too overall altogether again already today instead still only is was are were be been would
  will has have had can could may might should must do does did i you it he she they we me us this your my than less
  fewer please sadly unfortunately plus minus when where not nor either each apiece exactly precisely at under above
  below against until within without during go goes get gets stand stands remain remains stay stays seem seems sound
  sounds feel feels make makes come comes let is’nt isn’t wasn’t what
  went came fell counted landed slipped ended stood
  after before despite given considering rather
  awarded earned lost deducted achieved secured taken gained scored credited docked removed withheld granted
  für von aus im am auf ab an bei beim mit zu zum zur über unter nach vor weil da denn und oder aber sondern hier dafür
  damit dabei davon daraus also weg weniger mehr zusammen insgesamt ist sind wäre wären war waren wird werden wurde
  wurden hat hast haben habe hätte hättest hätten kann kannst könnte könntest können ich du sie es das dies dir dich
  ihnen mir mich uns nicht nur noch schon so wie dass wenn ob doch ja leider ein gut drauf obendrauf statt übrig runter
  herunter rauf hoch heraus knapp wert gibt gab macht bleibt bleiben stehen steht kommen kommt halte finde würde
  en por para con sin sobre a al que y e o u pero porque aquí ahora así ya menos más es son era eran sería serían está
  están queda quedan te le se lo me nos como si cuando donde pues entonces ni no tampoco también apenas solo sólo justo
  justos pelado pelados raspado raspados bastan vas llegas ha has he hay
  otorgados concedidos obtenidos conseguidos restados perdidos ganados`);

/** Words between a number and what it counts: "two more reasons". */
export const BETWEEN = wordSet(`
  more further other extra additional full whole different separate new weitere weiteren andere anderen mehr volle ganze
  más otros otras posibles disponibles possible available attainable mögliche möglichen erreichbaren`);

/** Words before a number in words that point at things already named. */
export const POINTING =
  /(?<!\p{L})(?:the|these|those|all|any|some|irgendwelche|other|first|last|next|your|their|its|same|between|only|die|den|der|dem|diese[nr]?|alle[nr]?|beide[nr]?|andere[nr]?|erste[nr]?|letzte[nr]?|nächste[nr]?|übrigen|deine[nr]?|ihre[nr]?|ihrer|zu|je|los|las|estos|estas|esos|esas|otros|otras|primer[oa]s|últim[oa]s|tod[oa]s|tus|sus|entre)\s+$/iu;

/** Labels a number belongs to. */
export const LABEL =
  /(?:(?<!\p{L})(?:(?:abs|ziff|art|lit|vv?)\.|pages?|pp?\.|lines?|ll?\.|steps?|weeks?|days?|years?|figures?|fig\.|tables?|questions?|tasks?|exercises?|paragraphs?|sentences?|stanzas?|verses?|sections?|chapters?|bars?|acts?|scenes?|parts?|numbers?|nr\.?|no\.|versions?|sources?|texts?|examples?|rows?|columns?|types?|groups?|rules?|articles?|points?\s+at|years?|age|aged|factor\s+(?:of|von)|seiten?|s\.|zeilen?|z\.|schritte?|wochen?|tag|jahre?|abbildung|tabelle|fragen?|aufgaben?|übung|absatz|absätze|abschnitte?|kapitel|takte?|akt|szene|strophen?|verse?|sätze|satz|teile?|nummer|klasse|quellen?|materialien|material|beispiele?|spalten?|artikel|faktor|páginas?|págs?\.|líneas?|pasos?|semanas?|días?|años?|figuras?|tablas?|preguntas?|tareas?|ejercicios?|párrafos?|oraci[oó]n(?:es)?|frases?|estrofas?|versos?|cap[ií]tulos?|actos?|escenas?|partes?|números?|núm\.|fuentes?|textos?|ejemplos?|slides?|folien?|diapositivas?|láminas?|rooms?|floors?|raum|zimmer|haus|aula|sala|despacho|piso|filas?|columnas?|artículos?|factor|point|punkt|punto|pH)(?:\s*(?:\(?\d+\)?\s*(?:[-–,]|to|and|bis|und|a|y)\s*){0,9})\(?)$/iu;

/** A time of day or a day before a number: "until four on Fridays", "dienstags um zwei". */
export const TIME =
  /(?<!\p{L})(?:until|till|by|before|after|around|about|from|at|bis|vor|nach|gegen|ab|um|von|to|past|halb|viertel|de|a|y|(?:a|hasta|desde|sobre|de)\s+las?)\s+$/iu;
export const DAYS =
  /(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?!\p{L})|(?<!\p{L})(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|morgen|nachmittag|abend|mittag)s?(?!\p{L})|(?<!\p{L})(?:lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|mañana|tarde|noche)(?!\p{L})|(?<!\p{L})(?:o[’']clock|uhr|morning|afternoon|evening|office\s+hours?|sprechstunde|tutoría|room|workshop|library|opens?|closes?|starts?|begins?|geöffnet|offen|öffnet|schließt|beginnt|abren?|abiert[oa]|cierran?|empieza|come|komm|ven|venga|past|halb|a\s+las)(?!\p{L})/iu;

/** A place, a day or a thing with a number of its own: "at counter 6", "en la ventanilla 6"; "at about 6" is none. */
export const NUMBERED =
  /(?<!\p{L})(?:at|in|from|on|to|see|via|into|under|behind|en|a|desde|junto\s+a)\s+(?:the\s+|el\s+|la\s+)?(?!(?:about|around|almost|nearly|maybe|perhaps|just|only|some|best|most|least|roughly|over|under|unos|unas|casi|torno|total|apenas|(?:\p{L}+(?:ly|mente)))\s)(?<named>\p{L}{3,})\s+$/iu;
/** "an Schalter 6": in German any noun before a figure. */
export const NUMBERED_GERMAN = /(?<=\S\s)(?<named>\p{Lu}\p{Ll}{2,})\s+$/u;
export const MONTHS =
  /^\.?\s*(?:(?:of|de)\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\p{L})/iu;

/** Signs and words of reckoning before and behind a number. */
export const RECKONED =
  /(?:\p{N}\u2063?\s+(?:is|are|makes?|gives?|equals|plus|minus|más|menos|times|ist|sind|ergibt|macht|mal|geteilt\s+durch|es|son|da|dan|por|entre)(?=\s)|[=≈<>≤≥×·*^±÷√|]|[\p{L}\p{N})]\s*[+/]|[\p{N})]\s*[−–-]|\p{N}\s*[:,;])\s*$/u;
export const RECKONING =
  /^\s*(?:[=≈<>≤≥+×·*^±÷/|]|[−–-]\s*\d|:\s*\d|\)\s*[=+]|(?:times|divided|mal|geteilt|durch|dividido|multiplicado|entre|elevado|(?:is|are|ist|sind|es|son)\s+(?:not\s+|nicht\s+|no\s+)?(?:right|wrong|correct|false|true|missing|richtig|falsch|correct[oa]s?)|(?:is|are|makes?|gives?|equals|plus|minus|más|menos|ist|sind|ergibt|macht|plus|es|son|da|dan|in)\s+\d|(?:in|im|en|as|als|como)\s+(?:the\s+|el\s+|la\s+)?(?:numerator|denominator|exponent|index|nenner|zähler|exponent(?:en)?|numerador|denominador|exponente|índice))(?!\p{L}))/iu;

/** Units of measure and money, and what is said with figures alone. */
export const MEASURE =
  /^\s*(?:[°€$£¥‰℃]|(?:[kcmµnMG]?(?:m|g|l|L|s|W|V|A|J|N|Hz|Pa|mol|Ω|B)|km|kWh?|min|h|[ap]\.?\s?m\.?|ml|cl|dl|Std|bzw)(?:[²³/]|(?![\p{L}\p{N}])))/u;

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}
