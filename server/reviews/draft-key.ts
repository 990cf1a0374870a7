import { createHash } from 'node:crypto';

/** Everything that decides what the readers answer; a change of any of it makes another draft. */
export type DraftInputs = {
  /** Keeps equal texts of two students apart: a draft holds its own student's restored names. */
  submissionId: string;
  text: string;
  rubricKey: string;
  task: string;
  notes: string;
  language: string;
  solutionsAllowed: boolean;
  exemplars: readonly unknown[];
  models: { model: string; host: string | null }[];
  promptVersions: readonly string[];
  /** What a teacher asked for besides, and when; null for the draft that every work gets. */
  asked: unknown;
};

/** The id of the draft made from these inputs: a job that runs again finds it and calls no model. */
export function draftKey(inputs: DraftInputs): string {
  const fixedOrder = [
    inputs.submissionId,
    inputs.text,
    inputs.rubricKey,
    inputs.task,
    inputs.notes,
    inputs.language,
    inputs.solutionsAllowed,
    inputs.models.map(({ model, host }) => [model, host]),
    inputs.promptVersions,
    ...(inputs.asked === null ? [] : [{ asked: inputs.asked }]),
    ...(inputs.exemplars.length === 0 ? [] : [inputs.exemplars]), // none: the key that older drafts have
  ];
  return createHash('sha256').update(JSON.stringify(fixedOrder)).digest('hex');
}
