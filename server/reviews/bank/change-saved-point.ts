import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import type { Actor } from '../reviewing.ts';
import { findNames } from './find-names.ts';
import { wordingOf, type SavedPoint } from './saved-point.ts';
import { changeSavedPoint, findSavedPoint } from './saved-point-repository.ts';

export type SavedEdits = Pick<SavedPoint, 'text' | 'kind' | 'looksFor'> & { version: number };

/** `edited`: somebody else changed it since the page was loaded; `gone`: it was deleted, or is not of this course. */
export type ChangeOutcome = { kind: 'changed' | 'edited' | 'gone' | 'same-words' } | { kind: 'named'; names: string[] };

/** Changes a saved point, for every teacher of the course; what stands in reviews already stays as it is there. */
export async function editSavedPoint(
  services: Pick<Services, 'db' | 'lti' | 'clock' | 'logger'>,
  { tenancy, id, by, edits }: { tenancy: Tenancy; id: string; by: Actor; edits: SavedEdits },
): Promise<ChangeOutcome> {
  const { text, kind, looksFor, version } = edits;
  const names = await findNames(services, tenancy, [text, ...looksFor.words].join('\n'));
  if (names.length > 0) return { kind: 'named', names };
  const who = { editedBy: by.id, editedByName: by.name, updatedAt: services.clock.now() };
  const change = { text, wording: wordingOf(text), kind, looksFor, ...who };
  const kept = await changeSavedPoint(services.db, tenancy, { id, version, change });
  if (kept !== 'not-this-version') return { kind: kept };
  return { kind: (await findSavedPoint(services.db, tenancy, id)) ? 'edited' : 'gone' };
}
