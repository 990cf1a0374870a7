import type { FeedbackWords } from './feedback-words.ts';
import { anyPhrase, stemSet, wordSet } from './word-patterns.ts';

/** German. Entries of the patterns are regular expressions. */
export const german: FeedbackWords = {
  stopWords:
    wordSet(`aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beide beim bin bis bist
    da dabei dadurch daher damit dann daran darauf darin darüber das dass davon dazu dein deine deinem deinen deiner deines
    dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch eben ein eine einem einen
    einer eines er erst es etwas euch euer für gegen genau hast hat hatte haben hier ich ihm ihn ihnen ihr ihre ihrem ihren
    ihrer im in ins ist ja je jede jedem jeden jeder jedes jetzt kann kannst kein keine keinen können könnte könntest
    man mehr mein mich mir mit muss musst müssen nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine
    seinem seinen seiner seit selbst sich sie sind so soll sollte solltest sondern sowie statt über um und uns unter vom
    von vor war waren warum was weil welche welchem welchen welcher welches wenn wer werden wie wieder wir wird wo
    wurde wurden zu zum zur zwei drei zwischen`),
  talk: stemSet(`runder rund runde rundes flüssig liest lesen vieles gefällt gefallen manchen mancher geht gehen ausführung ausführungen wesentlichen wesentliche wesentlich zutreffend zutrifft letzte letzten schliff erfreulich erfreuliche aufbauen baue ausbauen plus minus waage halten hältst gehalten weitgehend umgesetzt umsetzen umsetzung ansprechend übersichtlich übersicht oberflächlich bleibt bleiben ordnung potenzial potential steigere steigern qualität abschnitt abschnitts abschnitte versuche versuchen überzeugender hinzubekommen optimieren optimiere optimal verfeinere verfeinern feile feilen schärfe schärfen stärke stärken ausarbeiten arbeite bemühe bemühen bemüht präzision präziser werde werden konkret konkreter konkrete möglich gewesen nimm nehmen zeit mehr mühe anstrengen anstrengung intensiv intensiver beschäftige beschäftigen befasse befassen setze auseinander auseinandersetzung auseinandersetzen bewusst bewusster stärker tiefergehend tiefgehend tiefgründig tiefer weiterentwickeln entwickle entwickeln entwicklung weiterhin weitermachen dranbleiben bleib künftig zukünftig beim nächsten nächstes kommenden anderen seite seiten sachlich fachlich sprachlich inhaltlich formal formell äußerlich stilistisch logisch schlüssig stimmig plausibel passend passende angebracht brauchbar nützlich sinnvoll vernünftig vertretbar annehmbar zufrieden zufriedenstellend befriedigend ausreichend genügend genügt mangelhaft durchschnittlich durchschnitt mittel mittleren überdurchschnittlich beachtlich bemerkenswert lobenswert schwachpunkt schwachpunkte pluspunkt pluspunkte licht schatten höhen positiv negativ positives negatives gelungen gelingt gelang misslungen erfolgreich erfolg ergebnis resultat produkt leistung leistungen werk abgabe einreichung bearbeitung bearbeitet bearbeite lösung lösungen gelöst beantwortet beantworten dargestellt darstellen beschrieben beschreibung beschreiben erläutert erläuterung erläuterungen erwähnt benannt genannt nennst nennen angesprochen behandelt aufgegriffen eingegangen berücksichtigt beachtet beachten achten achte aufmerksam sorgfalt genau genauigkeit ungenau ungenauigkeit ungenauigkeiten unklar unklarheiten lücke lücken lückenhaft lückenlos schwäche mangel fehlt fehlen fehlend unvollständig knapp kurz länger lang umfang umfangreich ausführlich detailliert detailreich details einzelheit vielfältig abwechslungsreich lebendig lebhaft interessant anregend spannend originell kreativ eigenständig selbständig durchdacht reflektiert reif souverän sicher unsicher locker sauber ordentlich fein nett hübsch toll schön prima klasse spitze super großartig beeindruckt freut freue freude lob kompliment respekt danke gern gerne absolut total völlig vollkommen komplett durchaus ziemlich recht relativ eher einigermaßen halbwegs meistens größtenteils überwiegend zumeist teils stellenweise gelegentlich manchmal öfter immer selten hin hier da dort überall nirgends insgesamt unterm strich ganzen großen alles nichts etwas einiges manches viel wenig genug mehr weniger besser bester beste schlechter schlecht gut stärkere anspruch anspruchsvoll ziel zielführend zielgerichtet richtung weg schritt fundament grundlage basis kern kernpunkt hauptsache hauptgedanke gedankengang gedanke gedanken überlegung idee argumentativ begründet nachvollzogen folgerichtig struktur gliederung aufbau einleitung schluss hauptteil roter faden ausdruck ausdrucksweise wortwahl wortschatz grammatik rechtschreibung formulierung formulierungen satzbau lesbar leserlich verständlich zugänglich eingängig anschaulich abgerundet luft spielraum verbesserungspotenzial verbesserungsbedarf nachbessern nachbesserung überarbeitung überdenken hinterfragen prüfen kontrollieren nochmals nochmal erneut wiederholen steigerung fortschritt fortschritte akzeptabel stellenweise knapp seite seiten anfang vielversprechend feinschliff braucht interessante gedanken genauere verdienen kleine kleinen mängel mangel hier wichtigsten hauptpunkte tiefer überzeugt brauchbar brauchbarer versuch einigen schwachstellen schwachstelle gegliedert leicht ansatz ansätze hilfreich wären leistung ordentliche schöne sehr beim auf anforderung anforderungen erfüllt erfüllen erwartung erwartungen luft oben ausbauen ausbauen großen ganzen gewissen grad maß solide ordentlich mittelmäßig kriterium kriterien stark schwach ausbaufähig anderes manches einiges überwiegend absatz achte achten allgemein anfang angabe angemessen ansatz antwort antworten arbeit arbeiten arbeite
    arbeitest argument argumente argumentation art aspekt aspekte aufbau aufgabe aufgaben aufmerksamkeit aufsatz
    ausdruck ausdrücken ausführlich ausführlicher ausgezeichnet begründe begründung beispiel beispiele beachte bereich
    besser beste bitte bleib bleibe darstellung denken details deutlich dinge durchdacht einfach einige einzelheiten
    ende ergänze erkläre erklärst erklärt erklärung erkennbar ergebnis fehler fertig finde formuliere formulierung frage
    fragen ganz gedanken gelungen gemacht genauer genügend gehe gib gibst großartig größtenteils grundlegend gründlich
    gut gute gutes guten hervorragend hilfreich hilft idee ideen inhalt insgesamt interessant klar klare klarer klarheit klasse konzentriere kurz
    lass leser lesen lernen leistung logisch mach machen machst manche manchmal meist mühe möglich nachvollziehbar nächste nächsten mal
    nachdenken niveau ordentlich passt perfekt positiv präzise präziser prima problem punkt punkte qualität richtig
    richtigen richtung satz sätze schaffen schaffst schau schön schreib schreiben schreibe schreibst schritt schritte schwach schwächen
    sorgfältig sorgfältiger spannend stärken stelle stellen stil struktur strukturiert student studium suche super teil
    teile teilweise text texte thema themen tiefe toll tue tun üben übe überarbeite überdenke überlege überlegungen
    übung überzeugend verbessere verbessern verbesserung verbesserungen versuch versuche verstanden verständlich verständnis
    verstehen vertiefe viel viele vielleicht vollständig vorgehen weg weiter weiteren weiterhin wenig wichtig wirklich wissen wort
    worte wörter zeigen zeigst zeigt zeit ziel zufriedenstellend zukunft zusammenfassung zusammenhang zusätzlich inhaltlich sprachlich`),
  highPraise:
    anyPhrase(String.raw`weltrang; welt(?:klasse|niveau|spitze); (?:ganz )?(?:große|erste|allererste) (?:klasse|sahne); klasse(?:,| gemacht|leistung|!); hut ab; chapeau; respekt; kompliment; volltreffer; meister(?:stück|werk|haft\p{L}*|lich\p{L}*|klasse); sensationell\p{L}*; überwältigend\p{L}*; unschlagbar\p{L}*; unübert\p{L}+; unvergleichlich\p{L}*; unerreicht\p{L}*; glänzt; glanz(?:voll\p{L}*|stück|punkt); brill(?:iert|anz); besser geht (?:es|das)? ?(?:kaum|nicht)?; nicht besser; mehr (?:kann|könnte) man nicht; (?:kann|könnte|hätte) man (?:kaum|nicht) besser; die (?:\p{L}+ )?(?:beste|schönste|stärkste|klarste)\p{L}* \p{L}+,? (?:die|der|das|seit|von|im|in|überhaupt); (?:mit )?bravour(?:ös\p{L}*)?; virtuos\p{L}*; souverän\p{L}*; bestechend\p{L}*; verblüffend\p{L}*; imponierend\p{L}*; imposant\p{L}*; lobenswert\p{L}*; phänomenal\p{L}*; umwerfend\p{L}*; hinreißend\p{L}*; famos\p{L}*; prächtig\p{L}*; traumhaft\p{L}*; sagenhaft\p{L}*; fabelhaft\p{L}*; grandios\p{L}*; großartigst\p{L}*; erstaunlich\p{L}*; bemerkenswert\p{L}*; beispielhaft\p{L}*; beispiellos\p{L}*; unglaublich\p{L}*; ungewöhnlich (?:gut|stark|klar|reif)\p{L}*; exzellent\p{L}*; optimal\p{L}*; formvollendet\p{L}*; lückenlos\p{L}*; einmalig\p{L}*; einzigartig\p{L}*; wundervoll\p{L}*; wunderschön\p{L}*; prima; klasse(?= (?:arbeit|leistung|text|lösung)); spitzen\p{L}+; top; top\p{L}+; (?:voll(?:kommen|ständig)?|absolut|rundum|durchweg|restlos|völlig|ganz|besonders|überaus|äußerst|höchst|ausgesprochen|wirklich|richtig|wahrhaft|außerordentlich|extrem|total|echt) (?:gut|stark|gelungen|überzeugend|klar|treffend|sicher|souverän|schön|richtig|korrekt|präzise|beeindruckend|überzeugt|gemeistert|beherrscht)\p{L}*; außerordentlich\p{L}*; sehr (?:klar|präzise|sicher|treffend|reif|beeindruckend|schlüssig)\p{L}*; begeistert; eine? (?:wahre[rs]?|echte[rs]?|reine) (?:freude|genuss|vergnügen|glanzleistung|volltreffer); freude zu lesen; (?:lässt|bleibt) nichts zu wünschen\p{L}*; nichts zu wünschen; (?:voll)?endet; (?:höchste[sn]?|großes|dickes|besonderes) lob; meister(?:st|t|n|e|te)? du; (?:hervorragend|bestens|souverän|perfekt) gemeistert; gemeistert; verdient (?:höchste\p{L}*|größte\p{L}*|großes lob); grandios\p{L}*; beachtlich\p{L}*; meisterschaft; meisterleistung; (?:große|besondere|echte|wahre) (?:stärke|leistung|meisterschaft); vollkommen; vorbild; sachkenntnis; (?:kein|keine) wünsche? offen; nichts zu (?:bemängeln|kritisieren|beanstanden); beherrschst; glanzleistung; bewundernswert\p{L}*; auf den punkt; mit großem können; genuss; kaum zu übertreffen; sehr schön;
    kaum besser; auf höchstem niveau; bestens; ideal\p{L}*; genial\p{L}*; spitzenleistung; musterlösung;
    in jeder hinsicht; lässt keine wünsche offen; hochwertig\p{L}*; ausgezeichnet\p{L}*; hervorragend\p{L}*;
    perfekt\p{L}*; brillant\p{L}*; exzellent\p{L}*; makellos\p{L}*; fehlerfrei\p{L}*; fehlerlos\p{L}*;
    vorbildlich\p{L}*; großartig\p{L}*; herausragend\p{L}*; meisterhaft\p{L}*; fantastisch\p{L}*;
    phantastisch\p{L}*; beeindruckend\p{L}*; erstklassig\p{L}*; tadellos\p{L}*; wunderbar\p{L}*; toll(?:e[rsnm]?)?;
    super; sehr (?:gut|stark|gelungen|überzeugend)(?:e[rsnm]?)?; (?:gut|prima|super|toll|klasse) gemacht;
    gute arbeit; bravo; einwandfrei\p{L}*; mustergültig\p{L}*; mustergültig; außergewöhnlich\p{L}*; glänzend\p{L}*;
    überragend\p{L}*; exzellenz; spitzenmäßig\p{L}*; spitze; glückwunsch;
    nichts (?:mehr )?(?:zu verbessern|auszusetzen|hinzuzufügen); nicht besser`),
  praise:
    anyPhrase(String.raw`ansprechend\p{L}*; erfreulich\p{L}*; gekonnt\p{L}*; sicher; geschickt\p{L}*; klug\p{L}*; durchdacht\p{L}*; fundiert\p{L}*; lebendig\p{L}*; flüssig\p{L}*; logisch\p{L}*; nachvollziehbar\p{L}*; angemessen\p{L}*; erfolgreich\p{L}*; stärken?; gelingt; klarheit; gut(?:e[rsnm]?)?; schön(?:e[rsnm]?)?; überzeugend\p{L}*; treffend\p{L}*; gelungen\p{L}*; stark(?:e[rsnm]?)?;
    sauber(?:e[rsnm]?)?; gründlich\p{L}*; schlüssig\p{L}*; anschaulich\p{L}*; vollständig\p{L}*; stimmig\p{L}*;
    solide\p{L}*; präzise\p{L}*; richtig; korrekt; klar(?:e[rsnm]?)?`),
  unsaid:
    anyPhrase(String.raw`nicht; nichts; kein\p{L}*; nie; niemals; ohne; kaum; weder; wenig; wäre\p{L}*; würde\p{L}*; sollte\p{L}*;
    könnte\p{L}*; damit; um; für; wenn; fast; beinahe; nur; statt; fehlt; bevor`),
  failure:
    anyPhrase(String.raw`(?:völlig|komplett|ganz|vollkommen|gänzlich) (?:falsch|verfehlt|daneben|fehl\p{L}*); thema verfehlt;
    verfehlt (?:das thema|die aufgabe|die frage); themaverfehlung; unzureichend\p{L}*; ungenügend\p{L}*;
    mangelhaft\p{L}*; sehr schwach\p{L}*; beantwortet die (?:frage|aufgabe) nicht; ergibt keinen sinn;
    nichts (?:davon |hier )?(?:ist )?richtig; inakzeptabel; scheitert`),
  negation:
    anyPhrase(String.raw`nicht; nichts; kein\p{L}*; nie; niemals; nirgends; ohne; weder; fehlt; fehlen; falsch\p{L}*; unzutreffend;
    verfehlt`),
  toStudent: anyPhrase(
    String.raw`du; dich; dir; dein(?:e[rsnm]?)?; sie; ihre?[nmrs]?; hast; bist; warst; man (?:merkt|spürt|sieht)`,
  ),
  supposed: anyPhrase(String.raw`wenn; falls; ob; angenommen`),
  claims: {
    effort:
      anyPhrase(String.raw`du (?:hast|warst|bist|hattest|wirst|musst|scheinst) (?:\p{L}+[ ,]+){0,5}(?:abgelenkt|müde|gestresst|in eile|gelangweilt|unaufmerksam|unkonzentriert|abgehetzt|motiviert|engagiert|ehrgeizig|bequem|gewissenhaft|fleißig|reingehängt|hineingehängt|ins zeug gelegt|gegeben|abgemüht|geschuftet|aufgegeben|zu leicht gemacht|leicht gemacht|einfach gemacht|runtergeschrieben|heruntergeschrieben|hingeworfen|geschlampt|getrödelt|gebummelt|keine lust); (?:vermutlich|wohl|wahrscheinlich|sicher|bestimmt|offenbar|offensichtlich|anscheinend|scheinbar) (?:hast|warst|bist|hattest|wolltest|musstest|konntest) du; (?:ich )?(?:vermute|glaube|fürchte|nehme an|ahne|habe den eindruck|habe das gefühl|bin sicher)[, ]+(?:dass )?du; (?:am abend vorher|in der nacht|auf den letzten drücker|in letzter sekunde|kurz vor knapp); dein(?:e|er|em|en|es)? (?:\p{L}+ )?(?:begeisterung|leidenschaft|interesse|neugier|ehrgeiz|fleiß|eifer|motivation|faulheit|ausdauer|desinteresse|hingabe|freude (?:an|am)|lust|unlust|disziplin|einstellung|arbeitshaltung|gleichgültigkeit|ungeduld|hast|eile|bequemlichkeit|sorglosigkeit|mühe|liebe zu); (?:man|ich) (?:merkt|merke|sieht|sehe|spürt|spüre) (?:\p{L}+ ){0,2}?(?:dir |, )?,? ?(?:dass|wie) (?:du|dir);
    man merkt; man spürt; es ist (?:klar|offensichtlich|deutlich), dass du;
    (?:offensichtlich|offenbar|sicher|bestimmt|wahrscheinlich|vermutlich) (?:hast|warst|bist|hattest) du;
    du (?:hast|warst|bist|hattest) (?:offensichtlich|offenbar|sicher|bestimmt|wahrscheinlich|vermutlich);
    (?:keine|wenig|viel) (?:lust|zeit|interesse); in eile; unter zeitdruck;
    du hast dir (?:\p{L}+ ){0,4}(?:zeit|mühe|gedanken|arbeit);
    hast du dir (?:\p{L}+ ){0,4}(?:zeit|mühe|gedanken|arbeit); spaß (?:gemacht|hattest|macht); herzblut;
    unkonzentriert\p{L}*; bequem; mit (?:viel |großem |wenig )?(?:fleiß|sorgfalt|liebe|eifer);
    ohne (?:mühe|sorgfalt|interesse|lust);
    du hast (?:\p{L}+[ ,]+){0,6}(?:gearbeitet|gegeben|angestrengt|bemüht|beeilt|vorbereitet|investiert);
    (?:viel|große|wenig|keine|deine|echte|sichtlich|mehr) mühe; mühe gegeben; mühe gemacht;
    (?:dich|sich) (?:\p{L}+ ){0,3}(?:angestrengt|bemüht); streng dich; (?:hart|fleißig|viel) gearbeitet;
    fleißig\p{L}*; fleiß; faulheit; du (?:bist|warst) (?:\p{L}+ )?faul; schlampig\p{L}*; lustlos\p{L}*;
    nachlässig\p{L}*; hingeschludert; zeit (?:genommen|investiert|gesteckt); in letzter minute; unmotiviert\p{L}*;
    motiviert(?: bist| warst); (?:deine|ihre) anstrengung\p{L}*;
    (?:deinen?|deinem|viel|großen|wenig) (?:einsatz|eifer|aufwand); engagement; hastig\p{L}*; zu wenig vorbereitet;
    schlecht vorbereitet; (?:offensichtlich|sichtlich|sicher) (?:\p{L}+ )?(?:bemüht|angestrengt|beeilt)`),
    intent:
      anyPhrase(String.raw`du hast (?:\p{L}+[ ,]+){0,3}(?:gehofft|geschummelt|gemogelt|geblufft|getrickst|vorgetäuscht|absichtlich|abgekupfert); du (?:hoffst|hofftest|wolltest dich|wolltest nur|willst (?:nur|wohl|offenbar)|drückst dich|mogelst|schummelst); (?<!(?:sagen|ausdrücken|schreiben|meinen) )wolltest(?! (?:sagen|ausdrücken));
    du (?:hattest|hast) (?:\p{L}+ ){0,3}vor; hattest du vor; (?:mit )?absicht(?:lich)?;
    deine (?:\p{L}+ )?absicht(?:en)?; du beabsichtig\p{L}*; du versuchst (?:offensichtlich|wohl);
    bewusst weggelassen; du tust so`),
    knowledge:
      anyPhrase(String.raw`langweil(?:t|st|te) (?:dich|du dich); (?:du|dich|dir) (?:\p{L}+ )?(?:langweilst|interessierst|interessiert|begeistert|fällt (?:es |das )?(?:\p{L}+ )?(?:schwer|leicht)|macht (?:das|es) (?:spaß|angst)); du hast (?:\p{L}+ ){0,3}(?:keine|keinen|wenig|null|viel|große) (?:\p{L}+ )?(?:ahnung|plan|schimmer|durchblick|interesse|wissen|verständnis|vorkenntnisse|lust|angst|gefühl|begabung|talent); hast du (?:\p{L}+ ){0,3}(?:keine|keinen|wenig|null) (?:ahnung|plan|schimmer|durchblick|interesse); (?:du )?(?:weißt|kennst) (?:du )?(?:dich )?(?:\p{L}+ ){0,4}(?:bescheid|aus|nichts|wenig|alles); (?:du hast|hast du) (?:\p{L}+ ){0,3}(?:angst|respekt) vor; fällt dir (?:\p{L}+ )?(?:leicht|schwer); liegt dir; du kannst das;
    du hast (?:\p{L}+[ ,]+){0,6}(?:vergessen|nicht gelesen|nicht gelernt|nicht aufgepasst); nicht aufgepasst;
    du hast (?:\p{L}+[ ,]+){0,8}(?:verstanden|begriffen|kapiert|durchschaut|gelernt|auswendig gelernt|geraten|abgeschrieben);
    hast du (?:\p{L}+[ ,]+){0,8}(?:verstanden|begriffen|kapiert|durchschaut|gelernt|geraten|abgeschrieben);
    verstehst (?:du )?(?:\p{L}+ ){0,4}(?:nicht|gut|genau|wirklich|offensichtlich);
    du (?:weißt|kennst|beherrschst) (?:\p{L}+ ){0,3}(?:nicht|gut|sehr|wirklich|offensichtlich|genau|sicher);
    (?:weißt|kennst|beherrschst) du (?:\p{L}+ ){0,3}(?:offensichtlich|nicht|gut);
    dein(?:e|em|en|es|er)? (?:\p{L}+ )?(?:verständnis|wissen|kenntnisse|unwissen|unverständnis|unkenntnis);
    dir fehl(?:t|en) (?:\p{L}+ ){0,4}(?:wissen|verständnis|grundlagen|kenntnisse); du (?:scheinst|wirkst);
    (?:tiefes|gutes|großes|fundiertes) verständnis;
    du bist (?:\p{L}+ )?(?:verwirrt|unsicher|ahnungslos|überfordert);
    du kannst (?:\p{L}+ ){0,3}nicht (?:wissen|verstehen)`),
    identity:
      anyPhrase(String.raw`du bist (?:\p{L}+[ ,]+){0,4}(?:naturtalent|talent|genie|denker\p{L}*|rechner\p{L}*|mathematiker\p{L}*|träumer\p{L}*|perfektionist\p{L}*|streber\p{L}*|musterschüler\p{L}*|experte|expertin|profi|könner\p{L}*|mensch|typ|person|schüler\p{L}*|student\p{L}*|schüchtern|ängstlich|überheblich|selbstbewusst|unsicher|reif|unreif|naiv|neugierig|ehrgeizig|faul|fleißig|gewissenhaft|ungeduldig|clever|gescheit|hochbegabt|kein); du bist (?:\p{L}+ ){0,4}(?:begabt|talentiert|klug|intelligent|schlau|schwach|anfänger\p{L}*|kreativ\p{L}*|(?:gut|schwach|stark|fleißig)\p{L}* (?:schüler|student)\p{L}*);
    (?:nicht-?)?muttersprachler\p{L}*;
    dein(?:e|er|em|en|es)? (?:\p{L}+ )?(?:talent|begabung|intelligenz|herkunft|kultur|religion|muttersprache|migrationshintergrund|eltern|persönlichkeit|nationalität|geschlecht);
    als (?:mädchen|junge|ausländer\p{L}*|muslim\p{L}*|christ(?:in)?|nicht-muttersprachler\p{L}*);
    für (?:dein alter|jemanden wie dich); leute wie du`),
  },
  vague:
    anyPhrase(String.raw`(?:nimm|lass) dir (?:\p{L}+ )?(?:mehr )?zeit; gib dir (?:\p{L}+ )*mühe; führe? (?:das|dies|es) (?:\p{L}+ )?(?:weiter )?aus; (?:füge?|gib|nenne?|verwende?|bringe?) (?:\p{L}+ )?(?:mehr|weitere|genauere|bessere|zusätzliche) (?:details|beispiele|einzelheiten|informationen|erklärungen|begründungen)(?: hinzu| ein| an)?;
    gib dir mehr mühe; verbesser\p{L}*;
    arbeite?(?: bitte)? (?:noch )?(?:weiter |mehr |genauer |stärker )?(?:an|daran); streng dich;
    sei (?:\p{L}+ )*\p{L}+er; achte? (?:\p{L}+ )?(?:mehr |besser |stärker |genauer )?(?:auf|darauf);
    mach(?:e)? (?:\p{L}+ )?weiter; weiter so; übe?(?: noch)?(?: mehr| weiter)?;
    denk(?:e)? (?:\p{L}+ )?(?:mehr|weiter|nach|genauer); überarbeite?; überdenke?; vertiefe?;
    (?:mehr|weitere|genauere) (?:details|beispiele|tiefe|sorgfalt|einzelheiten|genauigkeit|klarheit|mühe);
    ausführlicher; geh(?:e)? (?:\p{L}+ )?(?:in die tiefe|ins detail); könntest? (?:\p{L}+ ){0,4}besser;
    besser machen; noch besser; entwickle?; bleib(?:e)? dran; formuliere? (?:\p{L}+ )?(?:besser|klarer|genauer);
    lern(?:e)? mehr`),
  act: anyPhrase(String.raw`ergänz\p{L}*; nenn\p{L}*; schreib\p{L}*; sag\p{L}*; gib; geben; erklär\p{L}*; vergleich\p{L}*; ersetz\p{L}*; beschreib\p{L}*; zitier\p{L}*; definier\p{L}*; zeig\p{L}*; zeichn\p{L}*; berechn\p{L}*; rechn\p{L}*; teil(?:e|en|t)?; füg\p{L}*; begründ\p{L}*; beleg\p{L}*; streich\p{L}*; verbind\p{L}*; verknüpf\p{L}*; formulier\p{L}*;
    prüf\p{L}*; überprüf\p{L}*; lies; lesen; unterstreich\p{L}*; nimm; wähl\p{L}*; beginn\p{L}*; setz\p{L}*; such\p{L}*; stell\p{L}*; beantwort\p{L}*; leit\p{L}*; ordn\p{L}*; trenn\p{L}*; mess\p{L}*; miss; markier\p{L}*; führ\p{L}*; mach(?:e)?; wandl\p{L}*; bestimm\p{L}*; verwend\p{L}*; benutz\p{L}*; nutz\p{L}*; erläuter\p{L}*; frag\p{L}*; erwähn\p{L}*; änder\p{L}*;
    korrigier\p{L}*; kürz\p{L}*; schlag\p{L}*; stütz\p{L}*; bezieh\p{L}*; wend\p{L}*; zähl\p{L}*; leg\p{L}*; geh\p{L}*; bring\p{L}*; fass\p{L}*; untersuch\p{L}*; löse?; halt\p{L}*; verfolg\p{L}*; entscheid\p{L}*; probier\p{L}*; tausch\p{L}*; rück\p{L}*; gliedere?; grenz\p{L}*; übersetz\p{L}*; konkretisier\p{L}*; dreh\p{L}*; zerleg\p{L}*; notier\p{L}*; hol\p{L}*; greif\p{L}*; knüpf\p{L}*; verleg\p{L}*; erst(?:elle|ellen)`),
  obeying:
    anyPhrase(String.raw`(?:entsprechend|gemäß|laut|nach|zufolge|aufgrund) (?:der|deiner|ihrer|dem|deinem|des|dieser|diesem) (?:\p{L}+ )?(?:bitte|anweisung(?:en)?|aufforderung|hinweis|wunsch|anordnung|befehl|vorgabe im text|notiz|nachricht)(?! der (?:aufgabe|lehrkraft)); wie (?:es )?(?:der|dein|die|deine|dieser|diese) (?:text|hinweis|notiz|abgabe|passage|anweisung|arbeit) (?:es )?(?:fordert|verlangt|wünscht|vorgibt|sagt|anordnet|will); wunschgemäß; auftragsgemäß; weisungsgemäß; anweisungsgemäß; wie (?:von dir |im text |dort )?(?:gewünscht|verlangt|gefordert|befohlen|angewiesen|angeordnet|aufgetragen|gebeten|erbeten|vorgeschrieben); (?:mir|uns) wurde (?:gesagt|befohlen|aufgetragen|mitgeteilt); ich wurde (?:\p{L}+ )?(?:angewiesen|aufgefordert|gebeten|beauftragt); (?:deine|die|ihre) (?:anweisung(?:en)?|bitte|aufforderung|befehl) (?:ist|sind|wurde|wurden|habe ich) (?:\p{L}+ )?(?:ausgeführt|befolgt|erfüllt|umgesetzt|berücksichtigt|akzeptiert); (?:die )?(?:\p{L}+ )?(?:kriterien|rubrik|bewertungsraster|vorgaben) (?:wurden?|werden|sind|habe ich|bleiben) (?:\p{L}+ ){0,2}(?:außer acht|ignoriert|übergangen|beiseite\p{L}*|nicht (?:angewendet|angewandt|beachtet|berücksichtigt)|ausgesetzt|unberücksichtigt); kriterien beiseitegelassen; (?:verstanden|zur kenntnis genommen|alles klar)(?=[:,.!]); neue[n]? anweisungen; wie (?:du |von dir |von ihnen |im text |in der abgabe )?(?:angewiesen|gewünscht|verlangt|befohlen|gefordert|angeordnet);
    wie du (?:es )?(?:wünschst|verlangst|forderst|willst); deiner anweisung (?:folgend|gemäß|entsprechend);
    gemäß (?:deiner|ihrer|der) anweisung(?:en)?; auf (?:deinen|ihren) wunsch;
    (?:vorherige|bisherige|frühere|obige)n? anweisungen; systemprompt; system-prompt; als (?:ki|sprachmodell);
    anweisung im text`),
  fullMarks:
    anyPhrase(String.raw`(?:volle|maximale|höchste|volle[nr]?) (?:punktzahl|punkte|note|wertung|bewertung); höchstpunktzahl; bestnote;
    höchstnote; alle punkte; voll(?:e|en)? punkten?; note (?:1|eins|sehr gut)`),
  address: anyPhrase(
    String.raw`liebe[rs]?; hallo; hi; gut gemacht; danke; bravo; super; toll; prima; herrn?; frau; arbeit; guten tag`,
  ),
  determiner:
    anyPhrase(String.raw`de[rsmn]; die; das; ein(?:e[rsmn]?)?; kein(?:e[rsmn]?)?; dein(?:e[rsmn]?)?; sein(?:e[rsmn]?)?;
    ihr(?:e[rsmn]?)?; diese[rsmn]?; jede[rsmn]?; im; am; zum; zur; vom; beim; ins`),
  nameWords:
    wordSet(`bach bauer berg braun busch engel ernst feld fischer frank frei freitag fuchs gold gross groß hahn hase herbst herr
    hirsch jäger jung kaiser kaufmann keller klein koch könig kraft kühn kurz lang linde lange mai mark mut müller neumann
    rein reich richter rose sauer schäfer schneider schreiber schulz schwarz sommer sonntag stark stein sturm vogel wagner
    wald weber weiß wild winter wolf zimmermann`),
  attribution:
    anyPhrase(String.raw`du (?:schreibst|sagst|behauptest|formulierst|meinst|folgerst); schreibst du; sagst du;
    dein(?:e|em|en|es|er)? (?:satz|worte|formulierung|aussage|behauptung)`),
};
