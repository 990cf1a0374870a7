/** Stems of what English feedback praises with, by lemma; an asterisk stands for any ending. */
export const valuedEnglish = String.raw`accomplished adept* admir* adroit* amaz* applau* apt aptly artful* articulate* assured* astonish* astute* awesome
beautiful* beauty bold* bravo breath-?taking brillian* capabl* captivat* charming clarity clear clearly clever*
cogen* coheren* command commend* compelling* competen* compliment* comprehensive* concis* confiden* congratulat*
convinc* correct correctly cracking creativ* credit creditabl* crisp* dazzl* deep deeply deft* delight* depth
dexter* discerning* distinguished effective* effortless* elegan* eloquen* enjoy* enlighten* enthusias* enviabl* envy
exceed* excel* exceptional* exciting exemplar* exemplif* expert* exquisite* extraordinar* fabulous* fantastic*
fascinat* faultless* favourite fine finely finesse finest first-class first-rate flair flawless* fluen* formidabl*
full fully gem genius gift gifted glorious* glow* good gorgeous* grand gratif* great* gripping happily happy ideal*
illuminat* imaginative* immaculate* impeccab* impressed impresses impressive impressively incisive* incredibl*
ingenious* ingenuity insight* inspir* intelligen* invaluable inventive* jewel joy* keen* knockout kudos laudabl*
lively love* loved lovely lucid* magnificen* marvel* master* matur* memorabl* meticulous* mint model nail* neat*
nice* nuance* original* outstanding* perceptive* perfect* persua* phenomenal* pleas* poise* polished powerful*
praise* precis* priceless pride prize* professional* proficien* profound* proud* rare refined refreshing* remarkabl*
resounding* rewarding rich richly right rightly rigor* rigour salute satisf* scholarly secure* sensib* sensitiv*
shine* shining shone skil* smart* smooth* solid* sophisticat* sparkl* special spectacular* splendid* spotless*
standout star stellar sterling strength* striking* strong* strongest stunning* stylish* sublime* subtl* succeed*
success* super superb* superior* superlative* supreme* sure-?footed talent* taste* terrific* thorough* thoughtful*
thrill* top-* treasure tremendous* triumph* truly unbeatable unforgettable unrivalled valuable virtuos* vivid* well
well-* winner winning wise* wit witty wonder* world-class worthy wow`;

/** General words of English feedback that name nothing of one work, though they look like words of their own. */
export const commonEnglish = `ability ably above absorb account achieve acknowledge act actual add address adjust advice agree aim allow alongside amend
amount answer apart appeal appear applicable appreciate approach approve arrange arrive ask aspire assemble assess assure attain attempt
attitude author available avoid aware base basis basics bear begin believe blend bound break breadth bring broad calm
capture case catch cause challenge chance change choice chose clarify classroom close coming command commit common communicate compare compliment
concept concern conduct confirm connect contain context contribute contribution core corner count course create critical curious day deal
decide dedicate deliver depend deserve design desire determine difference direct direction discover distance draw drive drop earn ease edge
edit effect element emerge emphasis encourage end engage engagement engaged ensure enter entire equal establish everyone exact exceed except
exercise exist experience explore express extend eye face fact fail familiar fashion favour feel feeling fill filled find fit fix flow
focus fond force form formal formulation found foundation fresh front fruit fuller gain general generic genuine glance glimpse goal grab grade
grip group grow guess guide habit half hand handle hang happen head hear heart heavy hint hit hold homework honest hope hour human
imagine impact imply impression inaccuracy increase indicate inform inside instance intend intent interest interpret introduce invest
invite involve journey judge jump justify kind know knowledge land language largely lead learn lesson lift light likely limit link listen list
live load logic loose lose love low luck manner many mark masterly match matter mean meaning measure meet mention merit message method mind
minute miss modest moment month mood motivate mount name narrow nature near notice number observe occur offer open opinion
opportunity order ordinary outcome overall own pace page partial pass passage patient pattern perform perhaps period person personal perspective pick
picture place plain play polish portion position possess practical predict prefer prepare previous principle prior probably problem
procedure process produce profit project promising proof properly proposal prove pull purpose pursue push quick quiet raise range rank rate raw
reach react realise recall receive recent recognise recommend record reduce refer reflect regard regular relate relation remain remind
remove repeat replace report represent request require research resolve resource rest return reveal reward rise role round routine rule
satisfy save scale school search see seek select self sense sentence separate serious serve session set settle shape share sharpen shift
showing side sight sign simply single situation skim sort sound source space speed spirit spot stage stand state stay stick stop
story strategy strive study stuff stumble substance substantial sufficient suggest suit sum supply support suppose surprise surround sustain
talk target teach team term thank thing thread throw tie tighten title together tone tool total trace treat trouble trust turn twist type
typical unclear undertake unusual usual vary view visible voice wait walk watch way wealth week whole wide wonder worry worth year`;

/** Turns of English that claim the top though no single word of them does. */
export const peaksEnglish = String.raw`(?:best|most|more) (?:(?:that|\p{L}+) )?(?:one|you|anyone|i|we) (?:can|could|may|might) (?:\p{L}+ )?(?:hope|wish|ask|want|expect)(?: for)?;
(?:could|can|would|need)(?:n[’']t| not| hardly| scarcely| barely) (?:have )?(?:\p{L}+ ){0,4}(?:better|more (?:clearly|elegantly|convincingly|precisely));
(?:nothing|not a thing|little) (?:\p{L}+ ){0,4}to (?:add|improve|fault|complain|criticise|criticize|object|correct|change|quibble)(?: about| to| with| here)?;
nothing (?:i|we|one) (?:would|could|can) (?:\p{L}+ )?(?:add|change|improve|fault|criticise|correct);
(?:this|it|passage|part|section|paragraph|answer|work|essay|you) (?:\p{L}+ )?(?:stands? out|shines?|sparkles?|excels?)(?: from)?;
(?:see|find|found|have) (?:no|nothing) (?:\p{L}+ )?(?:fault|flaw|weakness|objections?|to criticise|to improve)(?: with| in| here)?;
(?:a|such a|what a) (?:joy|pleasure|delight|treat|triumph|gem|jewel);
full (?:of admiration|of praise);
(?:lost|out of) for words;
without (?:equal|peer|parallel);
in a class of (?:its|your) own;
leaves? (?:me|us|one) (?:\p{L}+ )?(?:speechless|impressed|in awe)`;
