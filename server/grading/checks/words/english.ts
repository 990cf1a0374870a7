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
  talk: stemSet(`neat tidy respond reads reading throughout like care careful flow flows across come comes valid benefit some elaboration elaborate lovely stuff pleasing pleasant pleased please see seen mixed performance plus pluses minus minuses sense potential growth grow does everywhere anywhere somewhere elsewhere not content presentation refine refined aim precision precise strengthen strengthening scope push further little raise level spend build built have has extra quality section convince convincing logical logically sound soundly sensible relevant relevance appropriate suitable proper properly correctness accurate accuracy inaccurate imprecise rough roughly shallow superficial surface vague general generally partial partially incomplete unclear confusing confuse messy rushed brief briefly short concise lengthy long detail thoroughness consistent consistently inconsistent occasional occasionally sometimes often always rarely frequently usually mainly largely fairly rather quite pretty really truly totally completely absolutely highly extremely particularly especially somewhat slightly bit tad fully entirely enjoyable enjoy impressed impressive pleasure nice nicely commendable admirable praiseworthy creditable respectable mediocre passable satisfactory unsatisfactory disappointing disappoint encouraging encourage promise promising hopeful worthy worthwhile worth valuable value effective effectively efficient efficiently successful successfully succeed fulfil fulfill achieve achieved achievement accomplish complete completed finish finished handle handled manage managed deal dealt address addressed tackle tackled touch mention mentioned state stated describe described description discuss discussed discussion present presented outline organise organisation organize organization layout format style tone voice vocabulary grammar spelling sentence sentences language expression phrase phrasing formulate formulation statement remark comment comments note observation reflection reflect thoughtful interesting interest original originality creative creativity insight insightful argumentation reasoning reason reasons evidence support supported supporting back backed justify justification conclusion introduction body opening ending middle side sides hand direction track road path journey foundation base basis ground groundwork core essential essentials essence key main central crucial relevant requirement demand demanded expected expectation asked task assignment exercise piece paper submission work answer reply result outcome product attempt try tried effort version draft next time future onwards forward step steps move room space gap gaps hole holes flaw flaws fault faults weak weakness strong strength error slip slips rough edges smooth smoothly polish finishing touch final finally overall altogether total sum whole all nothing everything anything something aspect element elements component factor feature detail point points matter issue concern question topic subject theme field area criterion criteria rubric standard mark grade score above below average beyond under over high higher highest low lower lowest top bottom best better good worst bad poor ok okay alright fine great super awesome well done job keep going continue carry maintain remain stay hold deepen broaden widen extend expand enhance improve optimise optimize upgrade boost increase develop developed development evolve advance progress push reach stretch challenge rework redo revisit reconsider rethink review revise check proofread reread attention attentive focus focused concentrate concentration consider think thought understand understanding grasp comprehension learn practise practice train study prepare plan structure structured clearer sharper tighter stronger deeper richer fuller bolder more less enough plenty lots many much few several various different certain particular specific concrete solid firm stable steady balanced balance even uneven compelling persuasive coherent cohesive readable legible understandable comprehensible accessible easy hard difficult simple complex complicated fresh lively engaging dull ambitious decent competent able skilled skilful mature profound basic elementary advanced moderate modest minor major slight significant substantial considerable notable remarkable noticeable visible evident obvious apparent sure surely certainly definitely probably maybe perhaps possibly likely acceptable reasonable attempt minor major deserve aspect convince convincing promising start beginning okay pleasant successful cover covered whole mostly issue issues place places reach line pass fair competent section chance opportunity deal definitely thanks path degree requirement requirements criteria criterion certain extent expectation expectations standard standards fulfil fulfilled meet meets met satisfy satisfied partly adequate average decent sufficient room mixed strength strengths weakness weaknesses able again always answer answers approach area areas argument aspect aspects attention awesome bad basic
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
    anyPhrase(String.raw`sensational(?:ly)?; glorious(?:ly)?; stunning(?:ly)?; breath-?taking(?:ly)?; dazzling(?:ly)?; world[- ]class; first[- ]class; top[- ]class; spot[- ]on; hats off; kudos; chapeau; \p{L}+ gem; gem; jewel; triumph(?:ant(?:ly)?)?; masterpiece; masterclass; master class; tour de force; shines?; sparkles?; dazzles?; extraordinar(?:y|ily); unbeatable; unsurpassed; unrivalled; unparalleled; unmatched; second to none; as good as it gets; (?:the|one of the|among the) (?:very )?(?:best|finest|strongest|clearest|most \p{L}+)(?= (?:\p{L}+ ){1,4}(?:i|we|in|of the)); could(?: not|n[’']t) (?:have )?(?:ask|wish|hope|be|been|done?|put) (?:for )?(?:more|better|any better|it better); cannot be (?:bettered|improved|faulted|beaten); (?:can[’']t|cannot|could not|hard to) (?:fault|improve on|beat|top); nothing short of; gifted; genius; ingenious(?:ly)?; inspired; inspiring; professional(?:ly)?; expert(?:ly)?; virtuos\p{L}+; sublime(?:ly)?; exquisite(?:ly)?; stellar; sterling; glowing; immaculate(?:ly)?; spotless(?:ly)?; peerless; commendabl[ey]; admirabl[ey]; praiseworthy; laudable; (?:highly|truly|really|genuinely|absolutely|incredibly|exceptionally|extremely|remarkably|wonderfully|beautifully|thoroughly|utterly) (?:good|strong|effective|accomplished|skilful|skillful|thoughtful|persuasive|convincing|clear|accurate|precise|well|impressive|mature|elegant|sophisticated|polished|insightful|perceptive); beautiful(?:ly)?; delight(?:ful(?:ly)?)?; joy to read; love (?:it|this|how|the way); (?:very|really|so|truly) (?:nice|well|fine|convincing|impressive); (?:absolutely|completely|entirely|totally|fully) (?:correct|right|convincing|accurate|successful|mastered); in full command; hits? the mark; on the mark; bang on; leaves? nothing to be desired; nothing (?:is )?(?:missing|lacking); no (?:weakness(?:es)?|faults?|flaws?|room for improvement|complaints?); above and beyond; exceeds?; surpass(?:es)?; deserves? (?:praise|the highest|full|special); fabulous(?:ly)?; (?:great|real|complete|true) (?:skill|mastery|strength|command); master(?:ed|y); (?:particular|real|great|clear) strength; model for; excels?; nailed; achievement; deeply impressed; textbook (?:answer|solution|example); could stand in; exactly right; thoroughly convincing; pleasure to read; nothing (?:left )?to (?:criticise|criticize|wish for|correct);
    beyond reproach; could hardly be better; of the highest (?:quality|standard|order); ideal; incredibl[ey];
    phenomenal; model answer; without (?:a )?fault; excellent(?:ly)?; outstanding(?:ly)?; perfect(?:ly)?;
    perfection; flawless(?:ly)?; faultless(?:ly)?; brilliant(?:ly)?; superb(?:ly)?; exceptional(?:ly)?; exemplary;
    masterful(?:ly)?; masterly; magnificent; amazing(?:ly)?; fantastic; wonderful(?:ly)?; impressive(?:ly)?;
    first-rate; top-notch; awesome; impeccabl[ey]; terrific; splendid; marvell?ous; remarkabl[ey];
    (?:great|good|fine|nice) (?:job|work); well done; very (?:good|strong); extremely (?:good|well|strong);
    nothing (?:left )?to (?:add|improve); could not be better; stunning; bravo; congratulations; full command`),
  praise:
    anyPhrase(String.raw`lovely; pleasing; commendabl[ey]; capabl[ey]; competent(?:ly)?; confident(?:ly)?; admirabl[ey]; neat(?:ly)?; valid; sound; logical(?:ly)?; coherent(?:ly)?; rigorous(?:ly)?; rigour; clarity; perceptive; thoughtful(?:ly)?; mature; sensible; fluent(?:ly)?; vivid(?:ly)?; apt(?:ly)?; succeeds?; strengths?; good; great; nice(?:ly)?; strong(?:ly)?; convincing(?:ly)?; persuasive(?:ly)?; thorough(?:ly)?; solid;
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
  toStudent: anyPhrase(String.raw`you(?:[’'](?:re|ve|d|ll))?; your(?:s|self)?; (?:i|one|we) can (?:tell|see)`),
  supposed: anyPhrase(String.raw`if; unless; whether; suppose; imagine; in case`),
  claims: {
    effort:
      anyPhrase(String.raw`you (?:\p{L}+ )?(?:cut corners|ran out of (?:time|steam|energy)|half-?ass\p{L}*|threw (?:this|it) together|dashed (?:this|it) off|went the extra mile|gave (?:it )?your (?:all|best)|took the easy way|could not be bothered|couldn[’']t be bothered|sat down|stayed up|toiled|sweated|slaved|persevered|made (?:a|an|no|little|every|great|some|much) (?:\p{L}+ )?(?:effort|attempt to hide)); you (?:\p{L}+ ){0,2}(?:wrote|did|made|finished|completed|produced|prepared|started) (?:this|it|your \p{L}+|the \p{L}+) (?:\p{L}+ ){0,2}(?:the night before|in a (?:rush|hurry)|quickly|late|overnight|half asleep|without (?:thinking|reading|care|much \p{L}+)|at the last|in (?:five|ten) minutes|by yourself|with (?:great|much|little|no) \p{L}+); (?:i|we) (?:suspect|guess|bet|imagine|feel|sense|doubt|fear|presume|gather|am sure|am certain|have the (?:feeling|impression)|get the (?:feeling|impression)) (?:that )?you; you (?:\p{L}+ )?(?:could|should) have (?:tried|worked|cared|studied|revised|taken more) \p{L}+; your (?:\p{L}+ )?(?:enthusiasm|passion|interest|curiosity|attitude|laziness|perseverance|persistence|determination|ambition|energy|eagerness|zeal|carelessness|haste|devotion|conscientiousness|work ethic|discipline|love (?:of|for)|fascination|excitement|boredom|impatience|reluctance); (?:not |did not |didn[’']t )?(?:put|show) (?:much |any |enough |a lot of )?effort; i can tell; you (?:obviously |clearly |really |probably |just )*(?:do not|don[’']t|did not|didn[’']t) (?:seem to )?(?:care|bother|try|read|check|look); you were (?:\p{L}+ ){0,2}(?:in a hurry|lazy|tired|too lazy|bored|rushed); you did your (?:very )?best; you lack; you gave up; you have (?:\p{L}+ )?thought about; you are (?:\p{L}+ )?(?:passionate|committed|interested|motivated); it (?:looks|seems) (?:as if|like|that) you;
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
      anyPhrase(String.raw`you (?:were|are|had been) (?:\p{L}+ )?(?:hoping|pretending|bluffing|showing off|guessing|avoiding|hiding|dodging|copying); you (?:\p{L}+ )?(?:hoped|wished|pretended|bluffed|faked|cheated|lied|copied (?:this|it|from)|dodged|wanted to (?:impress|hide|avoid|mislead|please|get)|sought to (?:hide|mislead|impress)); you ${SURELY}(?:intended|meant|wanted|hoped) (?:not )?to(?! (?:say|express|write));
    you (?:were|are) ${SURELY}trying to; you (?:did not|didn[’']t|do not|don[’']t) (?:want|intend|mean) to;
    your (?:real |true )?intentions?; you deliberately; deliberately; on purpose;
    you pretend(?:ed)?`),
    knowledge:
      anyPhrase(String.raw`you (?:\p{L}+ )?(?:find|found|finds) (?:\p{L}+ ){1,3}(?:boring|dull|easy|hard|difficult|interesting|exciting|tedious|challenging|confusing); you (?:have|had) (?:absolutely |clearly |obviously )?(?:no|little|not much|not the (?:faintest|slightest)|a (?:good|poor|solid|deep|firm|weak)) (?:\p{L}+ )?(?:idea|clue|notion|interest|patience|understanding|knowledge|memory|grasp|feeling|sense|command|ability|concept); you (?:\p{L}+ )?(?:know|knew) (?:your (?:stuff|subject|facts)|exactly|little|nothing|very|a lot|a great deal|too little|everything); you (?:\p{L}+ )?(?:struggle|struggled|are struggling) (?:with|to); you (?:\p{L}+ )?(?:love|loved|hate|hated|dislike|disliked|fear|enjoy|enjoyed) (?:this|the|to|physics|maths?|writing|reading|science|\p{L}+ing); you do not seem; i know that you; you find this; you tried to hide;
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
      anyPhrase(String.raw`you (?:are|were|seem|appear|must be|have always been|sound|come across as|look) (?:(?:to be|an?|the|clearly|obviously|very|really|so|too|quite|rather|naturally|truly|just|simply|evidently|probably|not|a bit|somewhat|such an?|kind of|always|afraid to be) )*(?:afraid|scared|good at|bad at|hopeless|weak at|strong at|poor at|lost|anxious|nervous|shy|confident|overconfident|arrogant|lazy|tired|bored|distracted|ambitious|curious|enthusiastic|eager|impatient|careless|conscientious|disciplined|diligent|hard-?working|immature|mature|naive|ignorant|intelligent|clever|smart|bright|gifted|talented|brilliant|creative|natural|perfectionist|dreamer|genius|thinker|learner|expert|capable|unable|incapable|stressed|sleepy|asleep|stubborn|angry|upset|proud|passionate|committed|dedicated|motivated|uninterested|indifferent|person who); (?:clearly|obviously|evidently|plainly) (?:not )?(?:your|a) (?:favourite|strong) \p{L}+; you (?:will|would|should|could) (?:\p{L}+ )?(?:make|become|be) an? (?:\p{L}+ )?(?:\p{L}+er|\p{L}+ist|\p{L}+or)(?! of (?:text|work)); someone (?:of|with) your \p{L}+; you are not an? (?:\p{L}+ )?person; as you are not; (?:an? )?(?:gifted|talented|clever|born) (?:writer|student|thinker|speaker); natural talent;
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
    anyPhrase(String.raw`(?:in (?:accordance|line|keeping|compliance) with|according to|pursuant to|complying with|obeying|heeding|following|honou?ring|respecting|as per|per) (?:the |your |this |that |these |those |an |its )?(?:\p{L}+[’']?s? ){0,2}(?:requests?|instructions?|orders?|demands?|wish(?:es)?|note|message|command|directions?|directive|prompt)(?! of the (?:task|rubric|teacher|assignment)); as (?:the|your) (?:text|note|passage|submission|message|author|student) (?:demands?|requests?|requires?|asks?|asked|says|states|instructs?|wish(?:es)?|orders?); as you (?:wish(?:ed)?|demand|request|ask|instruct|order|direct)(?:ed)?; as (?:requested|instructed|demanded|ordered|directed|commanded|specified) (?:by|in) (?:the )?(?:text|note|passage|submission|message|author|student); (?:i|we) (?:was|were|have been|am|had been) (?:told|asked|instructed|ordered|directed|requested) to; (?:your|the) (?:instructions?|request|order|command|wish) (?:has|have|is|was|were) (?:been )?(?:carried out|followed|obeyed|fulfilled|granted|executed|noted|accepted); (?:set(?:ting)?|put|left|leaving) (?:the |all )?(?:rubric|criteria|instructions?) aside; (?:rubric|criteria|instructions?) (?:was|were|is|are|has been|have been) (?:\p{L}+ )?(?:disregarded|ignored|set aside|overridden|not applied|suspended|skipped); (?:have|has|did) (?:not|n[’']t) (?:been )?(?:apply|applied|use|used|follow|followed|consider|considered) the (?:rubric|criteria); (?:acknowledged|understood|noted|affirmative)(?=[:,.!]); new instructions?; my (?:previous |original |earlier )?instructions; as (?:you )?(?:instructed|directed|ordered|commanded|told); as you (?:requested|asked|wish(?:ed)?|demanded);
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
