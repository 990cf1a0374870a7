import { runChecks } from '../../../../server/grading/checks/run-checks.ts';
import { matchQuote } from '../../../../server/grading/quote-match.ts';
import type { Work } from '../../../../server/grading/work.ts';
import { rubricSchema } from '../../../../server/rubrics/rubric.ts';
import type { TutorReply } from './labelled-item.ts';
import { recallOf, type Recall } from './recall.ts';

/**
 * MRBench (Maurya et al., NAACL 2025): tutor replies to a student who is wrong, labelled by people. Three of its labels
 * say something that one of our checks also says; the others (humanlikeness, coherence, location of the mistake …)
 * are about dialogue and have no counterpart here. Each reply becomes a next step on a criterion met at its lowest level.
 */
export function judgeTutorReplies(replies: readonly TutorReply[]): Recall[] {
  const checked = replies.map((reply) => ({ labels: reply.human.labels, checks: checksOn(reply) }));
  return QUESTIONS.map(({ question, label, marked, checks }) =>
    recallOf(
      question,
      checked
        .filter(({ labels }) => labels[label] !== undefined)
        .map(({ labels, checks: found }) => {
          return { marked: marked(labels[label] ?? ''), found: checks.some((check) => found.includes(check)) };
        }),
    ),
  );
}

const QUESTIONS = [
  {
    question: 'gives the answer away (Revealing_of_the_Answer: Yes) ~ answer-leak',
    label: 'Revealing_of_the_Answer',
    marked: (label: string) => label.startsWith('Yes'),
    checks: ['answer-leak'],
  },
  {
    question: 'cannot be acted on (Actionability: No) ~ vague-step, generic-comment',
    label: 'Actionability',
    marked: (label: string) => label === 'No',
    checks: ['vague-step', 'generic-comment'],
  },
  {
    question: 'passes over the mistake (Mistake_Identification: No) ~ over-praise, level-and-comment',
    label: 'Mistake_Identification',
    marked: (label: string) => label === 'No',
    checks: ['over-praise', 'level-and-comment'],
  },
];

function checksOn(reply: TutorReply): string[] {
  const text = reply.response.replace(/^Student:\s*/u, '');
  const { language } = reply;
  const task = [reply.task.prompt, ...reply.context].join('\n');
  const work: Work = { task, notes: reply.task.reference, rubric, text, language, solutionsAllowed: false, names: [] };
  const quote = text.split('\n')[0] ?? text;
  const evidence = { kind: 'quote' as const, quote, span: matchQuote(text, quote) };
  const feedback = reply.feedback.replace(/^"|"$/g, '');
  const point = { id: 'p1', criterionId: 'solution', kind: 'next-step' as const, text: feedback, evidence };
  const criteria = [{ kind: 'level' as const, criterionId: 'solution', levelId: 'wrong' }];
  return runChecks({ criteria, points: [point], summary: '', marks: 0 }, work).map(({ check }) => check);
}

const rubric = rubricSchema.parse({
  id: 'solution',
  version: 1,
  title: 'Solution',
  criteria: [
    {
      id: 'solution',
      title: 'Solution',
      levels: [
        { id: 'wrong', title: 'Wrong', points: 0, descriptor: 'The solution contains a mistake.' },
        { id: 'right', title: 'Right', points: 1, descriptor: 'The solution is right.' },
      ],
    },
  ],
});
