import type { AuditCheck } from '../../audit/chain-repository.ts';
import type { BackupNote } from '../backup/backup-repository.ts';
import { act, fine, look, minutesSince, type Check } from './check.ts';

export type Proofs = {
  backup: Pick<BackupNote, 'madeAt'> | null;
  audit: AuditCheck | null;
  /** Chains whose own last look found something, whoever looked. */
  bad: number;
  /** The oldest act that is not in its chain yet. */
  waitingSince: Date | null;
};

/** How old the last backup is, and what the last look at the audit chains found. */
export function checkProofs({ backup, audit, bad, waitingSince }: Proofs, now: Date): Check[] {
  return [checkBackup(backup, now), checkAudit(audit, bad, now), ...checkWaiting(waitingSince, now)];
}

function checkBackup(last: Proofs['backup'], now: Date): Check {
  if (last === null) return look('backupNever');
  const count = daysSince(last.madeAt, now);
  const blanks = { at: last.madeAt.toISOString(), count };
  return count >= OLD_BACKUP_DAYS ? look('backupOld', blanks) : fine('backup', blanks);
}

function checkAudit(last: AuditCheck | null, badChains: number, now: Date): Check {
  const bad = Math.max(badChains, last?.bad ?? 0);
  if (bad > 0) return act('auditBad', { count: bad });
  if (last === null) return look('auditNever');
  const { at, chains, entries } = last;
  const blanks = { at: at.toISOString(), chains, entries };
  return daysSince(at, now) >= OLD_AUDIT_DAYS ? look('auditOld', blanks) : fine('auditWhole', blanks);
}

/** A sweep puts acts on record every two seconds. */
function checkWaiting(since: Date | null, now: Date): Check[] {
  if (since === null || minutesSince(since, now) < LATE_MINUTES) return [];
  return [act('auditLate', { at: since.toISOString() })];
}

function daysSince(at: Date, now: Date): number {
  return Math.floor((now.getTime() - at.getTime()) / DAY_MS);
}

const DAY_MS = 86_400_000;
const OLD_BACKUP_DAYS = 2;
const OLD_AUDIT_DAYS = 8; // a weekly look, and a day
const LATE_MINUTES = 10;
