import { randomBytes } from 'node:crypto';

/** Stands for a person id wherever somebody acted who was erased since: nobody's id, and noted nowhere else. */
export function newFormer(): string {
  return `${PREFIX}${randomBytes(9).toString('base64url')}`;
}

export function isFormer(personId: string): boolean {
  return personId.startsWith(PREFIX);
}

const PREFIX = 'former:';
