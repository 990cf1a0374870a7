import { leaveOutQuotes } from '../../../server/reviews/bank/leave-out-quotes.ts';
import { matchSavedPoint, readWork } from '../../../server/reviews/bank/match-saved-point.ts';
import { offerSavedPoints } from '../../../server/reviews/bank/offer-saved-points.ts';
import { wordingOf, type LooksFor, type SavedPoint } from '../../../server/reviews/bank/saved-point.ts';
import { RUBRIC } from '../../support/desk-sample.ts';

const ESSAY = `The tree drops its leaves to save water. In winter the roots
cannot drink from frozen ground; 3.5 litres would be lost each day. So the tree does not keep its leaves.`;

/** What is found: the slice of the work, or what was looked for in vain. */
function found(looksFor: LooksFor, text = ESSAY): string {
  const match = matchSavedPoint(readWork(text), looksFor);
  if (match.kind === 'none') return 'none';
  if (match.kind === 'absence') return `absence: ${match.looked.join(', ')}`;
  return `${match.kind}: ${text.slice(match.span.start, match.span.end)}`;
}

const has = (...words: string[]): LooksFor => ({ kind: 'words', words });
const lacks = (...words: string[]): LooksFor => ({ kind: 'absence', words });

test.each<[string, LooksFor, string]>([
  ['the very words', has('to save water'), 'words: to save water'],
  ['other capitals, over a line break', has('THE ROOTS cannot drink'), 'words: the roots\ncannot drink'],
  ['whole words only', has('save wat'), 'none'],
  ['the first that stands in it', has('abscission', 'frozen ground'), 'words: frozen ground'],
  [
    'most of the words, in another order',
    has('leaves are dropped so that the tree can save its water'),
    'similar: The tree drops its leaves to save water.',
  ],
  ['what the work negates is not the same', has('So the tree does keep most leaves'), 'none'],
  ['negated on both sides', has('a tree will not keep leaves'), 'similar: So the tree does not keep its leaves.'],
  ['another number', has('4.5 litres would be lost each single day'), 'none'],
  ['the same number', has('each day 3.5 litres would get lost'), 'similar: 3.5 litres would be lost each day.'],
  ['a sentence over a line break', has('in winter no roots can drink'), 'none'],
  [
    'the same, negated as there',
    has('roots cannot drink in a frozen winter ground'),
    'similar: In winter the roots\ncannot drink from frozen ground;',
  ],
  ['two telling words are too few to be found in another form', has('dropping leaves'), 'none'],
  ['something else', has('Mitochondria are the powerhouse of the cell'), 'none'],
  ['nothing to look for', has(), 'none'],
  ['an absence', lacks('for example', 'such as'), 'absence: for example, such as'],
  ['an absence that is none', lacks('for example', 'Winter'), 'none'],
  ['an absence of nothing', lacks(), 'none'],
])('%s', (_what, looksFor, expected) => {
  expect(found(looksFor)).toBe(expected);
});

test('an empty work fits nothing, not even what is about an absence', () => {
  expect(found(lacks('for example'), ' \n')).toBe('none');
});

test.each([
  ['You write “to save water”: say for what.', 'You write “…”: say for what.', true],
  ['You write "The roots cannot drink".', 'You write "…".', true],
  ['Say what “water” is for.', 'Say what “water” is for.', false],
  ['Begin with “That is why …”.', 'Begin with “That is why …”.', false],
])('%s is kept as %s', (text, kept, cut) => {
  expect(leaveOutQuotes(text, readWork(ESSAY))).toEqual({ text: kept, cut });
});

const [cause] = RUBRIC.criteria;
const saved = (_id: string, changes: Partial<SavedPoint> = {}): SavedPoint => {
  const text = changes.text ?? `Point ${_id}.`;
  const at = new Date('2026-11-01T08:00:00Z');
  return {
    ...{ _id, platformId: 'p', courseId: 'c', rubricId: RUBRIC.id, criterionId: 'cause', criterionTitle: 'The cause' },
    ...{ kind: 'strength', text, wording: wordingOf(text), language: 'en', looksFor: has('to save water') },
    ...{ createdBy: 't', createdByName: null, createdAt: at, editedBy: null, editedByName: null, updatedAt: at },
    ...{ version: 1, uses: 0, usedAt: null, ...changes },
  };
};

function offered(bank: SavedPoint[], points: { text: string; criterionId: string }[] = []) {
  if (!cause) throw new Error('the sample has a criterion');
  const standing = points.map((one, index) => ({
    ...{ id: `p${index}`, kind: 'strength' as const, evidence: { kind: 'quote' as const, quote: '', span: null } },
    ...one,
  }));
  const wanted = { work: readWork(ESSAY), criterion: cause, language: 'en-GB', points: standing };
  const { fitting, others } = offerSavedPoints(bank, wanted);
  return [fitting.map((one) => one.saved._id), others.map(({ _id }) => _id)];
}

test('the best comes first: very words, absence, similar words, then by use and age', () => {
  const bank = [
    saved('similar', { looksFor: has('leaves are dropped so that the tree can save its water') }),
    saved('absent', { looksFor: lacks('for example') }),
    saved('words'),
    saved('newer', { createdAt: new Date('2026-11-02T08:00:00Z') }),
    saved('used', { uses: 3 }),
    saved('nothing', { looksFor: has() }),
    saved('elsewhere', { looksFor: has('mitochondria'), uses: 1 }),
  ];
  const fitting = ['used', 'newer', 'words', 'absent', 'similar'];
  expect(offered(bank)).toEqual([fitting, ['elsewhere', 'nothing']]);
  expect(offered(bank.toReversed())).toEqual([fitting, ['elsewhere', 'nothing']]);
});

test('another language or another title never fits by itself; another criterion, or what stands already, is not offered', () => {
  const bank = [
    saved('german', { language: 'de' }),
    saved('renamed', { criterionTitle: 'The old cause' }),
    saved('other', { criterionId: 'example' }),
    saved('standing', { text: 'You “name” it.' }),
    saved('fits', { language: 'en' }),
  ];
  const points = [{ text: 'you "name"  it.', criterionId: 'cause' }];
  expect(offered(bank, points)).toEqual([['fits'], ['german', 'renamed']]);
});
