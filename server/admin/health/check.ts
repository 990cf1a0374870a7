/**
 * One thing that was looked at: `code` names the words (`admin:doctor.<code>`), `blanks` fill them; `lms` picks the
 * words for the screens of one kind of LMS, where there are any.
 */
export type Check = {
  /** Fine; look at it when there is time; act now. */
  verdict: 'ok' | 'attention' | 'problem';
  code: string;
  blanks: Record<string, string | number>;
  lms?: string;
};

/** What was looked at of one part of the installation, in the order in which it is told. */
export type HealthPart = { part: PartName; checks: Check[] };

export type PartName = 'processes' | 'queue' | 'readers' | 'money' | 'lms' | 'database' | 'proofs' | 'setUp';

export const fine = (code: string, blanks: Check['blanks'] = {}): Check => ({ verdict: 'ok', code, blanks });
export const look = (code: string, blanks: Check['blanks'] = {}): Check => ({ verdict: 'attention', code, blanks });
export const act = (code: string, blanks: Check['blanks'] = {}): Check => ({ verdict: 'problem', code, blanks });

/** Whole minutes from one moment to another. */
export function minutesSince(at: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - at.getTime()) / 60_000));
}
