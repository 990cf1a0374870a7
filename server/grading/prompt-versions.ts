import { BLIND_VERSION } from './blind/prompt.ts';
import { CHOICE_VERSION } from './choice/prompt.ts';
import { DRAFT_VERSION, REVISION_VERSION } from './generator/prompt.ts';
import { SHARED_VERSION } from './prompt.ts';
import { VALIDATION_VERSION } from './validator/prompt.ts';

/** The wordings of every prompt that can have a part in an assessment; a draft made with others is another draft. */
export const promptVersions: readonly string[] = [
  SHARED_VERSION,
  DRAFT_VERSION,
  REVISION_VERSION,
  VALIDATION_VERSION,
  CHOICE_VERSION,
  BLIND_VERSION,
];
