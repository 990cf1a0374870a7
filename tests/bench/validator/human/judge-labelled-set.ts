import { basename } from 'node:path';
import { judgeGradedComments } from './judge-graded-comments.ts';
import { judgeTutorReplies } from './judge-tutor-replies.ts';
import { labelledItemSchema, type LabelledItem } from './labelled-item.ts';
import { readJsonl } from './read-jsonl.ts';
import type { Recall } from './recall.ts';

/** What the checks find in one file of feedback that people labelled, or why the file was skipped. */
export type LabelledSet =
  { name: string; kind: 'judged'; n: number; recalls: Recall[] } | { name: string; kind: 'skipped'; reason: string };

export async function judgeLabelledSet(path: string): Promise<LabelledSet> {
  const name = basename(path).replace(/\.jsonl$/u, '');
  const read = await readJsonl<LabelledItem>(path, labelledItemSchema);
  if (read.kind === 'unusable') return { name, kind: 'skipped', reason: read.reason };
  const replies = read.items.filter((item) => item.kind === 'feedback-quality');
  const comments = read.items.filter((item) => item.kind === 'comment-vs-grade');
  const recalls = [
    ...(replies.length > 0 ? judgeTutorReplies(replies) : []),
    ...(comments.length > 0 ? judgeGradedComments(comments) : []),
  ];
  return { name, kind: 'judged', n: read.items.length, recalls };
}
