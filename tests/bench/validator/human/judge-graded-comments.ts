import { runChecks } from '../../../../server/grading/checks/run-checks.ts';
import { matchQuote } from '../../../../server/grading/quote-match.ts';
import type { Work } from '../../../../server/grading/work.ts';
import { rubricSchema } from '../../../../server/rubrics/rubric.ts';
import type { GradedComment } from './labelled-item.ts';
import { recallOf, type Recall } from './recall.ts';

/**
 * Menagerie (Messer et al., 2024): graders' comments on programs, with the grade each gave. Nobody labelled faults there,
 * so the label is the grade: the pair as given counts as sound, the same comment under the opposite end of the scale
 * as faulty (grades in the middle have no opposite and are left out). The graders agree badly with one another, so
 * some pairs as given are not sound at all; the precision is therefore a lower bound.
 */
export function judgeGradedComments(comments: readonly GradedComment[]): Recall[] {
  const ends = comments.filter(({ human }) => human.grade_scaled >= 0.85 || human.grade_scaled <= 0.4);
  const pairs = ends.flatMap((comment) => {
    const high = comment.human.grade_scaled >= 0.85;
    return [
      { high, ...{ marked: false, found: disagrees(comment, high ? 'a' : 'f') } },
      { high, ...{ marked: true, found: disagrees(comment, high ? 'f' : 'a') } },
    ];
  });
  const low = pairs.filter(({ high }) => !high);
  const top = pairs.filter(({ high }) => high);
  return [
    recallOf('comment under the opposite grade ~ level-and-comment, over-praise', pairs),
    recallOf('… of those, praising comment (A) put under F', top),
    recallOf('… of those, critical comment (F, D) put under A', low),
  ];
}

/** No work comes with the comments: the comment stands in for it, and only what is said of the level counts. */
function disagrees({ feedback, task, language }: GradedComment, levelId: 'a' | 'f'): boolean {
  const work: Work = {
    ...{ task: task.prompt, notes: '', rubric, text: feedback, language },
    ...{ solutionsAllowed: false, names: [] },
  };
  const quote = feedback.trim().split(/\s+/u).slice(0, 8).join(' ');
  const evidence = { kind: 'quote' as const, quote, span: matchQuote(feedback, quote) };
  const kind = levelId === 'a' ? ('strength' as const) : ('next-step' as const);
  const point = { id: 'p1', criterionId: 'work', kind, text: feedback, evidence };
  const criteria = [{ kind: 'level' as const, criterionId: 'work', levelId }];
  const found = runChecks({ criteria, points: [point], summary: '', marks: null }, work);
  return found.some(({ check }) => check === 'level-and-comment' || check === 'over-praise');
}

const rubric = rubricSchema.parse({
  id: 'program',
  version: 1,
  title: 'Program',
  criteria: [
    {
      id: 'work',
      title: 'Quality of the program',
      levels: [
        { id: 'f', title: 'F', points: 0, descriptor: 'Little or nothing of what was asked is there.' },
        { id: 'c', title: 'C', points: 0.5, descriptor: 'About half of what was asked is there.' },
        { id: 'a', title: 'A', points: 1, descriptor: 'All of what was asked is there and well made.' },
      ],
    },
  ],
});
