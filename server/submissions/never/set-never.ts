import type { Services } from '../../services.ts';
import { dropNever, keepNever, takeFromReaders, type NeverOwner } from './never-repository.ts';
import type { NeverScope } from './never-rule.ts';

/**
 * Keeps or takes back a student's wish that no model reads their work. Kept before their work is taken from the
 * readers, and asked again before every request, so that nothing slips between. `asked`: each hand-in asks again.
 */
export async function setNever(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  command: { owner: NeverOwner; choice: NeverScope | 'asked'; by: string },
): Promise<void> {
  const { owner, choice, by } = command;
  if (choice !== 'everywhere')
    await dropNever(db, owner, choice === 'asked' ? ['course', 'everywhere'] : ['everywhere']);
  if (choice === 'asked') return;
  await keepNever(db, owner, choice, { by, at: clock.now() });
  await takeFromReaders(db, owner, choice);
}
