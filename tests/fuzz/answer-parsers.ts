import { generateKeyPairSync } from 'node:crypto';
import { draftAnswerSchema, revisionAnswerSchema } from '../../server/grading/generator/answer.ts';
import { applyRevision } from '../../server/grading/generator/apply-revision.ts';
import { draftOf } from '../../server/grading/generator/draft-of.ts';
import { runChecks } from '../../server/grading/checks/run-checks.ts';
import { decideRoute } from '../../server/grading/route.ts';
import { validatorAnswerSchema } from '../../server/grading/validator/answer.ts';
import { findingsOf } from '../../server/grading/validator/findings-of.ts';
import { readChatAnswer } from '../../server/llm/chat-answer.ts';
import { readAnswer } from '../../server/llm/read-answer.ts';
import { createAccessTokens } from '../../server/lti/access-tokens.ts';
import { createCallService } from '../../server/lti/call-service.ts';
import { ensureLineItem } from '../../server/lti/ensure-line-item.ts';
import type { Answer } from '../../server/lti/guarded-fetch.ts';
import { createPlatformKeys } from '../../server/lti/platform-keys.ts';
import type { Platform } from '../../server/lti/platform.ts';
import { readJson } from '../../server/lti/read-json.ts';
import { SCOPE } from '../../server/lti/scopes.ts';
import type { ToolKeys } from '../../server/lti/tool-keys.ts';
import { completeProposal } from '../../server/rubrics/proposal.ts';
import { readProseRubric } from '../../server/rubrics/prose/read-prose-rubric.ts';
import { proposalAnswerSchema } from '../../server/workshop/proposal/proposal-answer.ts';
import { aWork } from '../unit/grading/builders.ts';
import type { Parser } from './parser.ts';

const LMS = 'https://lms.example';
const PLATFORM = { _id: 'p', family: 'moodle', issuer: LMS, clientId: 'c', deployments: ['1'] } as unknown as Platform;
const clock = { now: () => new Date('2026-11-23T12:00:00Z') };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const json = (value: unknown): string => JSON.stringify(value);

/** An LMS that gives this answer to whatever it is asked. */
const answering = (text: string) => (): Promise<Answer> => Promise.resolve({ status: 200, headers: {}, text });

/** Tokens as they are asked for, without a database to keep them. */
function tokensFrom(text: string) {
  const access = { endpoint: `${LMS}/token`, audience: LMS, kid: 'k', privateKey };
  const toolKeys = {
    ...{ keptToken: () => Promise.resolve(null), tokenAccess: () => Promise.resolve(access) },
    ...{ keepToken: () => Promise.resolve(), dropToken: () => Promise.resolve() },
  } as unknown as ToolKeys;
  return createAccessTokens({ toolKeys, fetchGuarded: answering(text), clock });
}

const wanted = { label: 'Essay', scoreMaximum: 10, resourceLinkId: '7', resourceId: 'a1' };
const kept = { ...tokensFrom(''), get: () => Promise.resolve({ kind: 'token' as const, token: 't' }) };

const work = aWork();
const [first] = work.rubric.criteria;
const point = {
  criterionId: first?.id,
  quote: work.text.slice(0, 20),
  looked: [],
  kind: 'strength',
  text: 'You begin.',
};
const verdict = { criterionId: first?.id, levelId: first?.levels[0]?.id, cannotJudge: null, closeTo: null };
const draft = { points: [point], criteria: [verdict], summary: 'You begin well.', confidence: null };
const sound = draftOf(draftAnswerSchema.parse(draft), work);

/** A draft as its readers meet it next: every check on it, and where it goes. */
function judge(read: ReturnType<typeof draftOf>): unknown {
  return decideRoute(read, runChecks(read, work));
}

const finding = {
  ...{ evidence: 'You begin.', type: 'unsupported', criterionId: first?.id, pointId: 'p1' },
  ...{ message: 'No.', proposal: null },
};
const level = (title: string, points: number) => ({ title, points, descriptor: `${title} work` });
const proposal = {
  ...{ title: 'Essay', description: '' },
  criteria: [{ title: 'Argument', description: '', levels: [level('Weak', 0), level('Good', 5)] }],
};
const chat = {
  choices: [{ message: { content: json(draft), refusal: null }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 100, completion_tokens: 10, prompt_tokens_details: { cached_tokens: 5 } },
};

/** What the services of an LMS and the models answer, as far as it can be read without either. */
export const ANSWER_PARSERS: readonly Parser[] = [
  {
    name: 'token answer',
    good: json({ access_token: 'a', token_type: 'Bearer', expires_in: 3600, scope: SCOPE.score }),
    parse: (text) => tokensFrom(text).ask(PLATFORM, SCOPE.score),
  },
  {
    name: 'line items',
    good: json([{ id: `${LMS}/1/lineitem?type=1`, label: 'Essay', scoreMaximum: 10, resourceLinkId: '7' }]),
    parse: (text) =>
      ensureLineItem(createCallService(answering(text), kept), PLATFORM, { lineItemsUrl: `${LMS}/items`, wanted }),
  },
  {
    name: 'key set',
    good: json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig', alg: 'RS256' }] }),
    parse: (text) => createPlatformKeys(answering(text), clock)({ _id: 'p', jwksUrl: `${LMS}/keys` }, 'k'),
  },
  {
    name: 'chat answer',
    good: json(chat),
    parse: (text) => readAnswer(readChatAnswer(readJson(text)).text, draftAnswerSchema),
  },
  {
    name: 'draft as it is judged',
    good: `Here it is:\n\`\`\`json\n${json(draft)}\n\`\`\``,
    parse: (text) => {
      const read = readAnswer(text, draftAnswerSchema);
      return read.kind === 'read' && judge(draftOf(read.value, work));
    },
  },
  {
    name: 'revision as it is judged',
    good: json({
      replies: [{ findingId: 'f1', accepted: true, reason: null }],
      points: [],
      criteria: [verdict],
      summary: 'Now.',
    }),
    parse: (text) => {
      const read = readAnswer(text, revisionAnswerSchema);
      return read.kind === 'read' && judge(applyRevision(sound, read.value, runChecks(sound, work), work));
    },
  },
  {
    name: 'findings of the second reader',
    good: json({ findings: [finding] }),
    parse: (text) => {
      const read = readAnswer(text, validatorAnswerSchema);
      return read.kind === 'read' && findingsOf(read.value, sound, work);
    },
  },
  {
    name: 'proposed rubric',
    good: json(proposal),
    parse: (text) => {
      const read = readAnswer(text, proposalAnswerSchema);
      return read.kind === 'read' && completeProposal({ ...read.value, id: 'r', language: 'en' });
    },
  },
  {
    name: 'rubric as prose',
    good: 'Argument\nExcellent (5): clear.\nWeak, 1 point: unclear.\n\nStyle\n5 - Good: fluent\n0 - Poor: stiff',
    parse: (text) => readProseRubric(text, { id: 'r', title: '', language: 'en' }),
  },
];
