/** Words too common to carry a subject, by language; also what the language of a text is guessed from. */
export const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`a about after all also although an and any are as at be because been before being between both but by can could
    did do does doing each either else ever every few first for from further get gets give given gives has have having
    he her here his how if in instead into is it its itself just least less like made make makes may me might more most much
    must my need needs no nor not of off often on once one only or other our out over own part per rather same second
    shall she should since so some still such than that the their them then there these they thing things this those
    three through thus to too two under until up upon use used uses using very via was way we were what when where
    whether which while who whose why will with within without would yes yet you your`),
  de: words(`aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beide beim bin bis bist da damit
    dann das dass dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem
    einen einer eines er es etwas für gegen gibt hat haben hier ich ihm ihn ihr ihre im in ist ja jede jeder jedes kann
    kein keine können mehr mit muss müssen nach nicht noch nur oder ohne sehr sein seine sich sie sind so soll sollte
    sowie über um und uns unter vom von vor war waren was weil welche welcher wenn werden wer wie wir wird wo wurde
    wurden zu zum zur zwei zwischen`),
  es: words(`a al algo algunos ante antes aunque cada como con contra cual cuando de del desde donde dos el ella ellas ellos en
    entre era es esa ese eso esta está este esto estos fue ha hay han hasta la las le les lo los más me mi mientras muy
    nada ni no nos o otra otro otros para pero poco por porque puede pueden que qué se ser si sí sin sobre son su sus
    también tanto tiene tienen todo todos un una uno unos y ya`),
  fr: words(`au aux avec ce ces cette comme dans de des du elle elles en est et été être il ils je la le les leur leurs mais
    même ne nous on ont ou où par parce pas peut plus pour qu que qui sa sans se ses son sont sur très tout tous un une
    vous y`),
  it: words(`al alla anche che chi ci come con così da dal dalla dei del della delle di dove e è essere gli ha hanno i il in la
    le lo loro ma mi nel nella non o per perché più può quando questa questo se si sono su sua suo tra un una uno`),
};

/** Words that rubrics and tasks are made of, which say nothing about the subject. */
export const rubricWords: ReadonlySet<string> = words(`
    address addressed addresses advantage answer answers asked asks at clearly complete completely compared correct
    correctly criterion define defines describe described describes detail discuss discusses example explain explained
    explains explanation fully give good identifies identify level mention mentions met name named names partly please
    point points question reader reason right say says show shows state stated statement statements states student
    understand valid wrong work beschreibt erklärt gibt nennt richtig antwort frage teilweise erfüllt vollständig
    describe explica indica menciona respuesta pregunta correcta correcto`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
