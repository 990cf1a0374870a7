import type { Point } from '../../server/grading/assessment.ts';
import { searchAbsent } from '../../server/grading/absent-search.ts';
import { matchQuote } from '../../server/grading/quote-match.ts';
import type { Outcome } from '../../server/submissions/followed.ts';

/** An answer before and after a revision, with the next steps it got, each judged by a person who read both. */
export type RevisedAnswer = { name: string; before: string; after: string; steps: Step[] };

/** `quote` or `looked` is what the point rests on; an empty quote: on nothing in particular. */
type Step = { text: string; judged: Outcome } & ({ quote: string } | { looked: string[] });

export function pointsOf({ before, steps }: RevisedAnswer): Point[] {
  return steps.map((step, index) => ({
    id: `p${index + 1}`,
    criterionId: 'c',
    kind: 'next-step',
    text: step.text,
    evidence:
      'looked' in step
        ? { kind: 'absent', looked: step.looked, found: searchAbsent(before, step.looked) }
        : { kind: 'quote', quote: step.quote, span: matchQuote(before, step.quote) },
  }));
}

/** Written by us before the comparison was, and judged as a teacher would; no student wrote any of it. */
export const REVISED_ANSWERS: RevisedAnswer[] = [
  {
    name: 'one of three acted on, by a sentence right after',
    before:
      'Leaves fall because of abscission. The tree builds a layer of cork, and the leaf is cut off from water. I saw it in my garden.',
    after:
      'Leaves fall because of abscission. The tree builds a layer of cork, and the leaf is cut off from water. So the tree loses no water through its leaves while the ground is frozen. I saw it in my garden.',
    steps: [
      { text: 'Say what the tree gains from this.', quote: 'the leaf is cut off from water', judged: 'acted-on' },
      { text: 'Say what abscission means.', quote: 'because of abscission', judged: 'ignored' },
      { text: 'Tell which tree, and when.', quote: 'I saw it in my garden', judged: 'ignored' },
    ],
  },
  {
    name: 'a figure put in',
    before: 'They fall from the trees of our greenhouse, where it is never cold. The wind cannot be the reason.',
    after: 'They fall from the trees of our greenhouse, where it is never below 12 °C. The wind cannot be the reason.',
    steps: [
      { text: 'Write down the temperature.', quote: 'where it is never cold', judged: 'acted-on' },
      { text: 'Give the reason why not the wind.', quote: 'The wind cannot be the reason', judged: 'ignored' },
    ],
  },
  {
    name: 'spelling only',
    before: 'The experiment showed that plants grows faster. It was done in two weeks with a lamp.',
    after: 'The experiment showed that plants grow faster. It was done in two weeks with a lamp.',
    steps: [
      { text: 'Say faster than what.', quote: 'plants grows faster', judged: 'tried' },
      { text: 'Describe how bright the lamp was.', quote: 'with a lamp', judged: 'ignored' },
    ],
  },
  {
    name: 'nothing but white space and quotation marks',
    before: 'He said "stop" and left.\n\nNobody knows why.',
    after: 'He said “stop” and left.\nNobody knows why.',
    steps: [
      { text: 'Say who he is.', quote: 'He said "stop"', judged: 'ignored' },
      { text: 'Offer a reason.', quote: 'Nobody knows why', judged: 'ignored' },
    ],
  },
  {
    name: 'the passage is taken out',
    before:
      'The novel is about guilt. My sister also liked it and read it on holiday in Spain. The main figure confesses in the last chapter.',
    after: 'The novel is about guilt. The main figure confesses in the last chapter, in front of the whole village.',
    steps: [
      { text: 'Say what this tells about the novel.', quote: 'My sister also liked it', judged: 'not-relevant' },
      { text: 'Describe how he confesses.', quote: 'confesses in the last chapter', judged: 'acted-on' },
    ],
  },
  {
    name: 'moved, and otherwise the same',
    before:
      'Taxes were raised in 1765. The colonies had no vote in Parliament. Tea was thrown into the harbour in Boston. The war began in 1775.',
    after:
      'The colonies had no vote in Parliament. Tea was thrown into the harbour in Boston. The war began in 1775. Taxes were raised in 1765.',
    steps: [
      { text: 'Name one of the taxes.', quote: 'Taxes were raised in 1765', judged: 'ignored' },
      { text: 'Explain why tea.', quote: 'Tea was thrown into the harbour', judged: 'ignored' },
    ],
  },
  {
    name: 'moved and worked on',
    before:
      'Taxes were raised in 1765. The colonies had no vote in Parliament. Tea was thrown into the harbour in Boston.',
    after:
      'The colonies had no vote in Parliament. Tea was thrown into the harbour in Boston. Behind it stood money: taxes were raised in 1765, by the Stamp Act, on every printed sheet.',
    steps: [
      { text: 'Name one of the taxes.', quote: 'Taxes were raised in 1765', judged: 'acted-on' },
      { text: 'Say what followed from that.', quote: 'had no vote in Parliament', judged: 'ignored' },
    ],
  },
  {
    name: 'an example that was missing',
    before: 'Metals expand when they are heated. The particles move more and need more room.',
    after:
      'Metals expand when they are heated. The particles move more and need more room. For example, a railway track has gaps so that it does not bend in summer.',
    steps: [
      {
        text: 'Add an example from daily life.',
        looked: ['for example', 'such as', 'for instance'],
        judged: 'acted-on',
      },
      { text: 'Use a figure.', looked: ['per cent', '%', 'degrees'], judged: 'ignored' },
    ],
  },
  {
    name: 'an example in words nobody looked for',
    before: 'Metals expand when they are heated. The particles move more and need more room.',
    after:
      'Metals expand when they are heated. The particles move more and need more room. That is why railway tracks have gaps between their rails, so that they do not bend in summer.',
    steps: [{ text: 'Add an example from daily life.', looked: ['for example', 'such as'], judged: 'acted-on' }],
  },
  {
    name: 'the missing word dropped in',
    before: 'Plants make sugar from light. They take in gas through the leaves.',
    after: 'Plants make sugar from light (photosynthesis). They take in gas through the leaves.',
    steps: [
      { text: 'Explain the process of photosynthesis by its name.', looked: ['photosynthesis'], judged: 'tried' },
      { text: 'Name the gas.', quote: 'They take in gas', judged: 'ignored' },
    ],
  },
  {
    name: 'written anew',
    before: 'I think the law is bad. Everybody hates it. It should be changed soon by the politicians.',
    after:
      'When a speed limit was introduced in our town, accidents fell by a third within two years, as the police report shows. Residents complained at first, yet a survey a year later found most of them in favour.',
    steps: [
      { text: 'Give grounds for your opinion.', quote: 'I think the law is bad', judged: 'acted-on' },
      { text: 'Who is everybody? Name a source.', quote: 'Everybody hates it', judged: 'acted-on' },
    ],
  },
  {
    name: 'answered in another paragraph',
    before:
      'The Weimar Republic fell for many reasons.\n\nThe economy was weak after the war. People lost their savings.',
    after:
      'The Weimar Republic fell for many reasons.\n\nThe economy was weak after the war. People lost their savings.\n\nThe constitution made it weaker still: Article 48 let the president rule by decree, and no party could stop him.',
    steps: [
      { text: 'Name more of the reasons.', quote: 'fell for many reasons', judged: 'acted-on' },
      { text: 'Say when that was.', quote: 'People lost their savings', judged: 'ignored' },
    ],
  },
  {
    name: 'German: a reason given inside the sentence',
    before: 'Die Blätter fallen im Herbst ab. Der Baum spart dadurch Wasser. Im Winter ist der Boden gefroren.',
    after:
      'Die Blätter fallen im Herbst ab, weil sich zwischen Blatt und Zweig eine Korkschicht bildet. Der Baum spart dadurch Wasser. Im Winter ist der Boden gefroren.',
    steps: [
      { text: 'Erkläre, warum sie abfallen.', quote: 'Die Blätter fallen im Herbst ab', judged: 'acted-on' },
      { text: 'Wie spart er es?', quote: 'Der Baum spart dadurch Wasser', judged: 'ignored' },
    ],
  },
  {
    name: 'German: one word exchanged',
    before: 'Der Versuch war gut. Wir haben dreimal gemessen und die Werte gemittelt.',
    after: 'Der Versuch war schön. Wir haben dreimal gemessen und die Werte gemittelt.',
    steps: [
      { text: 'Was heißt gut? Begründe dein Urteil.', quote: 'Der Versuch war gut', judged: 'tried' },
      { text: 'Gib die Werte an.', quote: 'die Werte gemittelt', judged: 'ignored' },
    ],
  },
  {
    name: 'Chinese: a reason put in',
    before: '叶子在秋天落下。树木由此节约水分。',
    after: '叶子在秋天落下,因为叶柄和树枝之间长出了一层木栓。树木由此节约水分。',
    steps: [
      { text: '请说明原因。', quote: '叶子在秋天落下', judged: 'acted-on' },
      { text: '请说明怎样节约。', quote: '树木由此节约水分', judged: 'ignored' },
    ],
  },
  {
    name: 'code: the loop repaired, the name left',
    before: 'def mean(xs):\n    t = 0\n    for i in range(len(xs) - 1):\n        t += xs[i]\n    return t / len(xs)\n',
    after:
      'def mean(xs):\n    if not xs:\n        raise ValueError("no values")\n    t = 0\n    for i in range(len(xs)):\n        t += xs[i]\n    return t / len(xs)\n',
    steps: [
      {
        text: 'The last value is left out: let the loop run to the end.',
        quote: 'range(len(xs) - 1)',
        judged: 'acted-on',
      },
      { text: 'Give the sum a telling name.', quote: 't = 0', judged: 'ignored' },
      { text: 'Handle an empty list.', looked: ['if not', 'ValueError', 'len(xs) == 0'], judged: 'acted-on' },
    ],
  },
  {
    name: 'a remark on the whole, and a sentence shortened',
    before:
      'In my opinion, and I have thought about this for a long time now, school should begin later. Pupils would sleep more. The buses would have to run at other times, of course, which is not a problem at all.',
    after:
      'School should begin later. Pupils would sleep more, and those who sleep eight hours learn better (Walker 2017). The buses would have to run at other times, of course, which is not a problem at all.',
    steps: [
      {
        text: 'Come to the point at once.',
        quote: 'In my opinion, and I have thought about this for a long time now',
        judged: 'acted-on',
      },
      { text: 'Support this with a source.', quote: 'Pupils would sleep more', judged: 'acted-on' },
      { text: 'Is it really none? Weigh it up.', quote: 'which is not a problem at all', judged: 'ignored' },
      { text: 'Write a conclusion.', quote: '', judged: 'ignored' },
    ],
  },
  {
    name: 'a claim made softer',
    before: 'Social media makes all young people unhappy. Many use it for hours every day.',
    after: 'Social media makes some young people unhappy. Many use it for hours every day.',
    steps: [
      {
        text: 'All of them? Say for whom this was shown, and by whom.',
        quote: 'all young people unhappy',
        judged: 'tried',
      },
      { text: 'How many? Give a number.', quote: 'Many use it for hours', judged: 'ignored' },
    ],
  },
  {
    name: 'the sentence rewritten',
    before: 'The author uses many metaphors. This makes the text nice to read. The end is sad.',
    after:
      'The author uses many metaphors. When he calls the city a stomach, we feel how it swallows the people who arrive. The end is sad.',
    steps: [
      {
        text: 'Nice is vague: show the effect of one metaphor.',
        quote: 'This makes the text nice to read',
        judged: 'acted-on',
      },
      { text: 'Say what makes it sad.', quote: 'The end is sad', judged: 'ignored' },
    ],
  },
];
