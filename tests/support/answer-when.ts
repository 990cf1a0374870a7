import { goodAnswer } from './misbehaviours.ts';
import type { Answer } from './model-server.ts';
import { completion, sendJson, type ModelCall } from './model-wire.ts';

/** A good answer that is given when `ready` has settled; `over` is told when the call has ended, answered or cut off. */
export function answerWhen(ready: Promise<unknown>, over: () => void = () => undefined): Answer {
  return {
    fault: {
      kind: 'raw',
      send: (response, call) => {
        response.once('close', over);
        void ready.then(() => sendJson(response, 200, completion(call, wordsFor(call))));
      },
    },
  };
}

function wordsFor(call: ModelCall): string {
  const answer = goodAnswer(call);
  return 'value' in answer ? JSON.stringify(answer.value) : '';
}
