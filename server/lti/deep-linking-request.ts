import { z } from 'zod';
import { CLAIM, type Claims } from './claims.ts';

/** What a platform asks of the picker, and where the answer goes. LTI Deep Linking 2.0 §3.3 */
export type DeepLinkingRequest = {
  returnUrl: string;
  acceptTypes: string[];
  /** Where the platform can show a link: `iframe`, `window`, `frame`. */
  acceptTargets: string[];
  acceptMultiple: boolean;
  /** Null: the platform did not say whether it makes line items of the answer. */
  acceptLineItem: boolean | null;
  /** The opaque `data`, as JSON so that it goes back exactly as it came; null when there was none. */
  data: string | null;
};

/** Reads the settings of a deep linking request; null when one that is required is missing or of another type. */
export function readDeepLinking(claims: Claims): DeepLinkingRequest | null {
  const parsed = settingsSchema.safeParse(claims[CLAIM.deepLinkingSettings]);
  if (!parsed.success) return null;
  const settings = parsed.data;
  return {
    returnUrl: settings.deep_link_return_url,
    acceptTypes: settings.accept_types,
    acceptTargets: settings.accept_presentation_document_targets,
    acceptMultiple: settings.accept_multiple,
    acceptLineItem: settings.accept_lineitem,
    data: settings.data === undefined ? null : JSON.stringify(settings.data),
  };
}

/**
 * Whether the answer would go to the platform that asked: a signed assignment list of one course must not be posted to
 * a stranger. Hosted Canvas schools share one issuer and have a host of their own below instructure.com.
 */
export function returnsToPlatform(returnUrl: string, platformUrls: readonly string[]): boolean {
  const { origin, hostname, protocol } = new URL(returnUrl);
  const known = platformUrls.filter((url) => URL.canParse(url)).map((url) => new URL(url));
  if (known.some((url) => url.origin === origin)) return true;
  const hostedCanvas = known.some((url) => url.hostname.endsWith(CANVAS_HOST));
  return hostedCanvas && protocol === 'https:' && hostname.endsWith(CANVAS_HOST);
}

const CANVAS_HOST = '.instructure.com';

const settingsSchema = z.object({
  deep_link_return_url: z.url({ protocol: /^https?$/ }).max(4000),
  accept_types: z.array(z.string().max(255)).max(50),
  accept_presentation_document_targets: z.array(z.string().max(255)).max(50),
  accept_multiple: z.boolean().catch(false),
  accept_lineitem: z.boolean().nullable().catch(null),
  data: z.unknown().optional(),
});
