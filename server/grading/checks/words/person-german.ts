import type { PersonWords } from './feedback-words.ts';
import { anyPhrase } from './word-patterns.ts';

const KIN = String.raw`(?:mitbewohner|bruder|schwester|mutter|mama|vater|papa|eltern|freund|nachhilfe|kumpel|oma|opa|onkel|tante|cousin|nachbar|partner|mann|frau|familie|kolleg|kommiliton|mitschüler)\p{L}*`;
const TO = '(?:du|dir|dich|ihnen|sie|euch)';

/** What no text shows of its writer, in German. */
export const personGerman: PersonWords = {
  effort: anyPhrase(String.raw`nachts(?: um \p{L}+)?; mitten in der nacht; in der nacht(?: \p{L}+)?; spät ?abends;
    am (?:abend|tag|morgen|vorabend)(?: (?:davor|zuvor|vorher))(?!\p{L}); am vorabend;
    kurz vor (?:knapp|der abgabe|abgabe|schluss|mitternacht|toresschluss); nach mitternacht;
    im (?:bus|zug)(?: \p{L}+)?; in der pause; übers? wochenende; auf (?:den|die) letzten? (?:drücker|minute);
    in letzter (?:minute|sekunde); zwischen tür und angel; in (?:\p{L}+ )?(?:eile|hektik|hast); eilig; hastig;
    auf die schnelle;
    eingeschlafen; eingenickt; verschlafen; schläfrig; müde; müdigkeit; übermüdet; erschöpft; gestresst; panik;
    panisch; nervös; nervosität; lampenfieber; gelangweilt; langeweile; abgelenkt; unkonzentriert; lustlos(?:igkeit)?;
    (?:keine|wenig|mehr) lust; unter (?:\p{L}+ )?(?:druck|zeitdruck|stress);
    (?:gute|schlechte|guter|schlechter) laune; mit (?:dem|vollem|ganzem|halbem|viel) herzen; herzblut;
    (?:kopf|gedanken|herz|herzen) (?:\p{L}+ ){0,3}?(?:woanders|anderswo|dabei|nicht bei); gedanklich;
    konzentration (?:\p{L}+ ){0,2}?(?:nachgelassen|verloren|gefehlt|weg);
    zeit (?:\p{L}+ ){0,3}?(?:davongelaufen|ausgegangen|weggelaufen|knapp|gefehlt|gereicht|genommen|gesteckt|investiert|geschenkt);
    zeitnot;
    (?:die|deine|ihre) (?:puste|luft|geduld|lust|energie|kraft|nerven|ideen) (?:\p{L}+ ){0,3}?(?:ausgegangen|verloren|vergangen|weg|ausging);
    die lust (?:\p{L}+ )?(?:verloren|vergangen); den mut verloren;
    aufgegeben; hingeschmissen; reingehängt; hineingekniet; reingekniet; ins zeug gelegt; hingeschludert;
    (?:mühe|arbeit) (?:\p{L}+ )?(?:gegeben|gemacht|gescheut|gespart|gesteckt); keine mühe; anstrengung; angestrengt;
    fleiß; fleißig\p{L}*; faul; faulheit; bequemlichkeit; schlamperei; schlampig\p{L}*; schluderei; schludrig\p{L}*;
    nachlässigkeit; sorglosigkeit; lässigkeit; gleichgültigkeit; ehrgeiz(?:ig\p{L}*)?; engagement; engagiert\p{L}*;
    eifer; eifrig\p{L}*; begeisterung; hingabe; leidenschaft; motiviert; unmotiviert; diszipliniert;
    durchhaltevermögen; ausdauer; perfektionis\p{L}*; strebsam\p{L}*; gewissenhaftigkeit; desinteresse; keinen bock;
    null bock;
    ${TO} (?:\p{L}+ ){0,4}?(?:jemand\p{L}*|${KIN}) (?:\p{L}+ ){0,5}?(?:geholfen|geschrieben|diktiert|gemacht|verraten|korrigiert|gegeben|drübergeschaut);
    (?:deine?[rmn]?|ihre?[rmn]?) ${KIN} (?:\p{L}+ ){0,5}?(?:geholfen|geschrieben|gemacht|korrigiert|hand|finger|hat|war);
    (?:jemand|fremde hilfe|fremder hilfe) (?:\p{L}+ ){0,4}?(?:geholfen|geschrieben|nachgeholfen|mitgeschrieben|zur hand);
    nachgeholfen;
    chat ?gpt; gpt; deepl; copilot; google übersetzer; übersetzungsprogramm;
    (?:aus|von|mit) (?:der|einer) ki(?: \p{L}+)?; von (?:einer )?(?:maschine|künstlicher intelligenz)`),
  intent:
    anyPhrase(String.raw`(?:willst|wolltest|wollen|wollten|möchtest|möchten|hofftest|hofften|mochtest|mochten) (?:\p{L}+ ){0,5}?(?:nicht|beeindrucken|glänzen|punkten|angeben|fertig|fertigwerden|gefallen|verbergen|verstecken|täuschen|provozieren|vertuschen|loswerden|imponieren|auffallen|schinden|drücken|klüger wirken|gelehrt wirken|klug klingen|hinter dich bringen|hinter sich bringen|zeit sparen|arbeit sparen|nicht zeigen);
    absichtlich; mit absicht; mutwillig;
    bewusst (?:\p{L}+ )?(?:verschwiegen|verzichtet|weggelassen|ignoriert|umgangen|offengelassen|gedrückt);
    aus (?:trotz|bequemlichkeit|faulheit|angst|gewohnheit|langeweile|verlegenheit|protest|stolz);
    um (?:\p{L}+ ){0,3}?(?:eindruck zu schinden|zu beeindrucken|zu glänzen|zu gefallen|zu imponieren);
    eindruck schinden;
    (?:gemogelt|geschummelt|abgeschrieben|gespickt|geblufft|(?<!in (?:\p{L}+ ){1,4})geraten|getrickst);
    ${TO} (?:\p{L}+ ){0,4}?(?:gedrückt|herausgeredet|durchgemogelt)`),
  knowledge: anyPhrase(String.raw`aus dem (?:effeff|ff); im schlaf; wie (?:deine|ihre) westentasche;
    den stoff(?: \p{L}+){0,4}? (?:nicht|kaum|verstanden|drauf|beherrsch\p{L}*|gelernt|sitzt|kannst|können|kennst|kennen);
    ${TO} (?:\p{L}+ ){0,6}?(?:kapiert|begriffen|verinnerlicht|durchschaut|durchblickt|verstanden|gelernt|geübt|gebüffelt|gepaukt|wiederholt|aufgepasst|zugehört|gefehlt|geschwänzt|vorbereitet)(?! wird| werden);
    keine ahnung; ahnungslos; keinen (?:blassen )?schimmer; keinen plan; auf dem schlauch; überfordert; unterfordert;
    (?:im unterricht|in der vorlesung|in der stunde|im seminar) (?:\p{L}+ ){0,3}?(?:aufgepasst|gefehlt|zugehört|geschlafen|mitgemacht|mitgeschrieben);
    nie (?:\p{L}+ )?(?:gelesen|gehört|aufgeschlagen|gelernt);
    (?:fäll[te]|fallen|fiel|fielen) (?:${TO} (?:\p{L}+ ){0,3}?|(?:\p{L}+ ){0,3}?${TO} (?:\p{L}+ ){0,3}?)(?:schwer|leicht|zu);
    (?:tust|tun|tut) (?:\p{L}+ ){0,5}?(?:schwer|leicht)(?! zu);
    (?:liegt|liegen|lag) (?:\p{L}+ )?(?:dir|ihnen)(?! vor);
    seit (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|weihnachten|ostern|den ferien|dem (?:letzten|vergangenen|vorigen) \p{L}+|(?:schuljahres|semester)?(?:beginn|anfang));
    (?:riesensprung|riesenschritt|quantensprung)\p{L}*;
    (?:große|enorme|gute|tolle|deutliche|riesige|kaum|keine) fortschritte;
    (?:gesteigert|weiterentwickelt|gewachsen|verbessert) (?:\p{L}+ )?(?:hast|haben|bist|sind);
    ${TO} (?:\p{L}+ ){0,6}?(?:gesteigert|weiterentwickelt|gewachsen);
    (?:dein|ihr|durch dein|dank deines|durch) (?:\p{L}+ )?(?:üben|lernen|training|fleiß|büffeln)(?: \p{L}+)?;
    wie (?:immer|üblich|gewohnt) (?:bei|von) (?:dir|ihnen); wieder einmal (?:hast|haben);
    als (?:letztes|voriges) (?:jahr|mal|semester)`),
  identity: anyPhrase(
    String.raw`händchen; gespür;
    (?:gefühl|sinn|auge|ohr|ader|draht|talent|begabung|faible|näschen|riecher|veranlagung) (?:für|zu|zum|zur); talent;
    begabung; begabt\p{L}*; talentiert\p{L}*; naturtalent; im blut; in die wiege;
    (?:kluger|heller|schlauer|gescheiter) kopf; kluges köpfchen;
    (?:intelligent|klug|schlau|gescheit|clever|genial|dumm)(?: genug)?(?: (?:bist|sind|bist du|sind sie)); genie;
    gelernte[rs]? \p{L}+; von haus aus; von beruf; von natur(?: aus)?; geboren(?:e[rs]?)? \p{L}+(?:er|in|ist);
    mutter ?sprach\p{L}*; zweitsprache;
    (?:dein|ihr)(?:e[mrns]?)? (?:alter|herkunft|elternhaus|hintergrund|persönlichkeit|charakter|kultur|religion|heimat|beruf|geschlecht|generation|schüchternheit|reife|intelligenz);
    in (?:deinem|ihrem) alter; für (?:dein|ihr) alter;
    nicht (?:so )?(?:dein|ihr)(?:e)? (?:ding|fach|fall|stärke|welt);
    (?:dein|ihr)(?:e)? (?:ding|welt|steckenpferd|element) (?:ist|sind); typisch (?:du|für dich|für sie|junge|mädchen);
    leute wie (?:du|sie); menschen wie (?:du|sie);
    als (?:\p{L}+ )?(?:techniker|ingenieur|naturwissenschaftler|ausländer|anfänger|mädchen|junge|mathematiker|künstler|sportler|pflegekraft|student|studentin|perfektionist)\p{L}* (?:\p{L}+ )?(?:tun|tust|hast|haben|bist|sind|fällt|fallen|liegt);
    (?:du|sie) (?:bist|sind) (?:\p{L}+ )*?(?:typ|mensch|person|kopf|natur|genie|perfektionist)\p{L}*; zu höherem;
    (?:schüchtern|selbstbewusst|unsicher|ängstlich|ungeduldig|neugierig|ehrgeizig|mutig|faul|stolz|arrogant|überheblich|zerstreut|chaotisch)(?: (?:bist|sind|warst|waren))`,
  ),
};
