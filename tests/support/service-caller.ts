import { request } from 'node:http';
import type { TinyTool } from './tiny-lti-tool.ts';

/** Calls an LTI service with a fresh token of one scope, and shows what `fetch` hides: reason phrase and raw headers. */
export type ServiceCaller = {
  (method: string, url: string, options: CallOptions): Promise<Answer>;
  token: (assertion: string, scope: string) => Promise<Answer>;
};

type CallOptions = { scope: string; type?: string; accept?: string; body?: string };
export type Answer = { status: number; reason: string; type: string; link: string; text: string };

export function createServiceCaller(tokenUrl: string, tool: TinyTool): ServiceCaller {
  const token = (assertion: string, scope: string) => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      scope,
    });
    return send('POST', tokenUrl, { 'content-type': 'application/x-www-form-urlencoded' }, form.toString());
  };
  const call = async (method: string, url: string, { scope, type, accept, body }: CallOptions) => {
    const granted = JSON.parse((await token(await tool.assertion({ aud: tokenUrl }), scope)).text) as {
      access_token: string;
    };
    const headers = { authorization: `Bearer ${granted.access_token}` };
    const typed = {
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(accept === undefined ? {} : { accept }),
    };
    return send(method, url, { ...headers, ...typed }, body);
  };
  return Object.assign(call, { token });
}

function send(method: string, url: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        const { 'content-type': type = '', link = '' } = response.headers;
        const status = response.statusCode ?? 0;
        resolve({ status, reason: response.statusMessage ?? '', type, link: String(link), text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
