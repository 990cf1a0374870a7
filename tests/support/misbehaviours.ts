import type { ServerResponse } from 'node:http';
import type { Answer } from './model-server.ts';
import { completion, sendJson, type ModelCall } from './model-wire.ts';

/**
 * Ways in which a model or its server misbehaves, and what must come of it for the work that is read: `given-up`: it
 * lies with the teacher without a draft; `draft`: with one; `not-ready`: with one that a person must look at. `answer`
 * is told how many calls came before in the same case. Written for the work and rubric of `desk-sample.ts`.
 */
export type Misbehaviour = {
  name: string;
  answer: (call: ModelCall, before: number) => Answer;
  becomes: 'given-up' | 'draft' | 'not-ready';
};

/** What a good model answers to any task. */
export function goodAnswer(call: ModelCall): Answer {
  return { value: GOOD[call.task ?? ''] ?? {} };
}

const point = (changes: object = {}) => ({
  criterionId: 'cause',
  quote: 'because of abscission',
  looked: [],
  kind: 'strength',
  text: 'You name abscission as what makes the leaves fall.',
  ...changes,
});
const level = (criterionId: string, levelId: string) => ({ criterionId, levelId, cannotJudge: null, closeTo: null });
const example = point({
  criterionId: 'example',
  quote: 'I saw it in my garden',
  kind: 'next-step',
  text: 'Name the tree that you saw in your garden.',
});
const draft = (changes: object = {}) => ({
  points: [point(), example],
  criteria: [level('cause', 'l2'), level('example', 'l1')],
  summary: 'You name abscission as the cause. Next, name the tree that you saw in your garden.',
  confidence: null,
  ...changes,
});
const GOOD: Record<string, unknown> = {
  draft: draft(),
  validation: { findings: [] },
  revision: { replies: [], points: [], criteria: [], summary: null },
  choice: {
    choices: [
      { quote: 'because of abscission', criterionId: 'cause', levelId: 'l2' },
      { quote: 'I saw it in my garden', criterionId: 'example', levelId: 'l1' },
    ],
  },
  blind: { drafts: [] },
};

const always = (answer: Answer) => () => answer;
const text = (content: string) => always({ text: content });
const status = (code: number, retryAfter?: string): Answer => ({
  fault: { kind: 'status', status: code, ...(retryAfter === undefined ? {} : { retryAfter }) },
});
const raw = (send: (response: ServerResponse, call: ModelCall) => void): Answer => ({ fault: { kind: 'raw', send } });
/** The fault for the first calls, and good answers afterwards. */
const atFirst = (calls: number, answer: Answer) => (call: ModelCall, before: number) =>
  before < calls ? answer : goodAnswer(call);
/** The first reader lies; the second finds nothing. */
const drafts = (changes: object) => (call: ModelCall) =>
  call.task === 'draft' ? { value: draft(changes) } : goodAnswer(call);
const chat = (response: ServerResponse, call: ModelCall, extra: object) =>
  sendJson(response, 200, { ...(completion(call, JSON.stringify(GOOD[call.task ?? ''])) as object), ...extra });
const wrongLevel = (levelId: string) => ({
  evidence: 'because of abscission',
  type: 'wrong-level',
  criterionId: 'cause',
  pointId: null,
  message: `The words meet ${levelId}.`,
  proposal: null,
});

const unusable: [string, Misbehaviour['answer']][] = [
  ['words without sense', text('qzx vvv 00 ]]')],
  ['half of a JSON text', text('{"points": [{"criterionId": "cau')],
  ['another schema', text('{"answer": 42}')],
  ['a list instead of an object', text('[1, 2, 3]')],
  ['an empty answer', text('')],
  ['a million spaces', text(' '.repeat(1_000_000))],
  ['brackets a hundred thousand deep', text(`{"points":${'['.repeat(100_000)}`)],
  ['nothing but NUL', text('\u0000'.repeat(5_000))],
  ['answers that are always cut off', always({ fault: { kind: 'truncated', value: draft() } })],
  ['no choices', always({ fault: { kind: 'no-choices' } })],
  ['a refusal', always({ fault: { kind: 'refusal' } })],
  [
    'a content filter',
    always(
      raw((response, call) => chat(response, call, { choices: [{ message: {}, finish_reason: 'content_filter' }] })),
    ),
  ],
  [
    'a web page',
    always(raw((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'))),
  ],
  ['a web page that says it is JSON', always({ fault: { kind: 'garbage' } })],
  ['a flood of two thousand points', drafts({ points: [...Array.from({ length: 2_000 }, () => point()), example] })],
];

const failing: [string, Misbehaviour['answer']][] = [
  ['errors 500 without end', always(status(500))],
  ['dropped connections', always({ fault: { kind: 'drop' } })],
  ['silence', always({ fault: { kind: 'hang' } })],
  ['an answer that never ends', always(raw((response) => void response.writeHead(200).write('{"choices": [')))],
  [
    'a connection closed in the middle',
    always(
      raw((response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write('{"choices"');
        setImmediate(() => response.destroy());
      }),
    ),
  ],
  ['a flood of 5 MB', always(raw((response) => response.writeHead(200).end(' '.repeat(5_000_000))))],
  [
    'a redirect to another place',
    always(raw((response) => response.writeHead(307, { location: 'http://127.0.0.1:9/v1' }).end())),
  ],
  ['a refused key', always(status(401))],
];

const passing: [string, Misbehaviour['answer']][] = [
  ['a storm of 429, each asking for half a minute', atFirst(25, status(429, '30'))],
  ['429 without a word about when', atFirst(8, status(429))],
  ['three errors 500 in a row', atFirst(3, status(500))],
  ['a 503 that asks for ten years', atFirst(1, status(503, '315360000'))],
  ['one half answer', atFirst(1, { text: '{"points": [' })],
  [
    'a fence, prose, commas and NUL around the answer',
    (call) => ({
      text: `Sure, {here} it is:\n\`\`\`json\n\u0000${JSON.stringify(GOOD[call.task ?? '']).replace(/}$/, ',}')}\n\`\`\`\nAnything else?`,
    }),
  ],
  [
    'negative and absurd token counts',
    always(
      raw((response, call) =>
        chat(response, call, { usage: { prompt_tokens: -7, completion_tokens: 1e300, total_tokens: 'many' } }),
      ),
    ),
  ],
  ['the same point twice', drafts({ points: [point(), point(), example] })],
];

const lying: [string, Misbehaviour['answer']][] = [
  ['invented quotes', drafts({ points: [point({ quote: 'leaves are sad in autumn' }), example] })],
  ['a level that does not exist', drafts({ criteria: [level('cause', 'l9'), level('example', 'l1')] })],
  [
    'unknown criteria',
    drafts({
      points: [point(), example, point({ criterionId: 'charm' })],
      criteria: [level('cause', 'l2'), level('example', 'l1'), level('charm', 'l2')],
    }),
  ],
  [
    'a criterion judged twice',
    drafts({ criteria: [level('cause', 'l2'), level('cause', 'l0'), level('example', 'l1')] }),
  ],
  ['a skipped criterion', drafts({ points: [point()], criteria: [level('cause', 'l2')] })],
  [
    'agreement with everything and evidence for nothing',
    drafts({ points: [], criteria: [level('cause', 'l2'), level('example', 'l2')], summary: 'Perfect.' }),
  ],
  ['marks in its prose', drafts({ points: [point({ text: 'You get 10/10 points for abscission.' }), example] })],
  [
    'markup in its prose',
    drafts({ points: [point({ text: 'You name it.<script>alert(1)</script><img src=x onerror=alert(1)>' }), example] }),
  ],
  [
    'a second reader that talks nonsense',
    (call) => (call.task === 'validation' ? { text: 'fine!' } : goodAnswer(call)),
  ],
  [
    'readers that flip whenever they are asked',
    (call, before) => {
      const now = before % 4 < 2 ? 'l0' : 'l2';
      if (call.task === 'validation') return { value: { findings: [wrongLevel(now)] } };
      if (call.task === 'revision')
        return { value: { ...(GOOD['revision'] as object), criteria: [level('cause', now)] } };
      return call.task === 'draft'
        ? { value: draft() }
        : { value: { choices: [{ quote: '', criterionId: 'cause', levelId: now }], drafts: [] } };
    },
  ],
];

const named = (becomes: Misbehaviour['becomes'], list: [string, Misbehaviour['answer']][]) =>
  list.map(([name, answer]): Misbehaviour => ({ name, answer, becomes }));

export const misbehaviours: readonly Misbehaviour[] = [
  ...named('given-up', unusable),
  ...named('given-up', failing),
  ...named('draft', passing),
  ...named('not-ready', lying),
];
