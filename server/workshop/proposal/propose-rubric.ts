import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../errors.ts';
import { requireReaders, whoReads } from '../../llm/choice/who-reads.ts';
import type { LanguageModel } from '../../llm/language-model.ts';
import { meterReaders } from '../../llm/meter-readers.ts';
import { PROPOSAL } from '../../llm/till.ts';
import { tillOf } from '../../llm/till-of.ts';
import { completeProposal } from '../../rubrics/proposal.ts';
import { readProseRubric } from '../../rubrics/prose/read-prose-rubric.ts';
import type { Rubric } from '../../rubrics/rubric.ts';
import type { Services } from '../../services.ts';
import type { Tenancy } from '../../tenancy.ts';
import { proposalAnswerSchema } from './proposal-answer.ts';
import { PROPOSAL_VERSION, proposalPrompt, type ProposalAsk } from './proposal-prompt.ts';

/**
 * A rubric to look at and change, from a task or from a rubric written as prose; nothing is kept. Prose with lines such
 * as `Excellent (5): …` is read by code, which costs nothing; all else is asked of the first reader, within the course's
 * budget, and checked again before it is believed. `askId` is the page's own: the same page sent twice is paid once.
 */
export async function proposeRubric(
  services: Pick<Services, 'db' | 'clock' | 'config' | 'prices' | 'telemetry' | 'readers' | 'sealer'>,
  command: ProposalAsk & { tenancy: Tenancy; personId: string; askId: string },
): Promise<Proposed> {
  const id = `rubric-${randomBytes(5).toString('hex')}`;
  if (command.how === 'prose') {
    const read = readProseRubric(command.text, { ...command, id });
    if (read.kind === 'read') return { kind: 'proposed', rubric: read.rubric, leftOut: read.leftOut, model: null };
  }
  const model = (await whoReads(services, command.tenancy)).readers?.generator ?? null;
  if (model === null || model.demonstration) return { kind: 'no-model' };
  try {
    return await askModel(services, model, { ...command, id });
  } catch (error) {
    if (!(error instanceof AppError) || !SAID.has(error.code)) throw error;
    return { kind: 'failed', code: error.code };
  }
}

/** `model`: who wrote it, null where code read it. `leftOut`: what found no place in it. */
export type Proposed =
  | { kind: 'proposed'; rubric: Rubric; leftOut: string[]; model: string | null }
  | { kind: 'no-model' }
  | { kind: 'failed'; code: string };

/** What a model call may come to, see `LanguageModel`. */
const SAID = new Set([
  ...['model-unavailable', 'model-refused', 'model-unreadable', 'model-rejected'],
  ...['model-paused', 'budget-reached', 'price-unknown', 'readers-not-allowed'],
]);

type Asking = ProposalAsk & { tenancy: Tenancy; personId: string; askId: string; id: string };

async function askModel(
  services: Parameters<typeof proposeRubric>[0],
  model: LanguageModel,
  asking: Asking,
): Promise<Proposed> {
  const { tenancy, id, title, language } = asking;
  const account = { ...tenancy, assignmentId: '', submissionId: accountId(asking) };
  const mayRead = () => requireReaders(services, tenancy);
  const { generator } = meterReaders({ generator: model }, { till: tillOf(services), account, mayRead });
  const { value } = await generator.complete({
    task: 'rubric',
    ...proposalPrompt(asking),
    facts: null,
    schema: proposalAnswerSchema,
    signal: AbortSignal.timeout(LONGEST_MS),
    promptVersion: PROPOSAL_VERSION,
  });
  const completed = completeProposal({ ...value, title: title.trim() || value.title, id, language });
  if (!completed) throw new AppError('model-unreadable', { status: 503 });
  return { kind: 'proposed', ...completed, model: model.name };
}

/** A person waits; a proxy in between hardly waits longer. */
const LONGEST_MS = 3 * 60_000;

/** Under which the call stands in the books, where a submission's id would. */
function accountId({ personId, askId, how, text }: Asking): string {
  const hash = createHash('sha256').update(JSON.stringify([personId, askId, how, text]));
  return `${PROPOSAL}${hash.digest('hex').slice(0, 32)}`;
}
