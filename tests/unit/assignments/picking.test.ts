import { contentItem } from '../../../server/assignments/content-item.ts';
import { decidePick } from '../../../server/assignments/decide-pick.ts';
import type { Assignment } from '../../../server/assignments/assignment.ts';
import type { Picking } from '../../../server/http/visit.ts';

const KNOWN = ['one', 'two'];

test.each([
  ['one of them', 'one', true, { kind: 'picked', ids: ['one'] }],
  ['several', ['one', 'two'], true, { kind: 'picked', ids: ['one', 'two'] }],
  ['the same twice', ['one', 'one'], false, { kind: 'picked', ids: ['one'] }],
  ['several where the LMS takes one', ['one', 'two'], false, { kind: 'refused', reason: 'too-many', ids: KNOWN }],
  ['none', undefined, true, { kind: 'refused', reason: 'nothing', ids: [] }],
  ['one of another course', ['one', 'far'], true, { kind: 'refused', reason: 'unknown', ids: ['one', 'far'] }],
  ['no text', [{ $ne: '' }, 7], true, { kind: 'refused', reason: 'nothing', ids: [] }],
])('picking %s', (_what, posted, acceptMultiple, expected) => {
  expect(decidePick(posted, { known: KNOWN, acceptMultiple })).toEqual(expected);
});

const ASSIGNMENT = { _id: 'a1', title: 'Leaves', task: 'Explain.', dueAt: null } as Assignment;
const FACTS = { pickId: 'p1', launchUrl: 'https://tool.example/lti/launch', scoreMaximum: 4 };
const item = (picking: object, assignment: Partial<Assignment> = {}) =>
  contentItem({ ...ASSIGNMENT, ...assignment }, { ...FACTS, picking: PICKING(picking) });
const PICKING = (given: object) => ({ lineItems: true, acceptTargets: ['iframe', 'window'], ...given }) as Picking;

test('a column comes along only where the LMS takes line items', () => {
  expect(item({})).toMatchObject({ lineItem: { scoreMaximum: 4, label: 'Leaves', resourceId: 'a1' } });
  expect(item({ lineItems: false })).not.toHaveProperty('lineItem');
});

test('the due date stands in the item, and no date where there is none', () => {
  const dueAt = new Date('2026-12-01T10:00:00Z');
  expect(item({}, { dueAt })).toMatchObject({ submission: { endDateTime: '2026-12-01T10:00:00.000Z' } });
  expect(item({})).not.toHaveProperty('submission');
});

test.each([
  [['iframe', 'window'], { iframe: { height: 800 } }],
  [['window'], { window: { targetName: '_blank' } }],
  [['embed'], {}],
])('where the LMS shows %j', (acceptTargets, expected) => {
  const { iframe, window } = item({ acceptTargets }) as { iframe?: object; window?: object };
  expect({ ...(iframe && { iframe }), ...(window && { window }) }).toEqual(expected);
});
