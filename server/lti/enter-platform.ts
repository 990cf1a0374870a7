import { z } from 'zod';
import type { Config } from '../config.ts';
import { addPlatform } from './add-platform.ts';
import { lmsAddresses, type LmsKind } from './lms-addresses.ts';
import type { LtiServices } from './lti-services.ts';
import type { Platform } from './platform.ts';
import { tokenAudience } from './token-audience.ts';

/** What an admin enters of an LMS; an empty address follows from LMS and issuer (`lmsAddresses`). */
export type EnteredPlatform = z.output<ReturnType<typeof enteredPlatform>>;

export const LMS_KINDS = ['moodle', 'canvas', 'brightspace', 'blackboard', 'other'] as const satisfies LmsKind[];

/** Form or command line as read; the messages are keys of the words. */
export function enteredPlatform({ allowPrivateAddresses }: Pick<Config, 'allowPrivateAddresses'>) {
  const protocol = allowPrivateAddresses ? /^https?$/ : /^https$/;
  const address = z.url({ protocol, error: 'admin:enter.error.address' }).max(2000);
  const optional = z.union([z.literal('').transform(() => null), address]).default(null);
  return z
    .object({
      lms: z.enum(LMS_KINDS, 'admin:enter.error.lms'),
      // Compared with the token's `iss` letter by letter: only what a browser's copy adds is taken off.
      issuer: z.string().trim().pipe(address),
      clientId: z.string().trim().min(1, 'admin:enter.error.clientId').max(255, 'admin:enter.error.clientId'),
      name: z.string().trim().max(100, 'admin:enter.error.name').default(''),
      deployments: z.string().max(5000).default('').transform(deploymentList),
      authEndpoint: optional,
      tokenEndpoint: optional,
      jwksUrl: optional,
      tokenAudience: z.string().trim().max(2000).default(''),
    })
    .transform((entered, context) => {
      const known = lmsAddresses(entered.lms, entered.issuer, entered.clientId);
      const addresses = {
        authEndpoint: entered.authEndpoint ?? known?.authEndpoint,
        tokenEndpoint: entered.tokenEndpoint ?? known?.tokenEndpoint,
        jwksUrl: entered.jwksUrl ?? known?.jwksUrl,
      };
      const full = fullAddresses.safeParse(addresses);
      if (full.success) return { ...entered, ...full.data };
      for (const { path } of full.error.issues)
        context.addIssue({ code: 'custom', path: [...path], message: 'admin:enter.error.needed' });
      return z.NEVER;
    });
}

/** Registers an LMS by hand, or changes what was entered before; its launches are accepted at once. */
export function enterPlatform(services: LtiServices, entered: EnteredPlatform, by: string): Promise<Platform> {
  const { lms, issuer, clientId, name, deployments, authEndpoint, tokenEndpoint, jwksUrl } = entered;
  return addPlatform(services, {
    ...{ issuer, clientId, deployments, authEndpoint, tokenEndpoint, jwksUrl },
    name: name === '' ? new URL(issuer).host : name,
    family: lms,
    tokenAudience: tokenAudience(tokenEndpoint, entered.tokenAudience === '' ? undefined : entered.tokenAudience),
    registeredBy: by,
  });
}

const fullAddresses = z.object({ authEndpoint: z.string(), tokenEndpoint: z.string(), jwksUrl: z.string() });

/** One a line, or parted by commas; LTI Core §3.1.3 allows 255 characters each. */
function deploymentList(text: string): string[] {
  return text
    .split(/[\n,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && one.length <= 255);
}
