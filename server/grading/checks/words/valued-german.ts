/** Stems of what German feedback praises with, by lemma; an asterisk stands for any ending. */
export const valuedGerman = String.raw`(?<!(?:der|die|eine|einer|ganzen|unserer|deiner)\s)klasse (?<!am\s)besten achtung anerkenn* angenehm*
anschaulich* ansprechend* applaus* ausgereift* ausgesprochen* ausgezeichnet* ausnehmend* außergewöhnlich*
außerordentlich* beachtlich* beeindruck* begabt* begabung begeister* beherrsch* bemerkenswert* beste bestechend*
bestens bester bestes bestleistung* bewunder* bilderbuchmäßig* bravo bravour* brillant* brilli* chapeau
differenziert* durchdacht* eindrucksvoll* eindrücklich* einfallsreich* einfühlsam* einmalig* einwandfrei*
einzigartig* elegan* entzückt* erfolg* erfreu* erfrischend* erstaunlich* erstklassig* erstrangig* exakt* exquisit*
exzellen* fabelhaft* famos* fantastisch* faszin* fehlerfrei* fehlerlos* fein* fessel* flüssig* formvollendet* freu*
freude* fundiert* geglückt* geistreich* gekonnt* gelang gelingt gelung* genial* genie* genuss genüsslich geschickt*
geschliffen* gewandt* glanz* glänz* glückwunsch* goldrichtig* grandios* gratul* großartig* gründlich* gut gute guten
guter gutes herausrag* herrlich* hervorragend* herzlich* hochkarätig* hochwertig* hut höchst* höchste* ideal*
imponier* intelligent* jubel* kenntnisreich* klar* klug* kompetent* kompliment* konzis* korrekt* kreativ* kunstvoll*
königsklasse könner* lebendig* leichtigkeit lesenswert* lob* lobend* luzid* lückenlos* makellos* maßstäbe
meilenstein* meister* mitreißend* musterbeispiel* mustergültig* musterhaft* mühelos* nachahmenswert* niveau*
nuancenreich* nuanciert* optimal* originell* paradebeispiel* perfekt* phantastisch* phänomenal* plausibel*
pluspunkt* prachtvoll* preisverdächtig* preiswürdig* prima professionell* profihaft* prächtig* prägnan* präzis*
punktgenau* punktlandung* qualität* raffiniert* rasant* reif* reife* respekt* richtig* rundum* sagenhaft*
sattelfest* sauber* scharfsinn* schlüssig* schön* sehenswert* selbstbewusst* sensationell* sicherheit solide*
sorgfalt sorgfältig* souverän* spannend* spitze spitzen* spitzenklasse spitzenleistung* spitzenmäßig* stark*
sternstunde* stichhaltig* stilsicher* stimmig* stolz* strahl* stringen* stärke stärken super* tadellos* talent*
tief* tiefe tiefgang tiefgründig* tipptopp toll* top traumhaft* treffend* treffer* trefflich* treffsicher* triumph*
trumpf umfassend* unschlagbar* unterhaltsam* unübertr* verblüff* verdien* vergnügen* versiert* vielschichtig*
virtuos* vollauf vollen* vollendet* vollkommen* vollständig* volltreffer* vorbild* vortrefflich* vorzeige*
vorzüglich* wertvoll* wohldurchdacht* wohltuend* wunderbar* wunderschön* wundervoll* wunschlos* zielsicher*
zutreffend* überdurchschnittlich* überrag* übertriff* übertroffen* überzeug*`;

/** General words of German feedback that name nothing of one work, though they look like words of their own. */
export const commonGerman = `abgabe ablauf abrunden abschluss abschnitt absehen absicht achten allerdings allgemein alltag anbieten anderer anerkennen anfang anfangs
anfertigen angeben angehen angemessen anhand anhören anknüpfen anlegen anliegen annehmen anregen anregung ansatz ansätze ansatzweise anschauen anschließen ansehen ansetzen
anspruch anstrengen antreten anwenden arbeit arbeiten aspekt atem aufarbeiten aufbauen auffallen auffassung aufgabe aufgreifen aufhören aufmerksam
aufmerksamkeit aufnehmen aufpassen aufwand aufzeigen auge augenmerk ausarbeiten ausarbeitung ausbau ausbauen ausbaufähig ausdruck ausdrücken auseinandergesetzt auseinandersetzen auseinandersetzung
auseinander ausfallen ausführen ausführlich ausführung ausfüllen ausgang ausgewogen aussage aussagekraft aussehen außerdem aussuchen auswählen bachten basis bauen beachten bearbeiten bearbeitung bedarf bedenken
bedeuten bedürfen befassen befriedigen begegnen beginn beginnen begreifen begründen behalten behandeln beibehalten beispiel beitrag beitragen bekommen beleg belegen beleuchten bemerken
bemühen bemühung benennen bereich bereits beschäftigen beschreiben besonders besprechen bestand bestätigen bestehen bestimmt betonen betrachten bewegen beweisen bewusst beziehen bezug bild bilden bitte bleiben
blick blicken breite bringen bruch dabei dahinter danke dank dargestellt darlegen darstellen darstellung darüber dastehen decken deckt denken denkweise detail deuten deutlich dicht dienen ding
drin dranbleiben durchaus durchdenken durcharbeiten durchgehen durchlesen durchgängig durchhalten durchschnitt durchweg ebene ehrlich eigen eigenständig eindruck einbauen einblick einbringen einfach einfinden einfluss
eingehen einhalten einige einordnen einsatz einsetzen einstieg einzeln element empfehlen ende enthalten entfalten entscheiden entsprechen entstehen entwickeln entwicklung erarbeiten erfassen erforderlich erfüllen erfüllt
ergebnis ergänzen erhalten erkennbar erkennen erklären erläutern erleben erledigen ernst erreichen erscheinen erschließen erwarten erwartung erwähnen erweitern erzielen essenz etlich fach fachlich faden
fähig fall fassung fazit feedback feilen feinschliff fehler fertig festigen finden fleiß fokus folgen fordern form formal formulieren formulierung fortschritt fortsetzen frage fragestellung frisch fühlen
führen fülle füllen fundament fortschritte ganz gänzlich gebiet gedanke gedanklich gefallen gefällt gefragt gefühl gehalt gehen gehoben gelegentlich gelesen gelten gemacht genannt generell genügen gesagt gesamt gesamtbild gesamteindruck
geschrieben gesichtspunkt gesondert gespannt gestalten gestützt gestaltung gewinn gewinnen gewiss gewünscht gezeigt gewohnt glatt gleichmäßig gliedern grad greifen grenze grob größtenteils grund grundgerüst grundidee grundlage grundsätzlich
gehörig guttun guttäte halbwegs halt haltung hand handwerk hauptsache heben helfen hergeben herangehen herangehensweise herausarbeiten herausholen hervorheben herz hilfreich hinbekommen hinblick hinkommen hinsicht hinterlassen hinweis hoffen
höhe holen hören idee inhalt inhaltlich insgesamt interesse interessant irgendwie kenntnis kern kernpunkt knapp komplett konkret konsequent konzentrieren kopf kraft kriterien kritik kürze kürzer kurz laufen lauf lassen leicht leisten leistung lernen
lesen leser lesbar letztlich leuchten liefern liegen linie locker logik lohnen lücke luft mangel material maß meinung meist mensch merken methode mitarbeit mitbringen mitnehmen mittel mitunter moment motiv mühe nachdenken
nachschärfen nachvollziehen nacharbeiten nah nahe nennen note nötig nutzen nützlich oberfläche oberflächlich offen ordentlich ordnen ordnung ort passage passen passend person persönlich perspektive pfad phase plan planen platz position positiv potenzial praktisch
problem produkt prozess prüfen punkt raum reagieren recherche reden reflektieren regel reichen reihe reihenfolge richtung rolle ruhe rückmeldung runden sache sammeln sagen satz schaffen schärfe schärfen scharf schauen scheinen schippe schlicht schluss schreiben
schritt schule schwach schwäche schwierig schwächen sehen selbst seite setzen sinn sinnvoll sitzen sorgen spannung spaß sprache sprachlich spur spüren stand standard stecken steckt steigern steigerung stelle stellen stellenweise stil stimmen stoff streben streckenweise
struktur strukturiert stück stufe stunde stütze stützen substanz suchen tat teil teilen teils teilweise tempo text thema ton treffen tun typisch überarbeiten überarbeitung überblick überdenken überlegen übersicht übersichtlich übung umfang umgehen umsetzen
umsetzung umgang ungenau ungenauigkeit unklar unscharf unterlegen unterpunkt unterstreichen unterstützen untermauern untersuchen ursprung verändern verarbeiten verbessern verbesserung verbesserungsbedarf verbesserungswürdig verbinden verdeutlichen vereinzelt verfolgen vergleich verhalten verknüpfen verlieren vermeiden
vermitteln versehen versuch versuchen verstehen verständlich verständnis verständnisvoll vertiefen vertieft vertiefung verweisen verwenden vieles voll voran vorankommen vorgehen vorgehensweise vorhaben vorhanden vorlegen vorliegen vornehmen vorschlag vorstellen vorstellung vortrag wachsen wagen wahl wählen wahrnehmen weg
weise weiterarbeiten weiterentwickeln weitermachen weiterführen wenden werk wert wesentlich wiedergabe wiederholen wirken wirkung wissen woche wohl wollen wort wunsch würdig zeigen zeit ziehen zufrieden zufriedenstellend zugang zusammenfassen zusammenhang zuspitzen zustand zutreffen
zuwenden zweck zwischendurch`;

/** Turns of German that claim the top though no single word of them does. */
export const peaksGerman = String.raw`kein\p{L}* (?:\p{L}+ )?(?:wunsch|wünsche) (?:\p{L}+ )?(?:offen|übrig|unerfüllt);
(?:hätte|hättest|könnte|kann|lässt|ließe|geht) (?:\p{L}+ ){0,4}(?:nicht|kaum|niemand|keiner|schwerlich) (?:\p{L}+ ){0,2}(?:besser|schöner|treffender|klarer|überzeugender|genauer)(?: machen| sagen| ausdrücken| gelingen)?;
nichts (?:\p{L}+ ){0,3}(?:hinzuzufügen|auszusetzen|zu (?:bemängeln|beanstanden|verbessern|kritisieren|meckern|wünschen|tadeln|korrigieren|rütteln));
ins schwarze;
(?:mitten|genau) ins (?:schwarze|ziel);
(?:eine|was für eine|wahre|reine|große|helle) (?:freude|wonne|glanzleistung|meisterleistung|sternstunde);
(?:ein|was für ein|wahrer|reiner) (?:genuss|vergnügen|treffer|wurf|glanzstück|juwel);
ragt (?:\p{L}+ ){0,6}heraus;
(?:sticht|stechen) (?:\p{L}+ ){0,6}(?:heraus|hervor);
sucht seinesgleichen;
ohne (?:fehl und tadel|makel|abstriche|wenn und aber);
alle achtung;
hut ab;
(?:zieh|ziehe|nehme) (?:\p{L}+ ){0,3}den hut;
nagel auf den kopf;
auf (?:höchstem|hohem|sehr hohem|bestem) niveau;
weit über dem durchschnitt;
(?:über|übertrifft|übertriffst) (?:\p{L}+ ){0,3}(?:erwartungen|durchschnitt|niveau);
vom feinsten;
von (?:höchster|bester|hoher) (?:güte|qualität)`;
