import type { Assignment, RubricVersion } from '../../assignments/assignment.ts';
import type { NumberedVersion } from '../../assignments/switched-rubric.ts';
import { diffRubrics } from '../../rubrics/diff-rubrics.ts';
import { rubricTotal } from '../../rubrics/rubric-version.ts';
import { rubricView } from '../../rubrics/rubric-view.ts';
import type { Call } from '../../submissions/called.ts';
import { chooseView } from './choose-view.ts';
import { rubricDiffView } from './rubric-diff-view.ts';
import { standsUnder, type VersionWork } from './version-work.ts';

/** A version with what it says; null for one whose document is gone. */
export type ShownVersion = NumberedVersion & { version: RubricVersion | null };

/** Everything that `versions/versions` prints. */
export function versionsView(page: VersionsPage) {
  const { base, assignment, versions, from, to, done } = page;
  return {
    titleKey: 'versions:title',
    context: assignment.title,
    base,
    workLanguage: to.version?.rubric.language ?? assignment.feedbackLanguage,
    versions: versions.map((one) => versionLine(page, one)),
    several: versions.length > 1,
    options: { from: optionsOf(versions, from), to: optionsOf(versions, to) },
    from: from.number,
    to: to.number,
    diff: diffOf(from, to),
    reread: rereadView(page),
    done: done && { ...done, any: done.reread > 0 },
  };
}

export type VersionsPage = {
  base: string;
  assignment: Assignment;
  versions: readonly ShownVersion[];
  works: readonly VersionWork[];
  /** The two that are compared; works of the first can be read again under the second. */
  from: ShownVersion;
  to: ShownVersion;
  /** Null for whoever does not judge students' work. */
  call: Call | null;
  /** Names of people by their ids, as far as they are known. */
  nameOf: (personId: string) => string | null;
  /** What the last re-reading came to. */
  done: { reread: number; stayed: number } | null;
};

function versionLine({ works, nameOf }: VersionsPage, one: ShownVersion) {
  const under = works.filter((work) => work.state !== 'composing' && standsUnder(work) === one.id);
  const out = works.filter(({ state, rubricVersionId }) => state === 'released' && rubricVersionId === one.id).length;
  return {
    number: one.number,
    inUse: one.inUse,
    title: one.version?.rubric.title ?? null,
    total: one.version && rubricTotal(one.version.rubric),
    rubric: one.version && rubricView(one.version.rubric),
    uses: one.uses.map(({ by, byName, at }) => ({ at, who: byName ?? (by.startsWith('cli:') ? by : nameOf(by)) })),
    works: under.length,
    out,
  };
}

function optionsOf(versions: readonly ShownVersion[], chosen: ShownVersion) {
  return versions.map(({ number, inUse }) => ({ number, inUse, chosen: number === chosen.number }));
}

function diffOf({ version: before }: ShownVersion, { version: after }: ShownVersion) {
  return before && after && before._id !== after._id ? rubricDiffView(diffRubrics(before.rubric, after.rubric)) : null;
}

function rereadView({ base, works, versions, from, to, call }: VersionsPage) {
  if (!call || from.number === to.number || !to.version) return null;
  const under = works.filter((work) => standsUnder(work) === from.id);
  const choose = chooseView(under, { base, call, versions, chosen: { ids: [], groups: [] } });
  const handedIn = under.filter(({ state }) => state !== 'composing').length;
  return { ...choose, action: `${base}/assignment/rubric/reread`, count: handedIn, some: choose.rows.length > 0 };
}
