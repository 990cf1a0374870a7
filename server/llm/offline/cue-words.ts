/**
 * Some criteria are about how a text argues, not what it is about ("Objections", "Reasons and evidence"). Their own
 * words never stand in good work, but the turns of phrase that do the job do. Each entry: titles it applies to, and
 * the cues in English, German and Spanish.
 */
export function cuesFor(title: string): RegExp | null {
  return CUES.find((entry) => entry.title.test(title))?.cue ?? null;
}

const CUES: { title: RegExp; cue: RegExp }[] = [
  {
    title: /thesis|position|claim|these\b|tesis/i,
    cue: /\b(?:should|ought|must|i (?:argue|believe|think|claim|propose)|this essay|in my view|better than|sollte[n]?|muss|meiner meinung|debería[n]?|debe[n]?|creo que)\b/giu,
  },
  {
    title: /objection|counter|other view|einw[aä]nd|gegenargument|objeci|contraargument/i,
    cue: /\b(?:however|although|though|critics?|opponents?|others? (?:say|argue|claim|object)|some (?:say|argue|people)|on the other hand|it is true|admittedly|granted|allerdings|jedoch|kritiker|zwar|einerseits|sin embargo|aunque|críticos)\b/giu,
  },
  {
    title: /reason|evidence|explanation|support|begründ|beleg|raz[oó]n|evidencia|explicaci/i,
    cue: /\b(?:because|since|therefore|thus|hence|so that|for example|for instance|such as|according to|study|studies|survey|per ?cent|leads? to|as a result|which means|weil|deshalb|daher|denn|zum beispiel|studie|porque|por eso|por ejemplo|según|estudio)\b/giu,
  },
  {
    title: /structure|line of thought|coheren|organi[sz]|aufbau|gliederung|estructura/i,
    cue: /\b(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|next|in conclusion|to conclude|therefore|moreover|in addition|another|zuerst|erstens|zweitens|schließlich|außerdem|zusammenfassend|primero|segundo|además|finalmente|en conclusión)\b/giu,
  },
  {
    title: /language|source|style|clarity|sprache|quellen|lenguaje|fuentes/i,
    cue: /\b(?:according to|cited|quoted|writes|reports?|published|professor|university|institute|laut|schreibt|quelle|según|escribe|fuente)\b|\(\d{4}\)|["“][^"”]{12,}["”]/giu,
  },
];
