import type { PersonWords } from './feedback-words.ts';
import { anyPhrase } from './word-patterns.ts';

const KIN =
  'flatmate|roommate|housemate|brother|sister|mother|mum|mom|father|dad|parents?|tutor|friends?|boyfriend|girlfriend|husband|wife|uncle|aunt|cousin|grandmother|grandfather|neighbour|neighbor|family|colleague';

/** What no text shows of its writer, in English. */
export const personEnglish: PersonWords = {
  effort: anyPhrase(String.raw`(?:at|past|until|till|around) (?:\p{L}+|\d+) (?:in the morning|at night|a\.?m\.?);
    in the small hours; (?:late )?(?:at|last) night(?! of); the (?:night|evening|morning|day) before;
    before (?:bed|breakfast|midnight|the deadline); after midnight; last[- ]minute; on the (?:bus|train|way to);
    (?:over|at) the weekend;
    half[- ]asleep; asleep; sleepy; tired(?:ness)?; exhausted; weary; hung ?over; bored(?:om)?; panick(?:ed|ing|y);
    in a panic; stressed(?: out)?; nervous(?:ness)?; anxious; flustered; distracted; daydreaming;
    under (?:\p{L}+ )?(?:pressure|stress); (?:in|not in|out of) (?:a |the )?(?:good |bad )?mood; fed up; sick of;
    (?:heart|mind|head|thoughts) (?:is|was|are|were|wasn[’']t|isn[’']t) (?:\p{L}+ )*?(?:in it|in this|elsewhere|somewhere else|on other things);
    heart and soul; mind was; concentration (?:went|slipped|lapsed|flagged|was);
    (?:ran|run|running) (?:out of|short of|low on) (?:time|steam|energy|patience|ideas|puff); pressed for time;
    time (?:got the better|was short|ran out);
    (?:lost|losing) (?:interest|patience|heart|focus|concentration|steam|motivation|your nerve|the will);
    (?:gave|given|giving) up(?! (?:the|a|an|its|their|his|her|on the)); bother(?:ed)? (?:to|with|reading|checking);
    couldn[’']t be bothered; phon(?:ed|ing) (?:this|it) in; coast(?:ed|ing); on autopilot; elbow grease; sweat;
    toil(?:ed)?; slog(?:ged)?; graft(?:ed)?; burnt? the midnight oil; pulled an all-nighter; homework you;
    laziness; lazy; carelessness; sloppiness; slapdash; diligence; conscientious(?:ness)?; perseverance; stamina;
    dedication; enthusiasm; passion for; eagerness; zeal; keenness; determination; perfectionis[mt]; impatience;
    apathy; industriousness; nonchalance; negligence; half-heartedness; studious(?:ness)?;
    lack of (?:interest|care|respect|discipline|motivation|sleep|ambition|attention|practice|preparation);
    your (?:\p{L}+ )?(?:${KIN})(?:[’']s)? (?:\p{L}+ )*?(?:helped|wrote|did|told|gave|lent|sat|has|have|must|had|looked|corrected|fixed|finished|hand)(?: you)?;
    (?:helped|help|hand|done|written|corrected|dictated|finished) (?:\p{L}+ ){0,3}(?:by|from|of) (?:your |an? |one of your )?(?:${KIN}|someone else|somebody else|somebody|someone);
    (?:someone|somebody) (?:else )?(?:\p{L}+ )?(?:helped|wrote|did|gave|lent);
    chat ?gpt; gpt; deepl; copilot; grammarly; google translate;
    an? (?:chatbot|translation (?:tool|program)|online translator);
    (?:written|produced|generated|composed|made) by (?:an? )?(?:ai|machine|chatbot|program|computer|language model|someone else)`),
  intent:
    anyPhrase(String.raw`you (?:\p{L}+ )*?(?:chose|choose|decided|preferred|prefer|would rather|opted) (?:not to|to (?:hide|skip|ignore|cheat|coast|get it over));
    cho(?:se|osing) not to; not want to (?:show|bother|think|commit|risk|try|admit);
    (?:want(?:ed|ing)?|hop(?:e|ed|ing)|tr(?:y|ied|ying)|aim(?:ed|ing)?|mean[t]?|seek|sought|out) to (?:\p{L}+ )?(?:impress|please|show off|get (?:it|this) (?:over|done|out)|be (?:done|finished|clever|funny|liked)|finish (?:quickly|early)|hide|cover up|fool|trick|mislead|provoke|annoy|shock|sound (?:clever|cleverer|smart|learned|academic)|avoid (?:work|thinking|the work)|pass yourself|fill (?:the page|space)|save (?:time|yourself));
    you (?:\p{L}+ )?(?:deliberately|intentionally)(?! (?:use|repeat|choose|leave|contrast|break));
    out of (?:spite|habit|convenience|fear|pride|laziness|politeness|boredom); showing off; for effect;
    to get out of`),
  knowledge:
    anyPhrase(String.raw`know (?:\p{L}+ )*?(?:inside out|by heart|backwards|off by heart|better than (?:this|that|you show)|like the back of your hand);
    (?:know|knew) your (?:\p{L}+ )?(?:stuff|material|facts|subject|onions|way);
    never (?:opened|read|heard|listened|looked|learnt|learned|attended|studied);
    hardly (?:opened|read|listened|looked|studied);
    (?:missed|skipped|attended|absent from|slept through|paid attention in|not listening in|followed|enjoyed) (?:\p{L}+ )*?(?:lectures?|lessons?|class(?:es)?|seminars?|school);
    (?:not|never|been) (?:paying|paid) attention(?! to the);
    (?:over|above) your head; out of your depth; beyond you;
    (?:lost|clueless|at sea|in the dark) (?:here|about|with|on);
    haven[’']t (?:got |yet )?(?:a clue|grasped|understood|got your head round|revised|studied|learnt|practised);
    no (?:idea|clue|notion|grasp|inkling)(?: (?:of|what|how|why|about))?;
    (?:a )?(?:second nature|closed book|mystery) to you;
    (?:comes?|came) (?:\p{L}+ )?(?:easy|easily|hard|naturally|effortlessly) to you;
    (?:easy|hard|difficult|tricky|easier|harder) for you;
    you (?:\p{L}+ )?(?:find|found) (?:\p{L}+ ){1,3}(?:difficult|hard|easy|boring|tricky|dull|exciting|tedious|confusing|challenging);
    since (?:january|february|march|april|may|june|july|august|september|october|november|december|last|christmas|easter|summer|the (?:start|beginning) of (?:the )?(?:year|term|course|semester));
    than (?:you did )?(?:last (?:term|year|time|month|semester)|in (?:september|the (?:first|last) (?:term|test)));
    (?:come|came) (?:on|along) (?:\p{L}+ )?(?:enormously|a long way|well|nicely|tremendously|leaps and bounds);
    come a long way; making (?:\p{L}+ )?progress; your (?:\p{L}+ )?progress (?:is|has|this|since|over);
    (?:thanks to|paid off|fruits? of|result of) (?:\p{L}+ )*?your (?:\p{L}+ )*?(?:revision|practice|practising|training|studying|work|homework|preparation|hours);
    your (?:\p{L}+ )?(?:revision|practising|studying|homework|preparation) (?:has|have|shows|paid|is|was);
    as (?:usual|always|ever) with you; like last time; once again you`),
  identity:
    anyPhrase(String.raw`(?:gift|talent|knack|flair|ear|nose|instinct|aptitude|head|feeling|feel|sense|passion|affinity|soft spot) for (?:this|that|such|the|it|poetry|language|languages|numbers|maths?|mathematics|words|literature|figures|stories|detail|science|history|music|art|physics|chemistry|biology|\p{L}+ing|\p{L}+s);
    in your (?:blood|genes|nature); a natural(?: at| \p{L}+)?; naturally gifted; gifted; talented;
    clever(?:ness)? (?:girl|boy|person|head|student|of you); clever you;
    bright (?:girl|boy|person|spark|student|mind); brainy; intelligen(?:t|ce) (?:person|student|mind|of you);
    your intelligence; genius; (?:an? )?\p{L}+ by (?:training|trade|profession|nature|temperament|birth);
    born (?:\p{L}+ )?(?:writer|teacher|scientist|mathematician|storyteller|leader|historian|with|to|for);
    native speakers?; mother tongue; first language; second language; english is not your;
    (?:your|at your|for your) (?:age|background|upbringing|job|profession|religion|country|home|generation|gender|personality|character|temperament|roots|origins?|accent|shyness|maturity|parents|childhood|native \p{L}+);
    where you come from; people (?:like|from|of) (?:you|your);
    (?:being|coming from|given that you are|because you are|since you are|seeing that you are) an? (?:\p{L}+ )*?(?:engineer|scientist|student|speaker|foreigner|girl|boy|beginner|nurse|\p{L}+ist|\p{L}+ian|background);
    (?:typical of|just like) you; you (?:people|lot|engineers|scientists|girls|boys);
    you are (?:\p{L}+ )*?(?:type|kind of person|sort of person|person who|someone who|somebody who|one of those);
    not (?:a|much of an?) (?:\p{L}+ )?(?:person|writer|reader|mathematician|scientist|thinker|linguist|poet|artist|historian);
    (?:have|has|had) it in you; destined; you could go far`),
};
