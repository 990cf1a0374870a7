import { comparedTexts } from '../reviews/compared-texts.ts';
import { criterionView } from '../reviews/criterion-view.ts';
import { workBlocks, workLayout, type WorkLayout } from '../reviews/work-layout.ts';
import { workPieces } from '../reviews/work-view.ts';
import {
  SAMPLE_CODE,
  SAMPLE_FINDINGS,
  SAMPLE_LEVELS,
  SAMPLE_POINTS,
  SAMPLE_REPLIES,
  SAMPLE_RUBRIC,
  SAMPLE_TEXT,
} from './design-sample.ts';

/** Every part of the design system once, made by the same code and partials that the pages use. */
export function designView() {
  const moment = new Date('2026-11-23T12:03:00Z');
  return {
    titleKey: 'Design',
    colours: COLOURS,
    sizes: ['xs', 'sm', 'base', 'lg', 'xl', '2xl'],
    editable: true,
    action: '/design',
    base: '/design',
    query: '',
    work: printed({ kind: 'prose', starts: [], labels: [] }),
    document: printed({ kind: 'pages', starts: [0, SAMPLE_TEXT.indexOf('For example')], labels: [1, 2] }),
    program: codeSample(),
    criteria: SAMPLE_RUBRIC.criteria.map((criterion, index) => criterionView(SAMPLE_PAGE, criterion, index)),
    rubric: sampleRubric(),
    diff: comparedTexts('You say what you argue for.', 'You say at once, and plainly, what you argue for.'),
    historyOpen: true,
    history: [
      { key: 'reviews:event.handed-in', person: false, at: moment },
      { key: 'reviews:event.edited', person: true, who: 'Olga Other', at: moment, until: moment },
      { key: 'reviews:decision.return', person: true, who: null, at: moment, note: 'Please add your sources.' },
    ],
    moment,
  };
}

const COLOURS = 'ink ink-soft paper sheet sunk rule accent ok info warn stop'.split(' ');

const SAMPLE_PAGE = {
  rubric: SAMPLE_RUBRIC,
  content: { criteria: SAMPLE_LEVELS, points: SAMPLE_POINTS },
  findings: SAMPLE_FINDINGS,
  assessment: null,
  replies: (pointId: string) => (pointId === SAMPLE_POINTS[0]?.id ? SAMPLE_REPLIES : []),
  refusedIds: ['reasons'],
};

function printed(layout: WorkLayout) {
  return workBlocks(workPieces(SAMPLE_TEXT, SAMPLE_POINTS, { borders: layout.starts }), layout);
}

function codeSample() {
  const file = { fileId: 'sample', name: 'mean.py', mediaType: 'text/plain', bytes: SAMPLE_CODE.length };
  const layout = workLayout({ kind: 'file', text: SAMPLE_CODE, file, extraction: { status: 'none' } });
  return workBlocks(workPieces(SAMPLE_CODE, [], { borders: layout.starts }), layout);
}

function sampleRubric() {
  const criteria = SAMPLE_RUBRIC.criteria.map((criterion) => ({
    ...criterion,
    maximum: Math.max(...criterion.levels.map(({ points }) => points)),
  }));
  return { criteria, total: criteria.reduce((sum, { maximum }) => sum + maximum, 0) };
}
