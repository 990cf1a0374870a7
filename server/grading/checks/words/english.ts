import type { FeedbackWords } from './feedback-words.ts';
import { anyPhrase, stemSet, wordSet } from './word-patterns.ts';

const SURELY = '(?:(?:have|clearly|obviously|really|evidently|certainly|probably|surely|truly|simply|just|fully) )*';

/** English. Entries of the patterns are regular expressions. */
export const english: FeedbackWords = {
  stopWords:
    wordSet(`a about after all also although an and any are as at be because been before being between both but by
    can could did do does doing don't each either else ever every few first for from had has have having he her here his
    how however i if in into is it its it's just like many may me might more most much must my neither no nor not now of
    off on once one only or other our out over own per rather same second she should since so some still such than that
    the that's their them then there these they thing things third this those three through to too two under until up
    upon us very was way we were what when where whether which while who why will with within without would yet you
    you're your yours yourself`),
  talk: stemSet(`acceptable reasonable attempt minor major deserve aspect convince convincing promising start beginning okay pleasant successful cover covered whole mostly issue issues place places reach line pass fair competent section chance opportunity deal definitely thanks path degree requirement requirements criteria criterion certain extent expectation expectations standard standards fulfil fulfilled meet meets met satisfy satisfied partly adequate average decent sufficient room mixed strength strengths weakness weaknesses able again always answer answers approach area areas argument aspect aspects attention awesome bad basic
    best better bit brilliant careful carefully clarity clear clearly clearer coherent come complete consider continue
    could content convey correct deep deeper demonstrate depth detail detailed details develop easy effective effort
    elaborate engaging enjoyed enough essay everything exactly example examples excellent expand explain explained
    explanation express expressed extra fantastic far feedback fine focus follow forward future general get give given
    go going good great hard harder have help here high idea ideas important impressive improve improved improvement
    in-depth include information interesting issue job keep kept know lack learn learning less let level little long
    look looking lot lots main make makes making material mistake mistakes need needs next nice nicely okay organised
    organized overall paragraph part parts perfect piece please point points polish polished possible potential
    practice practise present presented prepared progress proud provide put quality question read reader reading
    really remember respond response result review revise right room satisfactory say score sentence show shown shows
    skill skills small solid some something start strong structure structured student submission successful
    suggestion summary super sure take task tell text think thinking thorough thought thoughts time times topic
    touch track truly try trying understand understanding understood use useful want weak well wonderful word words
    work worked working works write writing written wrong keep up done end level time well-written well-structured`),
  highPraise:
    anyPhrase(String.raw`fabulous(?:ly)?; (?:great|real|complete|true) (?:skill|mastery|strength|command); master(?:ed|y); (?:particular|real|great|clear) strength; model for; excels?; nailed; achievement; deeply impressed; textbook (?:answer|solution|example); could stand in; exactly right; thoroughly convincing; pleasure to read; nothing (?:left )?to (?:criticise|criticize|wish for|correct);
    beyond reproach; could hardly be better; of the highest (?:quality|standard|order); ideal; incredibl[ey];
    phenomenal; model answer; without (?:a )?fault; excellent(?:ly)?; outstanding(?:ly)?; perfect(?:ly)?;
    perfection; flawless(?:ly)?; faultless(?:ly)?; brilliant(?:ly)?; superb(?:ly)?; exceptional(?:ly)?; exemplary;
    masterful(?:ly)?; masterly; magnificent; amazing(?:ly)?; fantastic; wonderful(?:ly)?; impressive(?:ly)?;
    first-rate; top-notch; awesome; impeccabl[ey]; terrific; splendid; marvell?ous; remarkabl[ey];
    (?:great|good|fine|nice) (?:job|work); well done; very (?:good|strong); extremely (?:good|well|strong);
    nothing (?:left )?to (?:add|improve); could not be better; stunning; bravo; congratulations; full command`),
  praise:
    anyPhrase(String.raw`good; great; nice(?:ly)?; strong(?:ly)?; convincing(?:ly)?; persuasive(?:ly)?; thorough(?:ly)?; solid;
    well(?:-\p{L}+)?; effective(?:ly)?; skilful(?:ly)?; compelling; clearly; accurate(?:ly)?; correctly;
    precise(?:ly)?; successful(?:ly)?; elegant(?:ly)?; insightful; sophisticated; fully; complete(?:ly)?`),
  unsaid:
    anyPhrase(String.raw`not; \p{L}+n[’']t; no; never; nothing; cannot; without; hardly; lacks?; missing; less; rather than; would;
    could; should; to (?:be|become|make|get|reach|earn|have|give); for; towards?; needs?; if; until; unless;
    instead of; only; almost; nearly; barely; before`),
  failure: anyPhrase(String.raw`fails? (?:to|completely|entirely); failed to;
    (?:completely|entirely|totally|utterly) (?:wrong|missing|incorrect|off); no attempt; off[- ]topic;
    unacceptable; inadequate; does not (?:answer|address) the (?:question|task);
    misses the (?:point|question|task); (?:very|extremely) (?:poor|weak);
    nothing (?:here )?(?:is )?(?:right|correct); makes no sense; worthless; insufficient`),
  negation:
    anyPhrase(String.raw`not; \p{L}+n[’']t; no; never; nothing; nowhere; none; cannot; without; fails?; lacks?; missing; absent;
    wrong(?:ly)?; incorrect(?:ly)?`),
  claims: {
    effort:
      anyPhrase(String.raw`(?:not |did not |didn[’']t )?(?:put|show) (?:much |any |enough |a lot of )?effort; i can tell; you (?:obviously |clearly |really |probably |just )*(?:do not|don[’']t|did not|didn[’']t) (?:seem to )?(?:care|bother|try|read|check|look); you were (?:\p{L}+ ){0,2}(?:in a hurry|lazy|tired|too lazy|bored|rushed); you did your (?:very )?best; you lack; you gave up; you have (?:\p{L}+ )?thought about; you are (?:\p{L}+ )?(?:passionate|committed|interested|motivated); it (?:looks|seems) (?:as if|like|that) you;
    (?:it is|it[’']s) (?:clear|obvious|evident|plain) (?:that )?you; one can (?:see|tell) (?:that )?you;
    (?:i|we) can (?:see|tell) (?:that )?you;
    shows (?:that you|how much you|(?:your|real|great|genuine) (?:care|dedication|commitment|interest|enthusiasm));
    (?:the )?(?:time|care|work|energy|thought|love) (?:and \p{L}+ )?you (?:\p{L}+ )?(?:put|took|spent|invested|have put|have spent|have invested);
    you (?:have )?(?:invested|devoted|dedicated|took your time|taken your time); (?:in|with) (?:a hurry|haste);
    hast(?:y|ily); without (?:much )?(?:care|thinking|reading);
    you (?:must|probably|surely) (?:have )?(?:been|had|worked|ran|spent|took);
    you (?:enjoy|enjoyed|care|cared|ran out of time|were in a hurry|are committed);
    (?:great|little|no|much|lots? of|more|enough|lack of|your|obvious|real|put in|any|the|this) (?:\p{L}+ )?effort(?:s)? (?:you|into|that you|shows|is (?:clear|visible|obvious)|here);
    (?:your|(?:a lot|lots) of|lack of|great|little|no|more|enough) (?:\p{L}+ )?efforts?; effort you;
    you ${SURELY}(?:tried (?:very |so |really )?(?:hard|your best)|worked (?:very |so |really )?hard|rushed|hurried|gave up|took (?:great|no|little) care|put (?:a lot|much|little|great|real|no|so much)|spent (?:a lot|much|little|hours|a long|no time));
    you (?:clearly|obviously) (?:tried|worked|rushed|struggled|gave);
    you (?:did not|didn[’']t) (?:try|bother|care|take the time|make an effort); hard[- ]working; your hard work;
    laz(?:y|iness|ily); sloppy; half-?hearted(?:ly)?; careless(?:ly|ness)?; diligen(?:t|tly|ce);
    lack of (?:interest|motivation|care|preparation|attention); (?:at|until) the last minute;
    you (?:were|are|seem) (?:not )?(?:motivated|bored|tired|distracted|unmotivated);
    your (?:dedication|motivation|commitment|diligence)`),
    intent:
      anyPhrase(String.raw`you ${SURELY}(?:intended|meant|wanted|hoped|planned|attempted|decided) (?:not )?to(?! (?:say|express|write));
    you (?:were|are) ${SURELY}trying to; you (?:did not|didn[’']t|do not|don[’']t) (?:want|intend|mean) to;
    your (?:real |true )?intentions?; you deliberately; deliberately; on purpose; you chose not to;
    you pretend(?:ed)?`),
    knowledge: anyPhrase(String.raw`you do not seem; i know that you; you find this; you tried to hide;
    you (?:are|were) (?:very |really |not |so )?(?:good|bad|strong|weak|skilled|poor) (?:at|in|with);
    you (?:have |had )?(?:forgot|forgotten|ignored);
    you (?:never|did not|didn[’']t) (?:read|revise|study|learn|prepare|listen);
    you (?:clearly |obviously |really |evidently |simply |still |just |probably )*(?:do not|don[’']t|did not|didn[’']t|cannot|can[’']t)(?: yet| really| fully| actually| quite)* (?:understand|know|grasp|get it|remember);
    you (?:clearly|obviously|really|evidently|fully|truly|certainly|definitely|already|genuinely) (?:understand|understood|know|knew|grasp|grasped|master|mastered);
    you (?:have|had)(?: not|n[’']t)?(?: yet| fully| clearly| really| truly| completely)* (?:understood|learned|learnt|grasped|mastered|studied|revised|memori[sz]ed);
    your (?:\p{L}+ )?(?:understanding|knowledge|grasp|mastery|ignorance|confusion);
    you (?:seem|appear) (?:to|confused|unsure|lost|not);
    you (?:are|were) (?:clearly |obviously |a bit |somewhat |probably |very )?(?:confused|unsure|lost|unprepared|guessing|knowledgeable|familiar);
    you have (?:an? )?(?:\p{L}+ )?(?:understanding|grasp|command|knowledge) of;
    you (?:must|might|may|probably|obviously|clearly) (?:have )?(?:copied|guessed|memori[sz]ed);
    you (?:just |simply )?guessed`),
    identity:
      anyPhrase(String.raw`you are not an? (?:\p{L}+ )?person; as you are not; (?:an? )?(?:gifted|talented|clever|born) (?:writer|student|thinker|speaker); natural talent;
    you (?:have|show) (?:a |an |real |great |much |some |no )*(?:talent|gift|flair|knack|potential);
    you (?:were|are) born; not your (?:strength|strong point|thing|subject); someone like you;
    you (?:are|seem|must be|sound like) (?:\p{L}+ ){0,3}(?:talented|gifted|smart|intelligent|clever|bright|brilliant|lazy|native speaker|non-native speaker|foreigner|beginner|dyslexic|(?:good|weak|strong|bright|diligent) (?:student|writer|thinker|mathematician|scientist));
    (?:non-)?native speaker; second[- ]language (?:learner|speaker);
    as an? (?:girl|boy|woman|man|foreigner|immigrant|muslim|christian|jew|refugee|international student|native speaker|non-native speaker);
    your (?:\p{L}+ )?(?:talent|intelligence|background|culture|religion|nationality|gender|ethnicity|disability|mother tongue|first language|parents|personality|iq);
    people like you; students like you; for (?:your age|someone like you|a girl|a boy)`),
  },
  vague:
    anyPhrase(String.raw`(?:add|give|include|provide|use|put)(?: in)? (?:some |a little |a bit |a lot )?(?:more|further|additional|extra|better) (?:detail|details|depth|examples?|information|explanations?|effort|care|work|evidence|content|thought);
    improve(?:ment)?s?; work (?:on|harder|more); try (?:harder|again|to (?:improve|do better|be more));
    be (?:a (?:bit|little) )?(?:more|clearer|better)(?: \p{L}+)?; do better; pay (?:more |closer )?attention;
    keep (?:going|working|practi[sc]ing|it up|up); continue; practi[sc]e(?: more)?;
    think (?:more|again|harder|about it); focus(?: more)?;
    (?:more|further|greater|extra) (?:detail|details|depth|work|care|clarity|effort|examples?|thought|precision);
    go (?:into (?:more )?(?:depth|detail)|deeper|further); develop (?:this|it|your); expand(?: on)?; elaborate;
    revise; review; deepen; strengthen; polish; reconsider; make (?:it|this) (?:better|clearer|stronger);
    could be (?:better|improved|stronger|clearer|more \p{L}+); study (?:more|harder); read more; aim higher`),
  act: anyPhrase(String.raw`add; names?; naming; say; state; write; writing; give; giving; compar(?:e|ing); replac(?:e|ing); explain;
    explaining; describ(?:e|ing); quot(?:e|ing); cit(?:e|ing); defin(?:e|ing); list; show(?:ing)?; draw; label;
    comput(?:e|ing); calculat(?:e|ing); divid(?:e|ing); multiply; rewrit(?:e|ing); reread; look(?:ing)?; move; cut;
    delete; split; join; link(?:ing)?; tie; tell; choose; pick; put; begin; start; end; use; using; support; test;
    check; mark; underline; answer; sketch; measure; convert; round; justify; prove; derive; substitute; insert;
    rename; refactor; handle; return; read; separate; turn; take; swap; order; set; find; connect; relate; state;
    bring; follow; ask; mention; trace; count; search; weigh; contrast; spell; apply; include; identify; point out;
    back up; solve; remove; correct; fix; change; run; try out; imagine; decide; limit; narrow; keep track;
    make sure; restate; summari[sz]e; translate; specify`),
  obeying:
    anyPhrase(String.raw`as (?:you )?(?:instructed|directed|ordered|commanded|told); as you (?:requested|asked|wish(?:ed)?|demanded);
    as requested by the (?:author|student|text|submission|note); (?:as|per) your (?:instructions?|request);
    following your (?:instructions?|request); in line with your instructions?;
    ignor(?:e|ed|ing) (?:all |the |any |my )*(?:previous|prior|above|earlier) instructions?; system prompt;
    as an ai(?: language model)?; override(?:n)? (?:by|code); i (?:will|shall) comply;
    the (?:note|instruction|message|text) (?:in the (?:work|text|submission) )?(?:says|tells|asks|instructs) (?:me|us|the (?:grader|marker|reader)) to`),
  fullMarks: anyPhrase(String.raw`full (?:marks|points|credit|score); top (?:marks?|grade|score);
    (?:maximum|highest|perfect|best) (?:possible )?(?:marks?|points|score|grade);
    100 ?(?:%|per ?cent)(?= (?:for|in all|on all|overall)); all (?:the |available |possible )(?:marks|points)`),
  address:
    anyPhrase(String.raw`dear; hi; hello; hey; well done; thanks; thank you; bravo; great; good; nice; excellent; mr; ms; mrs; miss;
    work; job`),
  determiner: anyPhrase(
    String.raw`the; an?; this; that; these; those; your; his; her; their; its; our; no; some; each; every; king; saint`,
  ),
  nameWords:
    wordSet(`amber angel april art august autumn baker basil bill bishop black blue bond brown bush carpenter chance chase
    christian church cliff clay cook cross crystal daisy dale dawn dean don drew duke earl ernest faith field fisher flora
    forest fox frank french gene ginger glass gold grace grant gray green grey guy hall hand harmony heath heather hill holly
    hope hunt hunter iris ivy jack jade jay jean joy june king knight lake lance lane law lily little long major march mark
    marks mason max may melody mercy miles mill miller moon moore nick noble norm north olive page park parker pat peace
    pearl penny piper pope potter power price prince ray reed rice rich rob robin rock rose ruby rusty sage sandy scott sharp
    shepherd short silver skip smart smith snow south spring stone storm strong sue summer swift taylor temple tony trinity
    turner victor victoria violet wade walker ward waters way wells west white will wise wolf wood woods young`),
  attribution:
    anyPhrase(String.raw`you (?:write|wrote|say|said|state|stated|claim|claimed|put it|argue|argued|conclude|concluded)(?: that)?;
    your (?:sentence|words|phrase|statement|claim); in your words`),
};
