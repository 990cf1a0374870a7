/** More of them: grades in quotation marks, a maximum said to be reached, points handed out or taken. */
export const laterMarkForms: Readonly<Record<string, readonly string[]>> = {
  en: [
    'There is a penalty of 8 marks for the missing comments.',
    'All 9 marks are yours for this part.',
    'What a pleasure to give you 9/9 for this!',
    'Criterion 1 is where you miss the top band.',
    'The whole is graded “Merit” for now.',
    'This is a 70 % answer at present.',
    'Marks were taken off for the unlabelled axes.',
    'Some points had to be deducted for the spelling.',
  ],
  de: [
    'Für die fehlenden Kommentare gibt es einen Abzug von 8 Punkten.',
    'Die Höchstzahl von 9 Punkten ist hier gerechtfertigt.',
    'Was für eine Freude, dir hier 9/9 geben zu können!',
    'Die Arbeit wird als „mangelhaft“ bewertet.',
    'Im Moment bleibt es bei einem „befriedigend“.',
    'In der Prüfung wärst du damit durchgefallen.',
    'Der Punktabzug geht auf die fehlenden Einheiten zurück.',
  ],
  es: [
    'Por los comentarios que faltan hay una penalización de 8 puntos.',
    'Los 9 puntos son tuyos por una demostración así.',
    'El trabajo se califica como «notable».',
    'Con eso pasas de «aprobado» a «notable».',
    'La falta de unidades te ha bajado la calificación.',
  ],
};
