import { rubricSchema, type Rubric } from './rubric.ts';

/** A rubric as somebody or something proposes it, without ids, in any order, of any length. */
export type Proposal = {
  id: string;
  title: string;
  description: string;
  language: string;
  criteria: ProposedCriterion[];
};
export type ProposedCriterion = { title: string; description: string; levels: ProposedLevel[] };
export type ProposedLevel = { title: string; points: number; descriptor: string };

/**
 * Makes a rubric of a proposal: ids of its titles, levels from lowest to highest, texts cut to what a rubric may hold.
 * What cannot stand in one comes back as lines of text: a level whose points another one has, a criterion with fewer
 * than two levels. Null when no criterion is left, or when it still is no rubric.
 */
export function completeProposal(proposal: Proposal): { rubric: Rubric; leftOut: string[] } | null {
  const leftOut: string[] = [];
  const taken = new Set<string>();
  const criteria = proposal.criteria.slice(0, MOST_CRITERIA).flatMap(({ title, description, levels }) => {
    const kept = levelsOf(levels, leftOut);
    if (title.trim() === '' || kept.length < 2) {
      leftOut.push(title.trim(), ...kept.map(lineOf));
      return [];
    }
    const id = freeId(title, 'criterion', taken);
    return [{ id, title: cut(title, 200), description: cut(description, 4000), levels: kept }];
  });
  const { id, title, description, language } = proposal;
  const made = { id, version: 1, title: cut(title, 200), description: cut(description, 4000), language, criteria };
  const checked = rubricSchema.safeParse(made);
  return checked.success ? { rubric: checked.data, leftOut: leftOut.filter(Boolean) } : null;
}

const MOST_CRITERIA = 30;
const MOST_LEVELS = 12;

function levelsOf(levels: readonly ProposedLevel[], leftOut: string[]) {
  const taken = new Set<string>();
  const inOrder = [...levels].sort((a, b) => a.points - b.points);
  const fit = inOrder.filter((level, at) => isLevel(level) && level.points !== inOrder[at - 1]?.points);
  const kept = fit.slice(-MOST_LEVELS);
  leftOut.push(...inOrder.filter((level) => !kept.includes(level)).map(lineOf));
  return kept.map(({ title, points, descriptor }) => ({
    ...{ id: freeId(title, 'level', taken), title: cut(title, 120), points },
    descriptor: cut(descriptor, 2000),
  }));
}

function isLevel({ title, points, descriptor }: ProposedLevel): boolean {
  return title.trim() !== '' && descriptor.trim() !== '' && points >= 0 && points <= 1000;
}

function lineOf({ title, points, descriptor }: ProposedLevel): string {
  return `${title} (${points}): ${descriptor}`;
}

function cut(text: string, most: number): string {
  return text.trim().slice(0, most);
}

/** Accents go, whatever is no letter or digit of ASCII becomes a dash; a number tells equal ones apart. */
function freeId(title: string, fallback: string, taken: Set<string>): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const dashed = plain.replace(/[^a-z0-9]+/gu, '-').slice(0, 40);
  const wanted = dashed.replace(/^-|-$/gu, '') || fallback;
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  taken.add(id);
  return id;
}
