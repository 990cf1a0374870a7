import { drawn } from '../draw.ts';
import { withVerdicts, type Injector } from '../mutant.ts';

/** A level that the criterion does not have: a level of another criterion, a title for an id, an id with a slip. */
export const levelUnknown: Injector = (one, random) =>
  drawn(one.work.rubric.criteria, 3, random).flatMap((criterion) => {
    const known = criterion.levels.map((level) => level.id);
    const top = criterion.levels.at(-1);
    const foreign = one.work.rubric.criteria.flatMap(({ levels }) => levels.map(({ id }) => id));
    const wrong = [...drawn(foreign, 3, random), top?.title ?? '', `${top?.id ?? ''}-plus`, 'excellent'];
    return drawn(
      [...new Set(wrong)].filter((id) => id !== '' && !known.includes(id)),
      2,
      random,
    ).map((levelId) => {
      const criteria = one.draft.criteria.map((verdict) =>
        verdict.criterionId === criterion.id ? { kind: 'level' as const, criterionId: criterion.id, levelId } : verdict,
      );
      return withVerdicts(one, levelId, criterion.id, criteria);
    });
  });
