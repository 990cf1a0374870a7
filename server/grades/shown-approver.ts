import type { Config } from '../config.ts';

/** The teacher's name as students may read it, on their page and in the gradebook; null: "your teacher". */
export function shownApprover({ showApprover }: Pick<Config, 'showApprover'>, name: string | null): string | null {
  return showApprover === 'name' ? name : null;
}
