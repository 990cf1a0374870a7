import type { Language } from '../bench-case.ts';

/**
 * How marks are said without a figure; numbers from zero upwards, fractions by their share in percent, `fullIn` whatever
 * says that all of them are given, `noneIn` and `oneIn` that none or one is.
 */
export const marksInWords: Record<
  Language,
  { numbers: readonly string[]; fractions: Fractions; full: string; fullIn: RegExp; noneIn: RegExp; oneIn: RegExp }
> = {
  en: {
    numbers: words('no one two three four five six seven eight nine ten eleven twelve'),
    fractions: { 50: 'half', 67: 'two thirds', 75: 'three quarters', 33: 'a third', 80: 'four fifths' },
    full: 'full marks',
    fullIn:
      /(?:full|top|maximum|all|every|perfect|highest)\s+(?:\p{L}+\s+){0,3}?(?:marks?|points?|credit|score|grade|band|level)|(?:no|not\s+an?y?|nothing)\s+(?:\p{L}+\s+){0,4}?(?:lost|lose|deduct\p{L}*|deductions?|taken\s+(?:off|away)|withh[eo]ld)/iu,
    noneIn:
      /(?<!\p{L})(?:(?:no|not\s+an?y?|zero|nil|0)\s+(?:\p{L}+\s+){0,2}?(?:marks?|points?|credit|out\s+of)|zero|nil)(?!\p{L})/iu,
    oneIn: /(?<!\p{L})(?:an?|one|single|1|another)\s+(?:\p{L}+\s+)?(?:marks?|points?)(?!\p{L})/iu,
  },
  de: {
    numbers: words('keine einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'),
    fractions: { 50: 'die Hälfte', 67: 'zwei Drittel', 75: 'drei Viertel', 33: 'ein Drittel', 80: 'vier Fünftel' },
    full: 'die volle Punktzahl',
    fullIn:
      /(?:voll|höchst|best|alle|maximal)\p{L}*\s*(?:\p{L}+\s+){0,2}?(?:punkt|note|wertung)\p{L}*|(?:höchst|maximal)(?:punktzahl|note|wertung|zahl|stufe)|bestnote|volle\s+punkte|(?:höchst|oberst|best)\p{L}*\s+(?:\p{L}*stufe|niveau)|(?:kein\p{L}*|ohne|nichts)\s+(?:\p{L}+\s+){0,3}?(?:\p{L}*abz[uü]g\p{L}*|abgezogen|abzuziehen|verlor\p{L}*|verlierst)/iu,
    noneIn: /(?<!\p{L})(?:kein\p{L}*\s+(?:\p{L}+\s+)?\p{L}*punkte?n?|null|0\s+\p{L}*punkte)(?!\p{L})/iu,
    oneIn:
      /(?<!\p{L})(?:eine?n?|1)\s+(?:\p{L}+\s+)?\p{L}*punkt(?!\p{L})|(?<!\p{L})(?:trost|teil|zusatz|bonus)punkt(?!\p{L})/iu,
  },
  es: {
    numbers: words('cero un dos tres cuatro cinco seis siete ocho nueve diez once doce'),
    fractions: {
      50: 'la mitad',
      67: 'dos tercios',
      75: 'tres cuartas partes',
      33: 'un tercio',
      80: 'cuatro quintas partes',
    },
    full: 'la puntuación máxima',
    fullIn:
      /(?:máxim|complet|perfect|más alt|tod|mejor|pleno)\p{L}*\s+(?:\p{L}+\s+){0,2}?(?:nota|puntuaci|puntaje|puntos|calificaci|nivel)\p{L}*|(?:nivel|banda|tramo)\s+(?:máxim|superior|más alt)\p{L}*|(?:no|sin|nada|ningún)\s+(?:\p{L}+\s+){0,4}?(?:descont\p{L}*|descuent\p{L}*|deducci\p{L}*|penaliza\p{L}*|rest(?:ado|o|a)|pierd\p{L}*)|(?:nota|puntuación|puntaje|calificación)\s+(?:máxim|complet|perfect|más alt)\p{L}*/iu,
    noneIn: /(?<!\p{L})(?:(?:ningún|sin|no\s+hay|0)\s+(?:\p{L}+\s+)?puntos?|cero)(?!\p{L})/iu,
    oneIn: /(?<!\p{L})(?:un|uno|1|otro)\s+(?:\p{L}+\s+)?punto(?!\p{L})/iu,
  },
};

type Fractions = Readonly<Record<number, string>>;

function words(line: string): readonly string[] {
  return line.split(' ');
}
