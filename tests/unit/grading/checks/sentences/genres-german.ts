import type { SoundDrafts } from './sentences.ts';

export const genresGerman: readonly SoundDrafts[] = [
  {
    task: 'Deute das Gedicht „Der Panther“ von Rilke.',
    notes:
      'Erwartet: Dinggedicht, Perspektive des Tieres, Kreisbewegung, Erlöschen des Bildes im Herzen, Reim und Rhythmus als Gefängnis.',
    text: 'Der Panther geht im Kreis. Das Wort „müd“ zeigt, dass er keine Kraft mehr hat. Die Stäbe sind überall. Am Ende ist das Bild weg. Mir gefällt das Gedicht gut.',
    criterion: 'Deutung',
    quote: 'Am Ende ist das Bild weg',
    low: [
      'Hier beginnt die eigentliche Deutung: Wohin geht das Bild, und warum hört es dort auf?',
      'Du beobachtest gut, was geschieht. Schreibe nun dazu, was es bedeutet.',
      'Das ist noch Inhaltsangabe. Frage dich bei jedem Satz: Was sagt das über den Panther?',
      'Dass dir das Gedicht gefällt, glaubt man gern, es gehört aber nicht in eine Deutung.',
    ],
    high: [
      'Auch diese Stelle liest du genau.',
      'An einem einzigen Wort machst du die ganze Stimmung fest.',
      'Form und Inhalt greifen bei dir ineinander.',
    ],
    summary: 'Genau beobachtet, noch wenig gedeutet. Nimm dir das letzte Bild vor, dort steckt am meisten.',
  },
  {
    task: 'Schreibe einen Praktikumsbericht über einen Tag im Kindergarten.',
    notes: 'Erwartet: Tagesablauf, eine Situation genau, Reflexion, sachliche Sprache.',
    text: 'Um 8 Uhr kamen die Kinder. Wir haben gefrühstückt. Ein Junge hat geweint und ich wusste nicht, was ich machen soll. Dann war Mittag. Der Tag war schön.',
    criterion: 'Reflexion',
    quote: 'ich wusste nicht, was ich machen soll',
    low: [
      'Mit diesem Satz wird es spannend. Bleib dabei und erzähle, was die Erzieherin dann getan hat.',
      'Streiche „schön“ und schreibe, was du an diesem Tag zum ersten Mal getan hast.',
      'Du gibst offen zu, dass du ratlos warst; was würdest du heute anders machen?',
    ],
    high: [
      'Aus einer kleinen Szene wird hier eine Einsicht.',
      'Du beurteilst nicht den Jungen, sondern die Lage.',
      'Dieser Absatz ist ehrlich und bleibt doch sachlich.',
    ],
    summary: 'Der Ablauf ist vollständig. Die Szene am Tisch verdient mehr Platz als das Mittagessen.',
  },
  {
    task: 'Erkläre, wie eine Impfung wirkt.',
    notes:
      'Antigen, B-Zellen, Antikörper, Gedächtniszellen; aktive gegen passive Immunisierung; zweite Antwort schneller.',
    text: 'Bei der Impfung kommen abgeschwächte Erreger in den Körper. Der Körper merkt sie sich. Beim nächsten Mal ist er schneller. Das nennt man aktiv.',
    criterion: 'Fachsprache',
    quote: 'Der Körper merkt sie sich',
    low: [
      'Wer genau merkt sich den Erreger? Schlage im Buch auf Seite 84 nach und setze das Fachwort ein.',
      'Der Gedanke stimmt. Gib ihm den Namen, den die Zelle in der Abbildung hat.',
      'Ersetze „der Körper“ dreimal durch das, was im Körper handelt.',
    ],
    high: [
      'Jeder Begriff sitzt, und jeder wird gebraucht.',
      'Der Unterschied zwischen der ersten und der zweiten Antwort wird in einem Satz klar.',
      'Du benutzt die Wörter nicht nur, du erklärst sie auch.',
    ],
    summary: 'Der Vorgang ist richtig erzählt. Mit drei Fachwörtern wird daraus eine Erklärung.',
  },
  {
    task: 'Werte das Klimadiagramm von Kairo aus.',
    notes:
      'Trocken in allen Monaten, Jahresniederschlag 25 mm, Maximum 28 °C im Juli, Wüstenklima, Bewässerung durch den Nil.',
    text: 'In Kairo ist es heiß. Im Juli sind es 28 Grad. Es regnet fast nie. Die Menschen leben am Nil, weil es dort Wasser gibt.',
    criterion: 'Auswertung',
    quote: 'Es regnet fast nie',
    low: [
      'Lies die Säulen ab: Wie viele Millimeter fallen im ganzen Jahr? Schreibe die Zahl hinter deinen Satz.',
      'Im Diagramm liegt die Säule überall unter der Linie. Wie nennt man solche Monate?',
      'Die 28 Grad sind richtig abgelesen, mehr aber auch nicht. Beschreibe den Verlauf über das Jahr.',
    ],
    high: [
      'Zahlen aus dem Diagramm, Folgerung, Beispiel: in dieser Reihenfolge versteht man es sofort.',
      'Mit dem Nil holst du die Menschen in die Auswertung.',
      'Du nennst zwei Werte und vergleichst sie auch.',
    ],
    summary: 'Du siehst, worauf es ankommt. Jetzt brauchen deine Sätze Zahlen aus dem Diagramm.',
  },
  {
    task: 'Ist das Urteil gerecht? Nimm Stellung zum Fall der gestohlenen Jacke.',
    notes: 'Strafzwecke: Vergeltung, Abschreckung, Resozialisierung; Jugendstrafrecht; Wiedergutmachung.',
    text: 'Er hat eine Jacke gestohlen und muss 40 Stunden arbeiten. Das ist zu viel, weil die Jacke nur 60 Euro gekostet hat. Andere machen Schlimmeres.',
    criterion: 'Begründung',
    quote: 'Andere machen Schlimmeres',
    low: [
      'Dieser Satz hilft keiner Seite. Überlege, wozu eine Strafe da ist, und miss die 40 Stunden daran.',
      'Du rechnest Stunden gegen Euro. Was käme heraus, wenn du stattdessen vom Opfer her denkst?',
      'Nenne zwei Punkte, die für das Urteil sprechen, bevor du es ablehnst.',
    ],
    high: [
      'Erst wägst du ab, dann entscheidest du: So überzeugt es.',
      'Die 60 Euro dienen als Maßstab und werden nicht nur genannt.',
      'Deine drei Punkte bauen aufeinander auf.',
    ],
    summary: 'Eine klare Meinung. Damit sie trägt, muss noch ein Zweck von Strafe vorkommen.',
  },
  {
    task: 'Programmiere eine Methode, die prüft, ob eine Zahl eine Primzahl ist.',
    notes: 'Schleife bis zur Wurzel, Sonderfälle 0, 1, 2; Rückgabe boolean.',
    text: 'public boolean prim(int n) { for (int i = 2; i < n; i++) if (n % i == 0) return false; return true; } Ich habe 7 und 9 getestet.',
    criterion: 'Sonderfälle',
    quote: 'Ich habe 7 und 9 getestet',
    low: [
      'Rufe die Methode mit 1 und mit 0 auf. Passt, was herauskommt?',
      'Schreibe eine Zeile vor die Schleife, die kleine Zahlen abfängt.',
      'Zwei Tests sind ein Anfang; wähle die nächsten so, dass sie etwas kaputtmachen könnten.',
    ],
    high: [
      'Alle drei Sonderfälle werden vor der Schleife geklärt.',
      'Die Tests sind so gewählt, dass jeder Zweig einmal durchlaufen wird.',
      'Sauber getrennt: erst die Ausnahmen, dann die Regel.',
    ],
    summary: 'Die Schleife tut, was sie soll. Was mit 0 und 1 geschieht, ist noch offen.',
  },
  {
    task: 'Write a letter of complaint to a hotel (English, Klasse 9).',
    notes: 'Formal opening, three complaints, request, closing formula.',
    text: 'Dear Sir, the room was dirty and the shower not worked. I am very angry! Give me my money back. Greetings, a guest',
    criterion: 'Sprache',
    quote: 'the shower not worked',
    low: [
      'In der Verneinung fehlt hier ein Hilfsverb. Sieh dir das Kästchen auf Seite 23 an und schreibe den Satz neu.',
      '„Greetings“ ist wörtlich übersetzt. Suche im Musterbrief die Formel, die zu „Dear Sir“ gehört.',
      'Dein Ton ist deutlich. Formuliere die Forderung als höfliche Bitte mit „would“.',
    ],
    high: [
      'Die Anrede passt zum Schluss, und der Ton bleibt von Anfang bis Ende höflich.',
      'Du wechselst sicher zwischen den Zeiten.',
      'Drei Beschwerden, drei verschiedene Satzanfänge.',
    ],
    summary:
      'Man versteht sofort, was nicht in Ordnung war. An Verneinung und Schlussformel kannst du als Nächstes arbeiten.',
  },
  {
    task: 'Berechne, wie lange eine Kerze von 18 cm brennt, wenn sie in 40 Minuten 3 cm kürzer wird.',
    notes: '3 cm in 40 min, also 18 cm in 240 min = 4 h. Annahme: gleichmäßiges Abbrennen.',
    text: '18 : 3 = 6. 6 · 40 = 260 Minuten. Das sind 4 Stunden und 20 Minuten. Ich nehme an, dass sie gleich schnell brennt.',
    criterion: 'Rechnung',
    quote: '6 · 40 = 260 Minuten',
    low: [
      'Der Ansatz führt zum Ziel. Rechne die zweite Zeile noch einmal im Kopf nach und verbessere, was daraus folgt.',
      'Prüfe 6 · 40 mit einer Überschlagsrechnung.',
      'Die Umrechnung in Stunden machst du richtig, nur die Zahl davor stimmt nicht.',
    ],
    high: [
      'Der Weg ist kurz und jede Zahl hat eine Einheit.',
      'Du nennst die Annahme, ohne die die Rechnung nicht ginge.',
      'Zuerst das Sechsfache, dann die Zeit: So wird der Dreisatz durchsichtig.',
    ],
    summary: 'Ansatz und Annahme sind da. Ein Rechenfehler in Zeile 2 zieht sich durch.',
  },
];
