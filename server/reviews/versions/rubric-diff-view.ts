import type { Changed, CriterionDiff, LevelDiff, RubricDiff } from '../../rubrics/diff-rubrics.ts';
import { comparedTexts } from '../compared-texts.ts';

/** What `versions/rubric-diff` prints: what changed, word by word; criteria that did not are only counted. */
export function rubricDiffView({ same, head, total, criteria }: RubricDiff) {
  const changed = criteria.filter(({ kind, moved }) => kind !== 'same' || moved !== null);
  return {
    same,
    head: head.map(({ field, before, after }) => ({
      key: `versions:diff.head.${field}`,
      text: comparedTexts(before, after),
    })),
    total: changedNumber(total),
    stays: total.after,
    criteria: changed.map(criterionDiffView),
    unchanged: criteria.length - changed.length,
  };
}

function criterionDiffView(diff: CriterionDiff) {
  const { kind, before, after, moved, weight, maximum, levels, twin } = diff;
  const head = { kind: kind === 'same' ? null : { tone: TONES[kind], label: `versions:diff.criterion.${kind}` } };
  const inside = { levels: levels.filter((level) => level.kind !== 'same').map(levelDiffView) };
  if (before && after)
    return {
      ...{ ...head, ...inside, moved, twin, title: after.title },
      renamed: textChange(before.title, after.title),
      description: textChange(before.description, after.description),
      weight: changedNumber(weight),
      maximum: changedNumber(maximum),
      most: null,
    };
  const [title, description] = [onlyText(before, after, 'title'), onlyText(before, after, 'description')];
  return {
    ...{ ...head, ...inside, moved, twin, title: title.now + title.then },
    ...{ renamed: null, weight: null, maximum: null, most: maximum.after ?? maximum.before },
    description: textChange(description.then, description.now),
  };
}

const TONES = { added: 'ready', removed: 'stop', changed: 'look-here', same: 'neutral' } as const;

function levelDiffView({ kind, before, after }: LevelDiff) {
  const head = { tone: TONES[kind], label: `versions:diff.level.${kind}` };
  if (before && after)
    return {
      ...{ ...head, title: after.title, worth: null },
      renamed: textChange(before.title, after.title),
      points: changedNumber({ before: before.points, after: after.points }),
      descriptor: textChange(before.descriptor, after.descriptor),
    };
  const [title, descriptor] = [onlyText(before, after, 'title'), onlyText(before, after, 'descriptor')];
  return {
    ...{ ...head, title: title.now + title.then, renamed: null, points: null },
    worth: (after ?? before)?.points ?? null,
    descriptor: textChange(descriptor.then, descriptor.now),
  };
}

/** Of what stands on one side alone: the other one says nothing. */
function onlyText<K extends string>(before: Record<K, string> | null, after: Record<K, string> | null, field: K) {
  return { then: before?.[field] ?? '', now: after?.[field] ?? '' };
}

function textChange(before: string, after: string) {
  return before === after ? null : comparedTexts(before, after);
}

function changedNumber({
  before,
  after,
}: Changed<number | null>): { before: number | null; after: number | null } | null {
  return before === after ? null : { before, after };
}
