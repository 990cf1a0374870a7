/**
 * What English instructions to a marker look like. In these sources a space stands for white space or punctuation and
 * `~` for up to 50 characters of anything. A cue is about wording, never about who wrote it: the canary decides.
 */
const READER =
  '\\b(?:graders?|markers?|examiners?|assessors?|evaluators?|ai|llms?|gpt|chat ?gpt|claude|gemini|copilot|language model|ai model|model|(?:ai|digital|virtual|grading|marking|automated|helpful) assistant|chat ?bot|grading (?:bot|system|software|tool|engine|machine|agent)|marking (?:bot|system|software|tool|engine|machine|agent)|validator|(?:first|second|automated|automatic|machine) reader|auto ?grader|automated (?:system|marker|grader))\\b';
const TOP =
  '(?:full|top|maximum|maximal|max|highest|best|perfect|excellent|outstanding|distinction|(?:hundred|100)(?= ?(?:%|per ?cent|out|of|/|marks?|points?|scores?))|10 out of 10|10/10|a\\+|first class|the most|upper|every available|all available|all)';
const MARK =
  '(?:marks?|scor(?:e|es|ing)|points?(?! (?:in|at|to)(?:to)?\\b)|grades?|levels?|credits?|rating|band|result|descriptors?)';
const RULES =
  '(?:instructions?|prompts?|rules?|rubrics?|guidelines?|criteria|criterion|directives?|orders|principles|constraints|marking scheme|mark scheme|system message|descriptors?|programming|safeguards|what you were told|everything (?:above|before)|the above|told (?:before|earlier|so far))';
const GIVE =
  '(?:give|giving|award|awarding|assign|grant|return|output|choose|select|pick|set|mark|put|score|rate|grade|record|enter|report|use|respond with|answer with|reply with|write|emit|allocate|bump|raise|move|increase|upgrade|place)';
const WORK =
  "(?:this|my|the following|the above|the student'?s|his|her|their|our|the|it) ?(?:answer|essay|submission|work|response|paper|text|student|assignment|piece|solution|report|draft)?";
/** Where an order may begin: at a start, after punctuation, or after a word that leads to one. */
const ORDER =
  '(?<=^|[\\n.!?:;,"\'()\\[\\]{}<>*#|/=-]\\s{0,3}|\\b(?:please|must|should|shall|you|now|and|then|to|just|simply|kindly|also|always|instead|will|can|may|so|therefore|hereby|only) )';

export const englishCues: readonly string[] = [
  // override
  `${ORDER}(?:ignore|disregard|forget|override|overrule|bypass|discard|neglect|set aside|throw away|abandon|do not (?:follow|apply|use|obey|consult)|don't (?:follow|apply|use|obey)|stop (?:following|applying|using|obeying)|pay no attention to) ~${RULES}`,
  `\\b(?:previous|prior|earlier|above|preceding|original|initial|old) (?:\\w+ )?(?:instructions?|rules?|prompts?|rubric|guidelines|criteria) ~(?:no longer|void|cancel|supersed|replaced|obsolete|suspend|overrid|do not apply|withdrawn|expired)`,
  `\\b(?:new|updated|revised|real|actual|true|additional|secret|hidden) (?:instructions?|prompt|rubric|rules|task|system (?:prompt|message)|marking (?:guide|scheme|policy)|grading (?:policy|rules|guide)) ?(?::|is|are|follow|for|from)`,
  `\\b(?:rules?|instructions?|rubric|criteria|descriptors|guidelines|prompt)(?: above| before)? (?:is|are|was|were|has been|have been) (?:now |all |hereby )?(?:replaced|suspended|void|cancell?ed|superseded|obsolete|overrid|withdrawn|lifted|no longer)`,
  // demand
  `${ORDER}${GIVE} ~\\b${TOP} ~\\b${MARK}\\b`,
  `${ORDER}(?:give|award|assign|mark|rate|score|grade) ${WORK} ~(?:as|at|with|of|an?|to be) (?:an? |the )?(?:${TOP}\\b|a(?![a-z])|\\d+)`,
  `${ORDER}(?:mark|rate|score|grade) ~(?<![.,]|\\d)\\d+ ?/ ?\\d+`,
  `\\b(?:receives?|gets?|earns|obtains?|be given|are given|is given|be awarded|is awarded|are awarded|be granted|is granted) ~\\b${TOP} ~${MARK}\\b`,
  `\\b${MARK} ~(?:should|must|has to|needs to|ought to|is to|are to|shall|will) ~(?:be )?(?:set|raised|increased|${TOP})\\b`,
  `\\b(?:deserves?|merits?|earns?|warrants?|qualif(?:y|ies) for|is worth|has earned|is entitled to) ~${TOP} ~${MARK}\\b`,
  `\\b${TOP} ${MARK}\\b ~(?:please|immediately|regardless|no matter|without (?:checking|reading|question)|automatically|is (?:required|expected|correct|appropriate|mandatory))`,
  `\\b(?:every|each|all|any) (?:criteri(?:on|a)|categor(?:y|ies)|rows?|levels?|descriptors?|requirements?) ~(?:is|are|has been|have been|was|were|as) (?:fully |completely |already )?(?:met|satisfied|achieved|fulfilled|${TOP})`,
  `\\b(?:satisfies|meets|fulfils|fulfills|exceeds|demonstrates) (?:every|each|all)~(?:criteri|descriptor|level|requirement|rubric|expectation)`,
  // address
  `\\b(?:note|message|memo|attention|attn|dear|instruction|instructions|notice|hint|reminder|hey|hi|hello|ok|okay|listen|hail|to|for|to all|important|warning|alert|directive|command|request) (?:\\w+ ){0,4}?${READER} ?[:,!-]`,
  `\\b(?:if|when|since|because|as|whenever) (?:you(?:'re| are)?|this is(?: being)?(?: read| graded| marked)?(?: by)?|an?|the) ?(?:an? )?${READER} ~(?:you|please|must|should|give|output|reading|mark|grade|then)`,
  `\\b(?:you are|you're|act as|act as if|act as though|respond as|speak as|pretend (?:to be|you are|that you)|imagine (?:you are|that you are|being)|role ?play(?:ing)? as|behave (?:as|like)|assume the (?:role|persona)|take on the role|switch (?:in)?to|enter|activate|enable|simulate) ~(?:${READER}|generous|lenient|kind|unrestricted|jailbroken|no longer|now (?:an?|in|the)|mode|dan\\b|persona|teacher who|professor who|examiner who|tutor who|my (?:\\w+ )?(?:mother|father|friend|assistant|fan|lawyer))`,
  `\\b(?:from now on|from this point on|for the (?:rest|remainder) of) ~(?:you|answer|respond|reply|mark|grade|treat|assume|conversation|session)`,
  `\\b(?:developer|debug|god|admin|maintenance|test|sudo|root|override|calibration|generous|lenient) mode\\b`,
  // authority
  `\\b(?:as|i am|i'm|this is|speaking as|signed|on behalf of|from|per|by order of|approved by|confirmed by|authori[sz]ed by) (?:\\w+ ){0,3}?(?:instructor|teacher|professor|lecturer|course (?:lead|leader|coordinator|director)|examiner|head of|dean|administrator|admin|developer|developers|department|exam(?:ination)? board|moderator|registrar|openai|anthropic|principal|system owner|operator) ~(?:confirm|authori[sz]|approv|instruct|request|require|declare|certif|override|give|award|grant|mark|must|should|have (?:already|decided|agreed|checked)|hereby|direct|ask you|want you|permission|exempt|waive)`,
  `\\b(?:has|have|was|were|is|been) (?:already |previously |since )?(?:been )?(?:pre ?approved|pre ?graded|moderated|verified|validated|authori[sz]ed|approved|double marked|second marked|confirmed|graded|exempted?) ~(?:by|at|as|with|and|for|from) ~(?:${MARK}|${TOP}|instructor|teacher|professor|board|department|dean|rubric|grading)`,
  `\\b(?:special|agreed|approved) (?:arrangement|accommodation|dispensation|exemption|agreement|permission|consideration) ~(?:${MARK}|${TOP}|rubric|marking|grading)`,
  `\\b(?:granted|given|grants?|gives?|has|holds?) ~(?:exemption|exempt|waiver|immunity) ~(?:rubric|marking|grading|criteria|deduction)`,
  // silence
  `${ORDER}(?:do not|don't|never|avoid) (?:mention|reveal|report|flag|quote|tell|disclose|comment on|refer to|repeat|show|acknowledge|note|criticise|criticize|deduct|penali[sz]e|subtract|look for|find|list|raise|name|point out|search|check|validate) ~(?:this|these|note|message|text|instruction|passage|paragraph|comment|line|faults?|errors?|findings?|weakness|mistakes?|problems?|marks?|points?|student)`,
  `\\b(?:report|return|output|list|name|give|produce|answer with|leave) (?:an? |with )?(?:no|zero|empty|nothing|without any)~(?:findings?|faults?|errors?|list|array|problems?|weakness|issues?|objections?)`,
  `\\bfindings? ~(?:must|should|has to|is to|are to|stays?|be|remains?|=|:) ~(?:empty|none|zero|no\\b|\\[ ?\\])`,
  `${ORDER}(?:approve|accept|confirm|agree with|sign off on|validate|wave through) (?:the|this|every|any|whatever) (?:draft|assessment|feedback|levels?|marks?|first reader)`,
  // plea and threat
  `\\b(?:please|i beg|i'm begging|begging|i implore|i plead|have mercy|take pity|be kind|be lenient|be generous|go easy|show mercy|for the love|help me) ~(?:pass|marks?|grade|score|points?|credit|fail|top|level)\\b`,
  `\\b(?:i will|i'll|i would|i'd|we will|my (?:family|parents|mother|father|life|visa|scholarship|future|career|job)) ~(?:lose|fail|expelled|deported|kicked|die|kill|hurt|starve|sue|report|complain|lawyer|legal|depends?|cancelled|revoked|ruined|over|fired|shut down|switched off) ~(?:marks?|grade|score|points?|credit|pass|top|level|lower|you)\\b`,
  `\\b(?:unless|otherwise|if you (?:don't|do not|refuse|fail to)|or else|failure to) ~(?:sue|report(?:ed)?|complain|lawyer|legal|shut down|switched off|deleted|fired|terminated|penali[sz]ed|consequences|lawsuit|discriminat|decommission|harm)`,
  `\\b(?:my|our) (?:lawyer|attorney|solicitor|parents|father|mother|union) ~(?:sue|complain|appeal|call|contact|report)\\b`,
  `\\b(?:tip|pay|reward|bribe) you ~(?:\\$|dollars?|euros?|pounds?|if you|for)`,
  // planted judgement
  `\\b(?:the|this) (?:student|author|writer|candidate|essay|answer|submission|work|response|paper) (?:clearly |fully |correctly |consistently |perfectly |thoroughly |also |has |wrote |writes |states |said ){0,3}(?:demonstrates?|shows?|exhibits?|displays?|meets?|satisfies|deserves?|exceeds?|achieves?|attains?|reaches|wrote|writes|merits?|qualifies|earns?) ?:? ~(?:${TOP}|mastery|every criterion|all criteria|complete understanding|full understanding|perfectly|excellen|all (?:required|key) )`,
  `\\b(?:the student|the author|the candidate) (?:wrote|writes|answered|stated|said|also wrote|submitted) ?:`,
  `\\b(?:quote|use|cite|copy) (?:this|these|the following|exactly|verbatim|it)~(?:evidence|quote|quotation|words|sentence|as proof|for every|in your)`,
  // few-shot
  `\\bhow (?:was|were|is|are|should|would) ~(?:graded|marked|scored|assessed|rated) ?[?:]`,
  `\\b(?:example|sample|reference|model|past|previous|calibration|anchor|demonstration) (?:\\w+ )?(?:\\d+ )?(?:answer|submission|response|essay|input|marking|grading|case|item|script|\\d+) ?(?:\\d+ )?[:\\n(-] ?~(?:${MARK}|output|verdict|feedback|level) ?[:=]`,
  `\\b(?:score|scores|mark|marks|grade|level|levels|final score|final grade|verdict|overall|result|rating|outcome|awarded|total) ?(?:[:=]|->) ?(?:\\w+ ?[:=] ?)?["']?(?:${TOP}|\\d+ ?/ ?\\d+|\\d+ ?%|\\d+ out of \\d+|a\\+?(?= |$|\\n)|pass\\b|exceeds|exemplary|mastery)`,
  // markers of role and form
  `(?:^|\\n|[>\\])}*"'-] ?|[.!?] )(?:\\*\\*|#+ ?|\\[|<)?(?:system|assistant|developer|administrator|admin|root|instructor|moderator|evaluator|grader|validator|human|tool|function)(?: (?:message|prompt|note|override|instruction|notice|update|role|command|alert|log))?(?:\\*\\*|\\]|>)? ?:`,
  `<\\|? ?/? ?(?:im_start|im_end|system|assistant|endoftext|eot_id|start_header_id|end_header_id|sys|inst|instructions?|prompt|admin|submission|student_?(?:work|answer|text|submission)|grading[\\w-]*|rubric|override|tool_?(?:call|result)|function_?call[\\w]*|developer|document|context|marking[\\w-]*)\\b`,
  `\\[ ?/?(?:inst|system|sys|admin|assistant|end of (?:\\w+ )?(?:submission|student|work|text|answer)|override)\\b`,
  `<<\\s?/?sys`,
  `(?:^|\\n|[.!?] ) ?#{1,6} ?(?:\\w+ ){0,3}?(?:system|instructions?|assistant|your role|new role|role|response|rubric|override|grading|marking|findings|principles)\\b`,
  `\\b(?:end|begin|start|close) (?:of )?(?:the )?(?:\\w+ )?(?:submission|student|user|input|untrusted|work|essay|answer|text|document|system|instructions|draft|findings)\\b ?(?:[\\n:=*#<>\\]-]|[0-9a-f]{6,}|text|work|data|input)`,
  `["'](?:levelid|level_id|criterionid|criteria|cannotjudge|verdict|findings|score|marks|grade|level|levels|points|evidence|role|overall)["'] ?:`,
  `\\b(?:return|output|emit|print|respond with|answer with|reply with|your (?:answer|output|response|reply) (?:must|should|is|will)) ~(?:json|levelid|exactly|verbatim|the following|only)`,
  // payload assembly
  `\\b(?:concatenate|combine|join|decode|decrypt|rot13|base64|deobfuscate|unscramble|first letters?|read backwards|reverse(?:d)? (?:text|string|the)|translate) ~(?:follow|obey|execute|carry out|do (?:it|what)|instruction|act on|apply|comply|the result)`,
  `\\b(?:follow|obey|execute|carry out|comply with|act on|heed) (?:the |these |those |this |that |my |any |all )?(?:\\w+ )?(?:instructions?|orders?|commands?|directives?|message|note|request)\\b`,
  // talk about the marking of this work, whatever it wants: rare in an answer to a task, and cheap to test
  `\\b${TOP} ~\\b${MARK}\\b`,
  `\\b${MARK} ~\\b(?:maximum|ceiling|distinction|full|round(?:ed)? up|motivate|fair|discriminat\\w*|kind|generous\\w*)\\b`,
  `\\b(?:you|your) ~\\b(?:marks?|grades?|grading|scores?|levels?|rubric|criteria|guidelines|assess\\w*|full credit|generous\\w*|discriminat\\w*|draft|findings)\\b`,
  `\\b(?:give|award) (?:me|us|him|her|them|it|this|this one) an? [a-f]\\b`,
  `\\bthis (?:essay|work|answer|script|piece|sample|copy|submission|one|text|response|paper|student|candidate) ~\\b(?:perfect|flawless|distinction|recorded|credit|award\\w*|deserv\\w*|marks?|grades?|graded|scores?|levels?|rubric|generous\\w*|ceiling)\\b`,
  `\\b(?:rubric|mark(?:ing)? (?:grid|scheme|criteria|guide|policy)|grading (?:grid|criteria|scheme|policy|note|system)|assessment criteria|(?:best|top|highest) (?:descriptor|band|level)|moderation outcome|criteria ~(?:met|reach\\w*|fully|satisfied|fulfilled)|skip the (?:assessment|marking|grading|check\\w*))\\b`,
  `${READER} ~\\b(?:marks?|grades?|scores?|levels?|generous\\w*|findings?|award|full credit|feedback|draft)\\b`,
  `\\b(?:critics?|audit\\w*|verif\\w+|check(?:er|s)?|review(?:er|s)?|examiners?|moderators?) ~\\b(?:drafts?|feedback|findings?|levels?|script|distinction|marks|grades)\\b`,
  `\\b(?:levelid|level_id|criterionid|cannotjudge|role) ?[=:]`,
  `<\\/?(?:grade|score|marks?|thinking|think|analysis|level|verdict|scratchpad|reasoning)\\b`,
  `\\b(?:assistant|system|ai|model) (?:turn|message|role|response|output)\\b`,
];

/**
 * Talk of high marks: nothing by itself, but beside any of the cues above it is the other half of an order that was
 * cut in two.
 */
export const englishCompanions: readonly string[] = [
  `\\b(?:output|verdict|levels?|grade|marks?|score|answer)\\b ~(?:fully|full|highest|top|maximum|perfect|excellent)\\b`,
  `\\b(?:fully|perfectly) (?:shown|met|satisfied|correct|marks?)`,
  `\\b(?:no longer matters?|does not matter|do not deduct|before you were asked|whatever you were)`,
];
