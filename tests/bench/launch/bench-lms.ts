import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The LMS's part: a key set on a port, and signed launches. The same for both tools, so its cost is theirs alike. */
export type BenchLms = {
  issuer: string;
  clientId: string;
  jwksUrl: string;
  sign: (launch: { target: string; nonce: string; person: number }) => string;
  close: () => void;
};

export async function startBenchLms(): Promise<BenchLms> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'lms', alg: 'RS256', use: 'sig' }],
  });
  const headers = { 'content-type': 'application/json', 'cache-control': 'max-age=3600' };
  const server = createServer((_req, res) => res.writeHead(200, headers).end(keys)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'bench';
  return {
    ...{ issuer, clientId, jwksUrl: `${issuer}/keys` },
    sign: (launch) => signed(privateKey, { iss: issuer, aud: clientId, ...claimsOf(launch) }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const LTI = 'https://purl.imsglobal.org/spec/lti/claim';

function claimsOf({ target, nonce, person }: Parameters<BenchLms['sign']>[0]) {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{ sub: String(person), nonce, iat: now, exp: now + 60 },
    ...{
      name: `Student ${person}`,
      given_name: 'Student',
      family_name: String(person),
      email: `s${person}@lms.example`,
    },
    [`${LTI}/message_type`]: 'LtiResourceLinkRequest',
    [`${LTI}/version`]: '1.3.0',
    [`${LTI}/deployment_id`]: '1',
    [`${LTI}/target_link_uri`]: target,
    [`${LTI}/resource_link`]: { id: '7', title: 'Essay' },
    [`${LTI}/roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${LTI}/context`]: { id: '2', label: 'ENG101', title: 'English', type: ['CourseSection'] },
  };
}

function signed(key: KeyObject, claims: object): string {
  const encoded = [{ typ: 'JWT', alg: 'RS256', kid: 'lms' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const text = encoded.join('.');
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}
