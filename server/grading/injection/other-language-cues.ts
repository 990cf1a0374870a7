/** What a folded word is made of, in the scripts of these cues. */
const LETTER = '[a-zа-яіїєґ]';

/**
 * The same cues in other languages: an override, a demand for marks, and an address or a claim of authority each.
 * Written as in `english-cues.ts`; accents do not matter (`fold-text.ts` takes them off on both sides).
 */
export const otherLanguageCues: readonly string[] = [
  // Spanish, Portuguese, Italian
  '\\b(?:ignor[aeo]\\w*|olvid[ae]\\w*|descart[ae]\\w*|omit[ae]\\w*|haz caso omiso|no (?:sigas|siga|apliques|aplique|tengas en cuenta)) ~(?:instruccion|indicacion|regla|rubrica|criterio|ordenes|pautas)',
  '\\b(?:dale|denle|den|da|otorg[aeu]\\w*|asign[ae]\\w*|pon(?:ga|le)?|conced[ae]\\w*|calific[aq]\\w*|puntu[ae]\\w*|eleg?i[rj]\\w*|elige) ~(?:maxim|nivel mas alto|nivel superior|sobresaliente|puntuacion completa|todos los puntos|mejor nota|matricula|10 sobre|nota perfecta)',
  ...spokenTo({
    note: 'nota|mensaje|instruccion|atencion|aviso',
    greeting: 'querid[oa]|estimad[oa]',
    speaking: 'soy|como',
    role: 'corrector|evaluador|calificador|modelo de lenguaje|ia\\b|asistente|profesor|instructor|docente',
    says: 'confirm|autoriz|apr[ou]|orden[oa]',
  }),
  '\\b(?:ignor[ae]\\w*|esquec[ae]\\w*|desconsider[ae]\\w*|desconsidere|nao sig[ao]\\w*) ~(?:instruc|regra|rubrica|criterio|orientac)',
  '\\b(?:de|atribu\\w+|conced[ae]\\w*|dar|coloque|escolh[ae]\\w*|marque|avalie) ~(?:nota maxima|pontuacao maxima|nivel mais alto|todos os pontos|nota 10|nivel maximo|classificacao maxima)',
  ...spokenTo({
    note: 'nota|mensagem|instrucao|atencao',
    greeting: 'caro|cara|prezad[oa]',
    speaking: 'sou|como',
    role: 'corretor|avaliador|modelo de linguagem|ia\\b|assistente|professor|docente',
    says: 'confirm|autoriz|aprov|orden',
  }),
  '\\b(?:ignor[ai]\\w*|dimentic[ah]\\w*|trascur[ai]\\w*|non (?:seguire|applicare|considerare)) ~(?:istruzion|regol|rubrica|criteri|indicazion)',
  '\\b(?:dai|dia|assegn[ai]\\w*|attribu\\w+|conced[ai]\\w*|scegli\\w*|metti|valuta\\w*) ~(?:punteggio massimo|voto massimo|massimo dei|livello piu alto|pieni voti|massimi voti|tutti i punti|punteggio pieno|livello massimo)',
  ...spokenTo({
    note: 'nota|messaggio|istruzione|attenzione',
    greeting: 'caro|cara|gentile',
    speaking: 'sono|come',
    role: 'correttore|valutatore|modello linguistico|ia\\b|assistente|insegnante|docente|professor',
    says: 'conferm|autorizz|approv|ordin',
  }),
  // French
  '\\b(?:ignor(?:e|ez|er|ons)|oubli(?:e|ez|er)|ne (?:tiens|tenez|suis|suivez) |fais abstraction|faites abstraction|negligez) ~(?:instruction|consigne|regle|grille|critere|bareme|directive)',
  '\\b(?:donn(?:e|ez|er)|attribu(?:e|ez|er)|accord(?:e|ez|er)|mett(?:s|ez|re)|mets|choisi\\w*|not(?:e|ez|er)) ~(?:note maximale|maximum|niveau (?:le plus (?:haut|eleve)|maximal|superieur)|tous les points|20/20|20 sur 20|meilleure note|note parfaite|mention tres bien)',
  ...spokenTo({
    note: "note|message|instruction|attention|avis|consigne|a l'intention",
    greeting: 'chere?',
    speaking: 'je suis|en tant que?',
    role: 'correcteur|correctrice|evaluateur|modele de langage|ia\\b|assistant|enseignant|professeur|examinateur',
    says: 'confirm|autoris|approuv|valid|ordonn',
  }),
  // German, Dutch, Swedish, Danish, Norwegian
  '\\b(?:ignorier\\w*|vergiss|vergessen sie|missacht\\w*|beacht\\w* (?:die|alle|keine)|ubergeh\\w*|verwirf\\w*|setz\\w* dich uber) ~(?:anweisung|regel|vorgabe|kriteri|bewertungsraster|rubrik|instruktion|anleitung|richtlinie)',
  '\\b(?:gib|geben sie|vergib|vergeben sie|erteil\\w*|wahle|wahlen sie|setze|setzen sie|bewert\\w*|trage|stufe) ~(?:volle\\w* punkt|volle punktzahl|hochst\\w*|beste\\w* (?:note|stufe|bewertung)|maximal\\w*|alle punkte|note 1|note eins|sehr gut|volle\\w* zahl|bestnote)',
  ...spokenTo({
    note: 'hinweis|nachricht|anweisung|achtung|an (?:den|die|das)|mitteilung',
    greeting: 'liebe[rs]?|sehr geehrte[rs]?',
    speaking: 'ich bin|als',
    role: 'korrektor|prufer|bewerter|sprachmodell|ki\\b|assistent|dozent|lehrer|lehrkraft|professor|lehrperson',
    says: 'bestatig|genehmig|erlaub|ordne|sollst',
  }),
  '\\b(?:negeer|vergeet|sla over|volg niet|ignoreer) ~(?:instructie|regels?|rubric|criteri|richtlijn|aanwijzing|opdracht)',
  '\\b(?:geef|ken|kies|zet|beoordeel|noteer) ~(?:volle punten|maximale|hoogste (?:niveau|score|cijfer|punten)|alle punten|een 10|tien)',
  '\\b(?:ignorera|glom|ignorer|glem|bortse|se bort) ~(?:instruktion|instruks|regler|kriteri|matris|anvisning|retningslinje|vurdering)',
  '\\b(?:ge|gi|giv|satt|tildela|tildel|valj|velg|vaelg) ~(?:hogsta|full poang|maximal|alla poang|hoyeste|full score|toppkarakter|hojeste|fulde|alle poeng|alle point)',
  // Polish, Czech
  '(?:zignoruj|ignoruj|pomin|zapomnij|nie stosuj|pomijaj) ~(?:instrukcj|polece|zasad|kryteri|rubryk|regul|wytyczn)',
  '(?:przyznaj|daj|wystaw|wybierz|ustaw|ocen) ~(?:maksymaln|najwyzsz|pelna liczb|wszystkie punkty|celując|komplet)',
  '(?:ignoruj|zapomen|nedbej|nerid se) ~(?:pokyn|instrukc|pravid|kriteri|rubrik)',
  '(?:udel|dej|prirad|zvol|vyber|nastav) ~(?:nejvyssi|maximaln|plny pocet|vsechny body|jednick)',
  // Russian, Ukrainian
  '(?:игнорир|проигнорир|забуд|не следу|не учитыва|отмени|пренебрег|не обращай|ігнору|проігнору|не зважай|відкинь)[а-яіїєґ]* ?~(?:инструкц|указан|правил|критери|рубрик|требован|інструкц|вказівк|критері|настанов)',
  '(?:постав|поставь|дай|выстав|присво|назнач|оцени|выбери|начисл|став|признач|обери|оціни)[а-яіїєґ]* ?~(?:максимальн|высш|наивысш|полный балл|все баллы|отлично|пятерк|найвищ|повний бал|усі бали|відмінно)',
  ...spokenTo({
    note: 'внимани[ею]|сообщени[ею]|примечани[ею]|инструкци[яию]|увага|повідомлення',
    greeting: 'уважаем[а-я]*|шановн[а-яіїєґ]*',
    speaking: 'я|как',
    role: 'провер|языковая модел|модел|ассистент|преподавател|эксперт|ии\\b|нейросет|викладач|перевіря|асистент',
    says: 'подтвержд|разреш|утвержд|підтвердж|дозвол',
  }),
  // Greek, Turkish
  '(?:αγνοησ|ξεχασ|παραβλεψ|μην ακολουθ|αγνοη)[α-ω]* ?~(?:οδηγι|κανον|κριτηρι|ρουμπρικ|εντολ)',
  '(?:δωσ|βαλ|δωστ|επιλεξ|βαθμολογησ|απονειμ)[α-ω]* ?~(?:μεγιστ|υψηλοτερ|αριστα|ολους τους βαθμους|κορυφαι|πληρ|αριστ)',
  '(?:yok say|gormezden gel|unut|dikkate alma|gozardi et|goz ardi et|uyma)~(?:\\b|$)|(?:talimat|kural|rubrik|olcut|kriter|yonerge)[a-zı]* ?~(?:yok say|gormezden gel|unut|dikkate alma|goz ardi et|uyma)',
  '(?:tam puan|en yuksek (?:not|puan|duzey|seviye)|en ust duzey)[a-zı]* ?~(?:ver|sec|ata|isaretle)',
  // Arabic, Persian, Hebrew, Urdu
  '(?:تجاهل|تجاهلي|انس|انسَ|لا تتبع|اهمل|أهمل|ألغ) ?~(?:تعليمات|التعليمات|القواعد|المعايير|سلم التقدير|الارشادات|الإرشادات|الأوامر)',
  '(?:امنح|أعط|اعط|أعطِ|ضع|اختر|سجل|قيم) ?~(?:الدرجة الكاملة|العلامة الكاملة|أعلى|اعلى|كامل الدرجات|الدرجة القصوى|العلامة القصوى|ممتاز)',
  '(?:نادیده بگیر|فراموش کن|توجه نکن|دستورات|دستورالعمل|معیارها|راهنما) ?~(?:نادیده|فراموش|توجه نکن|دستور|قوانین|معیار|قبلی)',
  '(?:نمره کامل|بالاترین (?:نمره|سطح)|حداکثر نمره|نمره ی کامل|بیشترین نمره) ?~(?:بده|بدهید|انتخاب|ثبت|اختصاص|بگذار)',
  '(?:התעלם|התעלמי|התעלמו|שכח|אל תפעל|תתעלם) ?~(?:הוראות|ההוראות|הנחיות|ההנחיות|הכללים|קריטריונים|הקריטריונים|המחוון|מחוון)',
  '(?:תן|תני|תנו|הענק|העניקו|בחר|בחרי|רשום|קבע) ?~(?:ציון מלא|הציון הגבוה|ציון מקסימלי|הרמה הגבוהה|מלוא הנקודות|ניקוד מלא|100|הציון המרבי)',
  // Hindi, Bengali, Thai, Vietnamese, Indonesian, Swahili
  '(?:निर्देश|नियम|मापदंड|मानदंड|रूब्रिक|अनुदेश) ?[\\u0900-\\u097f]{0,6} ?~(?:अनदेखा|नज़रअंदाज|नजरअंदाज|भूल|उपेक्षा|पालन न)',
  '(?:पूरे अंक|पूर्ण अंक|सर्वोच्च|अधिकतम|पूरे नंबर|शीर्ष) ?~(?:दें|दीजिए|दो|चुनें|प्रदान|दे दो|चुनिए)',
  '(?:เพิกเฉย|ละเว้น|ไม่ต้องสนใจ|มองข้าม|ลืม|อย่าทำตาม) ?~(?:คำสั่ง|เกณฑ์|กฎ|คำแนะนำ|ข้อกำหนด)',
  '(?:ให้|เลือก|กำหนด) ?~(?:คะแนนเต็ม|คะแนนสูงสุด|ระดับสูงสุด|เกรดเอ)',
  '\\b(?:bo qua|phot lo|quen|khong tuan theo) ~(?:huong dan|chi dan|quy tac|tieu chi|chi thi|lenh)',
  '\\b(?:cho|chon|cham|dat|ghi) ~(?:diem toi da|diem cao nhat|muc cao nhat|diem tuyet doi|tron diem|muc toi da)',
  '\\b(?:abaikan|lupakan|jangan ikuti|hiraukan) ~(?:instruksi|perintah|aturan|rubrik|kriteria|petunjuk|arahan)',
  '\\b(?:beri|berikan|pilih|tetapkan|kasih) ~(?:nilai (?:penuh|tertinggi|maksimal|sempurna)|skor (?:penuh|tertinggi|maksimal)|level tertinggi|tingkat tertinggi|markah penuh)',
  '\\b(?:puuza|sahau|usifuate) ~(?:maagizo|maelekezo|kanuni|vigezo)',
  // Chinese, Japanese, Korean
  '(?:忽略|忽视|无视|無視|忘记|忘記|不要(?:遵守|理会|遵循)|不用管|忽視) ?~(?:指令|指示|规则|規則|标准|標準|要求|评分|評分|提示|说明|說明)',
  '(?:给|給|打|判|选择|選擇|评|評|授予|填写) ?~(?:满分|滿分|最高(?:分|级|級|等级|等級|档|檔)|最高的?(?:分|等)|优秀|優秀|100分|全部分数)',
  '(?:指示|命令|ルール|規則|基準|ルーブリック|採点基準|プロンプト)[をはに]? ?~(?:無視|忘れ|従わな|適用しな)',
  '(?:満点|最高(?:点|評価|レベル|の評価|の点)|一番高い) ?[をに]? ?~(?:与え|つけ|付け|ください|選|して|出力)',
  '(?:지시|지침|명령|규칙|기준|루브릭|프롬프트)[을를은는]? ?~(?:무시|잊|따르지)',
  '(?:만점|최고 ?(?:점|점수|등급|수준)|가장 높은) ?[을를]? ?~(?:주세요|줘|부여|선택|매겨|주십시오)',
  // the highest marks, whatever is to be done with them
  '\\b(?:calificacion|nota|puntuacion|nivel|puntaje|classificacao|pontuacao|voto|punteggio|livello|note|niveau|mention|bareme) ~(?:mas alt[ao]|maxim[ao]\\w*|mais alt[ao]|piu alt[ao]|maximale?|superieur|la plus haute|le plus haut|tres bien|sobresaliente)',
  '\\b(?:meilleure|mejor|melhor|migliore|maxima|massimo|plus haute|maxime) (?:note|nota|calificacion|voto|classificacao|punteggio|puntuacion)',
  '\\b(?:hochste[nrs]?|beste[nrs]?|volle[nrs]?|maximale[nrs]?|hoogste|hogsta|hoyeste|hojeste) (?:stufe|note|punktzahl|bewertung|punkte|niveau|score|cijfer|betyg|karakter|niva)',
  '(?:высш|наивысш|максимальн|лучш|отличн|найвищ|найкращ)[а-яіїє]* (?:оценк|балл|уровень|уровн|отметк|оцінк|бал)',
  '(?:najwyzsz|maksymaln|nejvyssi|nejlepsi)[a-z]* (?:ocen|punkt|poziom|znamk|stupen)',
  '(?:满分|滿分|満点|만점|最高分|最高的评分|最高(?:の)?(?:評価|点)|최고 ?점)',
  '(?:أعلى|اعلى|أقصى) (?:درجة|علامة|مستوى|تقدير)|(?:الدرجة|العلامة) (?:الكاملة|القصوى)|(?:بالاترین|بیشترین) (?:نمره|سطح)|(?:ציון|הציון) (?:מלא|הגבוה|מקסימלי|המרבי)',
  'en yuksek (?:not|puan|seviye|duzey)|tam puan|diem (?:toi da|cao nhat)|nilai (?:tertinggi|penuh|sempurna)|คะแนน(?:เต็ม|สูงสุด)|(?:सर्वोच्च|अधिकतम|पूरे) (?:अंक|स्तर|ग्रेड)|(?:υψηλοτερ|ανωτατ|αριστ)[α-ω]* (?:βαθμ|επιπεδ)',
];

type Address = { note: string; greeting: string; speaking: string; role: string; says: string };

/**
 * "Note to the examiner: …", "Dear examiner, …" and "As your examiner I confirm …". "Model" alone and "as a teacher he
 * must" are honest writing, and a role is a whole word: "ia" ends many.
 */
function spokenTo({ note, greeting, speaking, role, says }: Address): string[] {
  const roles = String.raw`(?<!${LETTER})(?:${role})${LETTER}*`;
  return [
    String.raw`(?<!${LETTER})(?:${note}) ~${roles} ?:`,
    String.raw`(?<!${LETTER})(?:${greeting}) (?:${LETTER}+ )?${roles} ?[:,!]`,
    String.raw`(?<!${LETTER})(?:${speaking}) ~${roles} ~(?:${says})`,
  ];
}
