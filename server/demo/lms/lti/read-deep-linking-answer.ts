import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { LmsContext } from '../lms-context.ts';
import type { ContentItem, ToolDocument } from '../lms-documents.ts';
import { LTI } from './vocabulary.ts';

export type DeepLinkingAnswer = { kind: 'accepted'; items: ContentItem[] } | { kind: 'refused'; why: string };

/** Judges a tool's answer as Moodle 4.5.6 does, to the second: it knows no leeway. LTI Deep Linking 2.0 §3.4 */
export async function readDeepLinkingAnswer(
  lms: LmsContext,
  tool: ToolDocument,
  jwt: string,
): Promise<DeepLinkingAnswer> {
  const keys = createRemoteJWKSet(new URL(tool.jwksUri), { timeoutDuration: 5000 });
  const who = { issuer: tool.clientId, audience: lms.publicUrl };
  const required = { requiredClaims: ['iat', 'exp', 'nonce'], currentDate: lms.now(), algorithms: ['RS256'] };
  try {
    const { payload } = await jwtVerify(jwt, keys, { ...who, ...required });
    if ((payload.iat ?? 0) > lms.now().getTime() / 1000) return refused('Cannot handle token with iat in the future');
    const message = answerSchema(lms.profile.deploymentId(tool)).safeParse(payload);
    return message.success
      ? { kind: 'accepted', items: message.data[`${DL}content_items`] }
      : refused(z.prettifyError(message.error));
  } catch (error) {
    if (error instanceof errors.JOSEError) return refused(error.message);
    throw error;
  }
}

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

function refused(why: string): DeepLinkingAnswer {
  return { kind: 'refused', why };
}

const texts = z.record(z.string(), z.string());

// `label`, dates and `window` are dropped, the rest is kept: recorded.
const contentItem = z.object({
  type: z.literal('ltiResourceLink'),
  title: z.string().default('Untitled'),
  text: z.string().default(''),
  url: z.url().optional(),
  custom: texts.default({}),
  lineItem: z
    .object({
      scoreMaximum: z.number().positive(),
      resourceId: z.string().default(''),
      tag: z.string().default(''),
      submissionReview: z.object({ url: z.url().optional(), custom: texts.optional() }).optional(),
    })
    .optional(),
});

function answerSchema(deploymentId: string) {
  return z.object({
    [`${LTI}message_type`]: z.literal('LtiDeepLinkingResponse'),
    [`${LTI}version`]: z.literal('1.3.0'),
    [`${LTI}deployment_id`]: z.literal(deploymentId),
    // The request had none, so an answer with it is wrong.
    [`${DL}data`]: z.undefined().optional(),
    [`${DL}content_items`]: z.array(contentItem).max(50),
  });
}
