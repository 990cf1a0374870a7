import { attributesOf } from './html-form.ts';
import type { QueueRow } from './summary.ts';

/** A row of the teacher's queue with the address of its review page. */
export type LinkedRow = QueueRow & { reviewPath: string };

/** The submissions on a queue page, read from its HTML as a browser gets it. */
export function readQueue(html: string, assignment: string): LinkedRow[] {
  return [...html.matchAll(/<tr\b([^>]*\bdata-submission=[^>]*)>(.*?)<\/tr>/gs)].map(([, head = '', inner = '']) => {
    const attribute = (name: string): string => attributesOf(head).get(name) ?? '';
    const marks = attribute('data-marks');
    return {
      submission: attribute('data-submission'),
      student: attribute('data-student'),
      assignment,
      state: attribute('data-state'),
      marks: marks === '' ? null : Number(marks),
      findings: Number(attribute('data-findings')),
      drafted: attribute('data-route') !== '',
      reviewPath: reviewPathIn(inner),
    };
  });
}

/** The path of the page after this one; null on the last. */
export function nextPage(html: string): string | null {
  const links = [...html.matchAll(/<a\b([^>]*)>/g)].map(([, head = '']) => attributesOf(head));
  return links.find((link) => link.get('rel') === 'next')?.get('href') ?? null;
}

function reviewPathIn(row: string): string {
  const links = [...row.matchAll(/<a\b([^>]*)>/g)].map(([, head = '']) => attributesOf(head).get('href') ?? '');
  return links.find((href) => /\/reviews?\//.test(href)) ?? links[0] ?? '';
}
