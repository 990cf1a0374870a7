import type { Config } from '../../config.ts';
import { act, fine, look, type Check } from './check.ts';

export type SetUp = {
  config: Pick<Config, 'publicUrl' | 'appSecret' | 'proxies'>;
  /** The id of the secret that seals now: tells nothing of it. */
  keyId: string;
  olderSecrets: number;
  /** Permissions of the file that holds the secret; null: there is none. */
  secretMode: number | null;
  misspelt: readonly { name: string; meant: string }[];
  platforms: number;
};

/** What the settings say of addresses, cookies and secrets. No secret is among the blanks. */
export function checkSetUp(setUp: SetUp): Check[] {
  const { config, misspelt, platforms } = setUp;
  return [
    checkAddress(config),
    ...checkProxies(config),
    checkSecret(setUp),
    ...misspelt.map(({ name, meant }) => look('misspelt', { name, meant })),
    ...(platforms === 0 ? [look('noPlatforms')] : []),
  ];
}

function checkAddress({ publicUrl: url }: SetUp['config']): Check {
  const secure = url.startsWith('https:') || new URL(url).hostname === 'localhost';
  return secure ? fine('address', { url }) : act('addressNotSecure', { url });
}

/** The tool itself speaks http: an https address is a proxy's. */
function checkProxies({ publicUrl, proxies }: SetUp['config']): Check[] {
  return publicUrl.startsWith('https:') && proxies === 0 ? [look('proxyUnknown')] : [];
}

function checkSecret({ config, keyId: id, olderSecrets: count, secretMode }: SetUp): Check {
  if (config.appSecret !== null) return fine(count > 0 ? 'secretSetOlder' : 'secretSet', { id, count });
  if (secretMode === null) return act('secretGone');
  if ((secretMode & OTHERS) !== 0) return act('secretOpen');
  return fine(count > 0 ? 'secretFileOlder' : 'secretFile', { id, count });
}

/** Group and everybody else: read, write, execute. */
const OTHERS = 0o077;
