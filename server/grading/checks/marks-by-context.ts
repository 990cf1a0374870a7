import { withAllDigits } from './number-words.ts';

/**
 * Numbers that nothing explains in a sentence that speaks of a mark: no unit or noun follows, no label ("page", "line",
 * "=") stands before. What `marks-named.ts` knows by its grammar is found there; this is the net below it, for wordings
 * nobody thought of ("Your mark: seven").
 */
export function marksByContext(sentence: string): string[] {
  if (!ABOUT_A_MARK.test(sentence)) return [];
  const digits = withAllDigits(sentence);
  return Array.from(digits.matchAll(NUMBER), (match) => ({ match, at: match.index }))
    .filter(({ match, at }) => !LABEL.test(digits.slice(0, at)) && FREE_AFTER.test(digits.slice(at + match[0].length)))
    .map(({ match }) => match[0]);
}

/** A noun for a mark with a word before it that says whose or which, or with its colon; "mark the place" is none. */
const ABOUT_A_MARK = new RegExp(
  [
    String.raw`(?<!\p{L})(?:your|my|the|an?|final|overall|total|provisional|suggested|estimated)\s+(?:\p{L}+\s+){0,2}?(?:marks?|scores?|grades?|rating)(?!\s+(?:the|an?|your|each|this|scheme|on\s+the|in\s+the)\b)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:marks?|scores?|grades?|rating|points?)\s*[:=]`,
    String.raw`(?<!\p{L})(?:scored|graded|you\s+score|marked\s+(?:as|at)|marks?\s+(?:awarded|given|earned)|awarded)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:(?:gesamt|teil|roh|end|höchst)?punktzahl|punktestand|(?:gesamt|schul|end|teil)note|(?:eine|die|deine|meine|als|zur)\s+(?:\p{L}+\s+)?(?:note|wertung)|(?:note|wertung|bewertung|punkte)\s*[:=]|benotet|benote|bewertet\s+(?:mit|als)|bewerte\s+(?:ich|das|dies))(?!\p{L})`,
    String.raw`(?<!\p{L})(?:(?:tu|la|una|mi|su|de)\s+(?:nota|calificación|puntuación|puntaje)|(?:nota|calificación|puntuación|puntaje|puntos)\s*(?:\p{L}+\s*)?[:=]|califico|calificad[oa]|puntúo|puntuad[oa])(?!\p{L})`,
  ].join('|'),
  'iu',
);
const NUMBER = /(?<![\p{L}\p{N}.,/^_=*+×·-]|[$€£]\s?)\d{1,3}(?:[.,]\d{1,2})?(?![\p{N}/^*×·=]|[.,]\d|\s*[=×·*%°€$£])/gu;
const LABEL =
  /(?:pages?|pp?\.|lines?|steps?|weeks?|figures?|fig\.|tables?|questions?|tasks?|exercises?|paragraphs?|sections?|chapters?|bars?|acts?|scenes?|levels?|parts?|numbers?|nr\.?|no\.|version|seiten?|zeilen?|schritte?|wochen?|abbildung|tabelle|frage|aufgabe|übung|absatz|abschnitt|kapitel|takt|akt|szene|stufe|teil|nummer|klasse|páginas?|líneas?|pasos?|semanas?|figura|tabla|pregunta|tarea|ejercicio|párrafo|capítulo|acto|escena|nivel|parte|número|im|am|beim|vom|zum|x|y|z|n|=|≈|<|>|≤|≥)\s*$/iu;
const FREE_AFTER =
  /^\s*(?:[.,;:!?)\]–—-](?!\d)|$|(?:for|here|in|on|overall|out|from|because|and|für|im|hier|insgesamt|weil|und|geben|vergeben|wert|von|por|en|aquí|y|porque|sobre|con)(?!\p{L}))/iu;
