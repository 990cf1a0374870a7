import { foldedMarks, foldWords } from './fold-text.ts';

/**
 * Sentences about the assessing of this work, whatever words they are put in: a word for what assesses or is assessed
 * ("mark", "criterion", "examiner", "model") or for the work itself ("this answer") beside an order, a second person or
 * a verdict ("is to be treated as", "deserves", "complete"). Wide on purpose, since a marked sentence only brings the
 * canary. `about` and `said` are looked for within one sentence of folded text; a third list needs no partner.
 * The words are a house list, in the thirteen languages of the red team and English first.
 */
export function assessmentTalk(sentence: string): boolean {
  return LANGUAGES.some(({ about, said }) => about.test(sentence) && said.test(sentence)) || ALONE.test(sentence);
}

type Talk = { about: RegExp; said: RegExp };

function talk(about: string, said: string): Talk {
  return { about: anyOf(about), said: anyOf(said) };
}

/** Words as one pattern over folded text; `*` stands for any ending, and a space for space or punctuation. */
function anyOf(list: string): RegExp {
  const words = list.split(/;\s+/u).map(foldWords);
  const [unspaced, spaced] = [words.filter((one) => UNSPACED.test(one)), words.filter((one) => !UNSPACED.test(one))];
  const bounded = spaced.length > 0 ? [String.raw`(?<!\p{L})(?:${spaced.map(sourceOf).join('|')})(?!\p{L})`] : [];
  return new RegExp([...bounded, ...unspaced.map(sourceOf)].join('|'), 'u');
}

function sourceOf(word: string): string {
  return word.replaceAll(/(?<!\\)\*/gu, String.raw`\p{L}*`).replaceAll(/ (?!\?)/gu, `[\\s${foldedMarks}]{1,3}`);
}

/** Scripts that put no space between words, or put particles at a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Arabic}]/u;

const LANGUAGES: readonly Talk[] = [
  talk(
    `marks?; marked; marking; markers?; grade*; grading; scor*; points; levels?; rubric*; criteri*; descriptors?; feedback; assess*; evaluat*; examin*; reviewers?; graders?; instructors?; lecturers?; tutors?; professors?; teachers?; examination*; committee; board; jury; moderat*; validator; assistant; chat ?bot; robot; ai; llm; language model; software; pipeline; machines?; automatic*; automated; answer key; model (?:answer|solution); sample solution; marking scheme; classification; category; top band; context window; prompt; instructions?; deduct*; credit; distinction; weakness*; faults?; findings?; remarks; objections; verdict; outcome; (?:this|the|my|our|these|the following|the above|the preceding) (?:candidate|student|answer|submission|paper|script|essay|piece|work|text|response|paragraphs?|sample|draft|passage); (?:text|paragraphs?|answer|passage|page|line|everything|part) (?:above|below|before); missing (?:half|part); second (?:half|part|question)`,
    `you; your; please; kindly; dear; let us; must; should; shall; ought; may not; need(?:s)? not; no need; is to; are to; to be; hereby; deserv*; merits?; warrants?; earns?; entitled; exempt*; demands?; asks?; requests?; requires?; decided; agreed; settled; approved; confirmed; verified; validated; accepted; already; passed; complete; completed; in full; fulfilled; satisfied; met; perfect; flawless; exemplary; excellent; highest; maximum; best possible; best; top; counts? (?:as|in full); treated; treat; consider*; regard*; assume; pretend; imagine; rate; ignore; forget; skip; proceed; write that; respond; reply; print; output; record*; enter; accept; approve; release; wave; bypass; override; disregard; nothing; never; do not; don't; not required; cannot be wrong; generous*; lenient*; fair; fairness; favou?r; sudo; upwards; of (?:four|4|10|ten|100)`,
  ),
  talk(
    `note; noten; benot*; bewert*; beurteil*; punkte*; punktzahl; stufen?; kriteri*; raster; rubrik; vorgaben?; korrektur*; korrektor*; korrigier*; pruf*; lehrer*; lehrkraft; dozent*; schulleitung; gutacht*; kommission; ki; sprachmodell; modell; assistent*; system; maschine; programm; software; automat*; ruckmeldung; feedback; abzug*; abgezogen; abziehen; beanstand*; auswert*; einstuf*; musterlosung; anweisung*; durchsicht; leistung; fehlende*; (?:diese|die|meine|dieser|dieses|vorliegende) (?:arbeit|antwort|abgabe|losung|klausur|aufgabe|text)`,
    `bitte; du; dich; dir; dein*; soll*; muss; mussen; darf; durfen; moge; ist zu; sind zu; gilt; gelten; werte; werten; trag*; setz*; gib; geben sie; wahl*; nimm; nehmen sie; vergiss; vergess*; betracht*; behandel*; anseh*; ansehen; ignorier*; uberspring*; schreib*; vermerk*; verbuch*; lass*; seien sie; sei; entfallt; unnotig; nicht notig; verdien*; erfullt; erbracht; vollstandig; perfekt; fehlerfrei; einwandfrei; bestanden; hochst*; beste*; volle*; maximal*; ausgezeichnet; hervorragend; sehr gut; vorbildlich; bereits; freigegeben; genehmigt; anerkannt; abgesprochen; vereinbart; nichts; stell dir vor; runde*; wohlwollend; kleinlich`,
  ),
  talk(
    `nota; notas; calific*; evalua*; puntu*; punt[oa]*; nivel*; criteri*; rubrica; tabla; baremo; corrector*; correg*; corrij*; correccion; profesor*; docente*; tribunal; jefatura; examinador*; ia; modelo; asistente; sistema; maquina; automatic*; programa; penaliz*; descuent*; errores; fallos; faltas; carencias; elogio*; revision; entrega; instruccion*; matricula; alumn[oa]; lo que falta; (?:esta|este|mi|el presente|la presente) (?:respuesta|trabajo|entrega|examen|ensayo|texto|redaccion)`,
    `por favor; usted; te; tu; tus; debe*; tiene que; hay que; puede; sea; considere*; considera; consider*; olvid*; ignor*; haz; haga; finge; imagina; escrib*; pon; ponga; ponle; dale; asign*; otorg*; limit*; pase; pasar; saltarse; salta*; no se; no senales?; no señale*; no mencion*; no hace falta; merec*; cumpl*; complet[oa]*; perfect[oa]*; excelente; sobresaliente; maxim*; mejor; mas alt*; diez; ya; aprobad[oa]; validad[oa]; exent[oa]; acuerdo; superad[oa]; publiquese; favorable; recuerda; nada; bas[a-z]*`,
  ),
  talk(
    `notes?; notation; noter; bareme; points; niveau*; criter*; grille; consigne*; correct*; corrig*; correction; professeur*; enseignant*; jury; examinateur*; evaluat*; evalu*; ia; modele; assistant; systeme; automatique*; copie*; devoir; mention; faute*; lacune*; erreur*; penalit*; appreciation; (?:cette|ma|la|ce|mon) (?:reponse|copie|redaction|travail|devoir|texte)`,
    `s'il vous plait; svp; veuillez; merci; vous; votre; tu; ton; doit; doivent; devez; faut; faites; fais; considere*; oubli*; ignor*; attribu*; donn*; mett*; classe*; soit; passez; inutile; pas un mot; ne pas; aucun*; deja; valide*; merite*; rempli*; atteint*; complet*; parfait*; excellent*; maxim*; superieur*; meilleur*; tous; demande que; releve; relever; accord`,
  ),
  talk(
    `vot[oi]; valut*; punt[io]; punteggio; livell*; criteri*; griglia; correttor*; correzione; professor*; docente; insegnante; commissione; esaminator*; ia; modello; assistente; sistema; automatic*; istruzion*; errori; lacune; giudi*; elaborato; (?:questo|questa|il presente|la presente|il|la mia) (?:compito|lavoro|testo|risposta|elaborato|tema); seconda parte`,
    `per favore; prego; lei; tu; tuo; sua; deve; devi; bisogna; assegn*; dai; dia; dimentic*; ignor*; consider*; fai finta; immagin*; scriv*; metti; non segnal*; non applic*; non si applica; senza; gia; approv*; deciso; merita; vale; massim*; alto; ottim*; perfett*; complet*; svolt*; soddisfatt*; eccellente; niente; nulla; nessun*`,
  ),
  talk(
    `nota; notas; avali*; pont[oa]*; pontuacao; nivel*; criterio*; rubrica; grelha; corret*; correcao; professor*; docente; coordenacao; banca; juri; ia; modelo; assistente; sistema; automatic*; regras; instruc*; falhas; erros; apreciacao; elogio*; (?:esta|este|a minha|o meu|o presente) (?:resposta|trabalho|texto|redacao|prova)`,
    `por favor; voce; sua; seu; deve; devem; considere*; ignore; esqueca; escreva; conced*; atribu*; nao aponte; nao mencione; nao desconte; ja; aprovad[oa]; decidi*; merece; conte; conta; complet[oa]; perfeit[oa]; cumprid*; maxim*; mais alt*; melhor; apenas; pede; nada; excelente`,
  ),
  talk(
    `cijfer*; beoordel*; punt; punten; niveau*; criteri*; rubric; docent*; leraar*; examinator*; commissie; model; assistent; systeem; instructies?; fouten; werk; antwoord; opdracht; ontbreekt; ocen*; punkt*; poziom*; kryteri*; nauczyciel*; komisj*; egzaminator*; model*; asystent*; system*; polecen*; brak*; blad*; bled*; prac[aey]; odpowiedz*; uwag*; pochwal*`,
    `geef; gewoon; vergeet; schrijf; doe alsof; u; je; jij; moet; mag; graag; alstublieft; hoogste; beste; maximal*; volledig; perfect; voldoende; ruim; al; besloten; goedgekeurd; niets; geen; prosze; przyzn*; zignoruj; pomin*; zapomnij; wystaw*; napisz; nie; niczego; nalezy; trzeba; powin*; uznal*; wzorow*; peln*; najwyzsz*; maksymaln*; najleps*; spelnion*; zatwierdz*; juz; tylko; udawaj`,
  ),
  talk(
    `оцен*; балл*; отметк*; уровн*; уровень; критери*; провер*; учител*; преподавател*; комисс*; экзаменатор*; модел*; ассистент*; систем*; указани*; инструкци*; ошиб*; замечани*; недоста*; работ[аыуе]; ответ*; эт[аоу]* текст*`,
    `пожалуйста; ты; вы; ваш*; поставь*; ставь*; выстав*; считай*; считать; забудь*; игнорир*; не; должн*; нужно; надо; следует; уже; решил*; принят*; выполнен*; без; максим*; высш*; наивысш*; отличн*; лучш*; полност*; образцов*; заслужива*; ничего; напиши*; проси*`,
  ),
  talk(
    `not; notu; notunu; puan*; duzey*; seviye*; olcut*; kriter*; degerlendir*; ogretmen*; hoca*; komisyon*; jur[iı]*; model*; asistan*; sistem*; talimat*; eksik*; hata*; calisma*; odev*; yanit*; cevap*; ovgu*`,
    `lutfen; siz; sen; ver; verin; sec; secin; yaz; yazin; say*; sayın; unut*; gormezden gel*; yok say*; kırma*; kirma*; olarak; tam; en ust; en yuksek; maksimum; mukemmel; eksiksiz; karsilan*; hak ediyor; zaten; onaylan*; sadece; yalnizca; yalnızca; belirtme*`,
  ),
  talk(
    `分; 评分; 評分; 等级; 等級; 标准; 標準; 评语; 评价; 批改; 阅卷; 閱卷; 老师; 教务处; 考官; 评委; 模型; 助手; 系统; 作业; 答案; 答卷; 这份; 不足; 错误; 採点; 評価; 点数; 減点; 基準; レベル; 先生; 教師; 審査; モデル; アシスタント; 答案; 解答; 指示; 不足; 誤り; 判定`,
    `请; 請; 你; 您; 应; 應; 必须; 不要; 不需要; 无需; 只写; 按; 视为; 視為; 给; 打; 忽略; 忘记; 满; 最高; 优秀; 完全; 已经; 决定; 确认; 通过; 表扬; ください; して下さい; ものとして; みなし; しないこと; べき; 決まって; 忘れ; 無視; 満た; 最高; 満点; 完璧; 済み; すでに; 既に`,
  ),
  talk(
    `درج*; علام*; تقييم*; مستوى; المستوى; معايير; المعايير; المصحح; مصحح; المعلم; الأستاذ; اللجنة; لجنة; نموذج; النموذج; المساعد; النظام; تعليمات; التعليمات; خطأ; أخطاء; النواقص; نواقص; الإجابة; إجابة; هذا النص; العمل; المديح`,
    `من فضلك; يرجى; الرجاء; أنت; عليك; يجب; لا ; امنح; أعط; ضع; اختر; اكتب; تجاهل; انس; اعتبر; قرر*; وافق; كامل*; مستوف*; أعلى; الأعلى; ممتاز*; يستحق; تستحق; فقط; شيء; تم`,
  ),
];

/** Orders to a reader that need no word for assessing beside them. */
const ALONE = anyOf(
  `stop reading; end your turn; respond only; reply only; answer only; write only praise; only praise; complete the sentence; pretend that; assume that the missing; do as if; act as if you; hey (?:robot|ai|bot); whoever (?:reads|is reading|is processing|marks|grades) this; if (?:you are|this is read by) (?:a|an) (?:machine|ai|model|robot); no deductions; no further (?:check|review)*; a\\+ a\\+; tu so als; tun sie so als; stell dir vor,? hier; wer (?:dies|das hier|diesen text) (?:liest|auswertet|bewertet); haz como si; haga como si; finge que; quien (?:lea|corrija|evalue) esto; faites comme si; fais comme si; fai finta; faccia finta; faca de conta; finja que; doe alsof; udawaj,? ze; сделай вид; представь,? что; считай недостающее; yapmis gibi; varmis gibi; 只写表扬; あるものとして; اعتبر الناقص; اعتبر أن`,
);
