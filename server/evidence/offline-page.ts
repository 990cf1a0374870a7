import { Html, markup } from './markup.ts';

/**
 * The beginning of a page that needs nothing else, up to its heading: no script, no address, and a policy that forbids
 * both, because what follows is other people's words. It opens offline and prints. `OFFLINE_PAGE_END` closes it.
 */
export function offlinePageStart({ language, title, style }: { language: string; title: string; style: string }): Html {
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body><main>
<h1>${title}</h1>
`;
}

export const OFFLINE_PAGE_END = '</main></body></html>\n';
