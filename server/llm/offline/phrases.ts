/**
 * The sentences of the offline reader, in the languages it can write. Each kind has several wordings; callers pick by
 * position, so that neighbouring criteria read differently. All say what was searched and found, never more.
 */
export function phrasesFor(language: string): Phrases {
  return byLanguage[language.toLowerCase().split('-')[0] ?? ''] ?? english;
}

type Wordings = readonly [Wording, ...Wording[]];
type Wording = (criterion: string, words: string) => string;

export type Phrases = {
  and: string;
  /** Puts a word or title between the language's quotation marks. */
  quote: (text: string) => string;
  /** The words of a sentence meet the criterion. */
  met: Wordings;
  /** They begin to. */
  begun: Wordings;
  /** Nothing of it was found; `words` is empty when naming them would give the notes away. */
  absent: Wordings;
  further: Wordings;
  tooLittle: string;
  otherLanguage: string;
  summary: (met: string, next: string) => string;
  summaryUnread: (reason: string) => string;
  offTopic: string;
};

const english: Phrases = {
  and: 'and',
  quote: (text) => `“${text}”`,
  met: [
    (criterion, words) => `Here you address “${criterion}”: ${words} carry your statement.`,
    (criterion, words) => `“${criterion}” is covered by this sentence of yours, which brings in ${words}.`,
    (criterion, words) => `What you write about ${words} is what “${criterion}” asks for.`,
  ],
  begun: [
    (criterion, words) => `You start on “${criterion}” with ${words}; the statement stops before it is complete.`,
    (criterion, words) => `This sentence touches “${criterion}” through ${words}, but only in part.`,
    (criterion, words) => `With ${words} you open the part on “${criterion}”.`,
  ],
  absent: [
    (criterion, words) =>
      words
        ? `For “${criterion}”, add a sentence on ${words} and say how it bears on the question.`
        : `Reread what “${criterion}” asks for and add a sentence of your own that answers just that.`,
    (criterion, words) =>
      words
        ? `Nothing on ${words} was found. Write down what you know about it, then tie it to “${criterion}”.`
        : `No sentence on “${criterion}” was found yet. Start one with “This is so because …” and finish it.`,
    (criterion, words) =>
      words
        ? `To complete “${criterion}”, say what role ${words} plays here, in one sentence.`
        : `Go back to the task, underline the words that “${criterion}” is about, and answer them one by one.`,
  ],
  further: [
    (criterion) => `Take this sentence one step further for “${criterion}”: say how or why it is so, with an example.`,
    (criterion) =>
      `Say more after this sentence: what follows from it, and what would speak against it, is still open under “${criterion}”.`,
    (criterion) =>
      `For “${criterion}”, pick the most important word here and add one sentence that shows it at work in a case you know.`,
  ],
  tooLittle: 'There is too little text to read for this criterion.',
  otherLanguage: 'The work seems to be written in another language than the task.',
  summary: (met, next) =>
    [
      met && `Your work addresses ${met}.`,
      next
        ? `Next, work on ${next}: each point below says where to begin.`
        : 'Check the quoted sentences once more for exact wording.',
    ]
      .filter(Boolean)
      .join(' '),
  summaryUnread: (reason) => `This work was not judged. ${reason} Your teacher will look at it.`,
  offTopic:
    'Hardly any word of the question or of its subject was found in the text. Reread the task and answer it part by part.',
};

const german: Phrases = {
  and: 'und',
  quote: (text) => `„${text}“`,
  met: [
    (criterion, words) => `Hier gehst du auf „${criterion}“ ein: ${words} tragen deine Aussage.`,
    (criterion, words) => `„${criterion}“ ist mit diesem Satz abgedeckt; er nennt ${words}.`,
    (criterion, words) => `Was du über ${words} schreibst, ist das, wonach „${criterion}“ fragt.`,
  ],
  begun: [
    (criterion, words) => `Mit ${words} beginnst du bei „${criterion}“; die Aussage bricht zu früh ab.`,
    (criterion, words) => `Dieser Satz berührt „${criterion}“ über ${words}, aber nur zum Teil.`,
    (criterion, words) => `Über ${words} eröffnest du den Teil zu „${criterion}“.`,
  ],
  absent: [
    (criterion, words) =>
      words
        ? `Ergänze für „${criterion}“ einen Satz zu ${words} und sag, was das für die Frage bedeutet.`
        : `Lies nach, wonach „${criterion}“ fragt, und ergänze einen eigenen Satz, der genau das beantwortet.`,
    (criterion, words) =>
      words
        ? `Zu ${words} wurde nichts gefunden. Schreib auf, was du darüber weißt, und verbinde es mit „${criterion}“.`
        : `Zu „${criterion}“ wurde noch kein Satz gefunden. Beginne einen mit „Das ist so, weil …“ und führe ihn zu Ende.`,
    (criterion, words) =>
      words
        ? `Um „${criterion}“ zu vervollständigen, sag in einem Satz, welche Rolle ${words} hier spielt.`
        : `Geh zurück zur Aufgabe, unterstreiche die Wörter, um die es bei „${criterion}“ geht, und beantworte sie einzeln.`,
  ],
  further: [
    (criterion) =>
      `Führe diesen Satz für „${criterion}“ einen Schritt weiter: Sag mit einem Beispiel, wie oder warum es so ist.`,
    (criterion) =>
      `Schreib nach diesem Satz weiter: Was daraus folgt und was dagegen spricht, ist bei „${criterion}“ noch offen.`,
    (criterion) =>
      `Nimm für „${criterion}“ das wichtigste Wort hier und zeig es in einem weiteren Satz an einem Fall, den du kennst.`,
  ],
  tooLittle: 'Für dieses Kriterium ist zu wenig Text da.',
  otherLanguage: 'Die Arbeit scheint in einer anderen Sprache als die Aufgabe geschrieben zu sein.',
  summary: (met, next) =>
    [
      met && `Deine Arbeit geht ein auf ${met}.`,
      next
        ? `Arbeite als Nächstes an ${next}: Jeder Punkt unten sagt, wo du anfangen kannst.`
        : 'Prüfe die zitierten Sätze noch einmal auf genaue Wortwahl.',
    ]
      .filter(Boolean)
      .join(' '),
  summaryUnread: (reason) => `Diese Arbeit wurde nicht beurteilt. ${reason} Deine Lehrkraft sieht sie sich an.`,
  offTopic:
    'Im Text wurde kaum ein Wort der Frage oder ihres Themas gefunden. Lies die Aufgabe noch einmal und beantworte sie Teil für Teil.',
};

const spanish: Phrases = {
  and: 'y',
  quote: (text) => `«${text}»`,
  met: [
    (criterion, words) => `Aquí tratas «${criterion}»: ${words} sostienen tu afirmación.`,
    (criterion, words) => `Esta frase tuya cubre «${criterion}» con ${words}.`,
    (criterion, words) => `Lo que escribes sobre ${words} es lo que pide «${criterion}».`,
  ],
  begun: [
    (criterion, words) => `Con ${words} empiezas «${criterion}»; la afirmación se queda a medias.`,
    (criterion, words) => `Esta frase toca «${criterion}» mediante ${words}, pero solo en parte.`,
    (criterion, words) => `A través de ${words} abres la parte sobre «${criterion}».`,
  ],
  absent: [
    (criterion, words) =>
      words
        ? `Para «${criterion}», añade una frase sobre ${words} y di qué supone para la pregunta.`
        : `Vuelve a leer lo que pide «${criterion}» y añade una frase tuya que responda justo a eso.`,
    (criterion, words) =>
      words
        ? `No se encontró nada sobre ${words}. Escribe lo que sabes de ello y relaciónalo con «${criterion}».`
        : `Aún no hay una frase sobre «${criterion}». Empieza una con «Esto es así porque…» y termínala.`,
    (criterion, words) =>
      words
        ? `Para completar «${criterion}», di en una frase qué papel tiene aquí ${words}.`
        : `Vuelve a la tarea, subraya las palabras de las que trata «${criterion}» y respóndelas una por una.`,
  ],
  further: [
    (criterion) => `Lleva esta frase un paso más allá para «${criterion}»: di con un ejemplo cómo o por qué es así.`,
    (criterion) =>
      `Sigue después de esta frase: qué resulta de ella y qué hablaría en contra queda abierto en «${criterion}».`,
    (criterion) =>
      `Para «${criterion}», toma la palabra más importante de aquí y muéstrala en otra frase con un caso que conozcas.`,
  ],
  tooLittle: 'Hay muy poco texto para leer en este criterio.',
  otherLanguage: 'El trabajo parece escrito en otra lengua que la tarea.',
  summary: (met, next) =>
    [
      met && `Tu trabajo trata ${met}.`,
      next
        ? `A continuación, trabaja en ${next}: cada punto de abajo dice por dónde empezar.`
        : 'Revisa una vez más la precisión de las frases citadas.',
    ]
      .filter(Boolean)
      .join(' '),
  summaryUnread: (reason) => `Este trabajo no se ha valorado. ${reason} Tu docente lo mirará.`,
  offTopic:
    'Apenas se encontró una palabra de la pregunta o de su tema en el texto. Vuelve a leer la tarea y respóndela parte por parte.',
};

const byLanguage: Readonly<Record<string, Phrases>> = { en: english, de: german, es: spanish };
