/**
 * Words that say how good work is without saying what it does. The verbs are the ones Mager warns of as open to many
 * readings (to know, to understand, to appreciate, to grasp; "Preparing Instructional Objectives", ch. 3); the
 * adjectives are the rating-scale words that Brookhart finds in place of descriptions ("How to Create and Use Rubrics",
 * 2013, ch. 2; "Appropriate Criteria", Frontiers in Education 3:22, 2018).
 */
export type LintLanguage = {
  vague: (word: string) => boolean;
  /** Says how much of a quality, and no more. */
  degree: (word: string) => boolean;
  /** Numbers, "all", "no": one of them alone tells two levels apart. */
  measure: (word: string) => boolean;
  /** Carries nothing a reader could look for. */
  filler: (word: string) => boolean;
};

/** For English, German and Spanish; null for languages whose words are not known. */
export function lintLanguage(tag: string): LintLanguage | null {
  return LANGUAGES.get(tag.toLowerCase().split(/[-_]/u)[0] ?? '') ?? null;
}

/** `stem*` stands for the stem with any of the endings. */
function among(list: string, endings: readonly string[]): (word: string) => boolean {
  const words = list.split(/\s+/u).flatMap((entry) => {
    return entry.endsWith('*') ? endings.map((ending) => entry.slice(0, -1) + ending) : [entry];
  });
  const known = new Set(words);
  return (word) => known.has(word);
}

type Lists = Record<keyof LintLanguage, string>;

function languageOf(endings: readonly string[], { vague, degree, measure, filler }: Lists): LintLanguage {
  const isMeasure = among(measure, endings);
  return {
    vague: among(vague, endings),
    degree: among(degree, endings),
    measure: (word) => /\p{N}/u.test(word) || isMeasure(word),
    filler: among(filler, endings),
  };
}

const ENGLISH = languageOf(['', 's', 'ly'], {
  vague: `good better best poor* bad* weak* strong* excellent* outstanding* great fair* adequate* inadequate*
    appropriate* inappropriate* sufficient* insufficient* satisfactory unsatisfactory acceptable unacceptable proper*
    improper* proficient* competent* incompetent* effective* ineffective* solid nice* high low average clear* unclear*
    well superb* exceptional* insightful* sophisticated superficial* meaningful* reasonable reasonably thoughtful*
    understand* understood understanding understandable know* known knowledge knowledgeable appreciate* appreciating
    grasp* comprehend* comprehension aware awareness familiar mastery master* quality`,
  degree:
    'very more most quite rather fairly somewhat really highly extremely particularly mostly largely slightly much',
  measure: `no not none never nothing nobody neither nor without any all every each both most many some few several only
    least half one two three four five six seven eight nine ten first once twice`,
  filler: `a an the of in on to for with and or but by at from as it its this that these those is are was were be been
    has have had do does done can there their they them he she his her which who what when how than also into about
    student* learner* writer* author* candidate* work* text* essay* paper* answer* response* report* submission* piece
    show* shown demonstrate* demonstrated display* exhibit* possess* level* use* used using usage make* made
    overall general* topic* subject* content* material* task* concept* issue* requirement* criterion criteria
    expectation* standard* performance skill* ability`,
});

const GERMAN = languageOf(['', 'e', 'er', 'es', 'en', 'em', 's', 'n'], {
  vague: `gut* besser* beste* bestens schlecht* schwach* stark* hervorragend* ausgezeichnet* exzellent* mangelhaft*
    ungenügend* genügend* ausreichend* befriedigend* unzureichend* angemessen* unangemessen* passend* unpassend*
    adäquat* sinnvoll* ordentlich* solid* kompetent* souverän* überzeugend* klar* unklar* gelungen* hoch hohe* niedrig*
    durchschnittlich* oberflächlich* tiefgehend* versteht verstehen verstanden verständnis* kennt kennen kenntnis*
    weiß wissen* begreift begreifen erfasst beherrscht beherrschen beherrschung* vertraut bewusst* qualität*`,
  degree: 'sehr mehr recht ziemlich eher etwas besonders äußerst weitgehend überwiegend wesentlich viel kaum',
  measure: `kein* nicht nichts nie niemals ohne alle* jede* beide* viele* einige* wenige* mehrere* meisten nur mindestens
    weder noch halb hälfte ein zwei drei vier fünf sechs sieben acht neun zehn einmal zweimal erste*`,
  filler: `der die das den dem des ein* und oder aber in im an am auf zu zum zur für mit von vom bei aus als es sie er
    ihr* sein* dies* diese* jene* ist sind war waren wird werden hat haben kann können nach über unter durch dass was wie
    schüler* schülerin* student* studierende* lernende* autor* verfasser* arbeit* text* aufsatz* antwort* bericht*
    abgabe* zeigt zeigen gezeigt weist auf niveau* stufe* verwendet verwendung nutzt macht insgesamt allgemein* thema*
    themas gegenstand* inhalt* stoff* aufgabe* konzept* anforderung* kriterium kriterien erwartung* leistung* fähigkeit*`,
});

const SPANISH = languageOf(['', 'o', 'a', 'os', 'as', 'e', 'es', 's', 'amente', 'mente'], {
  vague: `bien buen buen* mejor mejores mal mal* peor* débil* fuerte* excelente* sobresaliente* destacad* regular* adecuad*
    inadecuad* apropiad* inapropiad* suficiente* insuficiente* satisfactori* insatisfactori* aceptable* inaceptable*
    correctamente competente* eficaz* efectiv* sólid* alt* baj* clar* pobre* deficiente* superficial*
    profund* comprende* comprenden comprender comprensión entiende* entender entendimiento conoce* conocer conocimiento*
    sabe* saber domina* dominio aprecia* consciente* conciencia calidad`,
  degree: 'muy más bastante algo especialmente sumamente realmente mayormente particularmente mucho poco apenas',
  measure: `no ningún ningun* nunca nada nadie sin tod* cada amb* much* algún algun* poc* vari* mayoría sol* sólo solo
    menos mitad un uno una dos tres cuatro cinco seis siete ocho nueve diez primer*`,
  filler: `el la los las lo de del en al a para por con y o e u pero que como se su sus es son era fue ser está están ha han
    hay este esta estos estas esto un un* estudiante* alumn* autor* trabajo* texto* ensayo* respuesta* informe* entrega*
    muestra* demuestra* presenta* nivel* us* utiliza* hace* general* tema* contenido* materia* tarea* concepto*
    requisito* criterio* expectativa* desempeño* habilidad* capacidad*`,
});

const LANGUAGES = new Map([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['es', SPANISH],
]);
