import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { asHeaderText, bodyText } from './lti/service-reply.ts';

export type FaultPoint = 'auth' | 'jwks' | 'token' | 'lineitem' | 'lineitem-made' | 'score' | 'result' | 'roster';

/** Makes the LMS misbehave on demand. Each call queues `times` faults (default 1) at one service, used up in order. */
export type Faults = {
  /** Answers with this status and does nothing. */
  failNext: (point: FaultPoint, status: number, times?: number) => void;
  /** Takes the request and never answers, until the client goes away or `clear` is called. */
  hang: (point: FaultPoint, times?: number) => void;
  /** Closes the connection before doing anything. */
  dropConnection: (point: FaultPoint, times?: number) => void;
  /** Does the work, then closes the connection instead of answering. */
  loseAnswer: (point: FaultPoint, times?: number) => void;
  /** Answers with this status, and with the request's own body both as reason phrase and as body. */
  echoNext: (point: FaultPoint, status: number, times?: number) => void;
  /** Forgets queued faults and closes what hangs. */
  clear: () => void;
  /** The middleware that lets a queued fault happen. */
  gate: (point: FaultPoint) => RequestHandler;
};

type Fault = { kind: 'fail' | 'echo'; status: number } | { kind: 'hang' } | { kind: 'drop' } | { kind: 'lose-answer' };

export function createFaults(): Faults {
  const queues = new Map<FaultPoint, Fault[]>();
  const hanging = new Set<Request>();
  const add = (point: FaultPoint, fault: Fault, times = 1) => {
    queues.set(point, [...(queues.get(point) ?? []), ...Array.from({ length: times }, () => fault)]);
  };
  return {
    failNext: (point, status, times) => add(point, { kind: 'fail', status }, times),
    echoNext: (point, status, times) => add(point, { kind: 'echo', status }, times),
    hang: (point, times) => add(point, { kind: 'hang' }, times),
    dropConnection: (point, times) => add(point, { kind: 'drop' }, times),
    loseAnswer: (point, times) => add(point, { kind: 'lose-answer' }, times),
    clear: () => {
      queues.clear();
      for (const request of hanging) request.socket.destroy();
      hanging.clear();
    },
    gate: (point) => (request, response, next) => {
      const fault = queues.get(point)?.shift();
      if (fault === undefined) next();
      else misbehave(fault, { request, response, next, hanging });
    },
  };
}

type Moment = { request: Request; response: Response; next: NextFunction; hanging: Set<Request> };

function misbehave(fault: Fault, { request, response, next, hanging }: Moment): void {
  if (fault.kind === 'fail') response.status(fault.status).send('The demo LMS was told to fail here.');
  if (fault.kind === 'echo') echo(fault.status, request, response);
  if (fault.kind === 'drop') request.socket.destroy();
  if (fault.kind === 'hang') {
    hanging.add(request);
    response.on('close', () => hanging.delete(request));
  }
  if (fault.kind === 'lose-answer') {
    response.end = () => {
      request.socket.destroy();
      return response;
    };
    next();
  }
}

/** What Moodle does to a score it does not like, and worse. */
function echo(status: number, request: Request, response: Response): void {
  const body = bodyText(request);
  response.status(status).statusMessage = asHeaderText(body).slice(0, 6000);
  response.type('application/json').end(Buffer.from(body));
}
