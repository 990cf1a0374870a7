import { assignmentAuditSource } from './assignments/audit-source.ts';
import type { AuditSource } from './audit/audit-source.ts';
import { gradebookAuditSource } from './grades/audit-source.ts';
import type { Services } from './services.ts';
import { recordSettings } from './audit/record-settings.ts';
import { sweepAudit } from './audit/sweep-audit.ts';
import { workAuditSource } from './reviews/audit-source.ts';
import { extensionAuditSource } from './submissions/extensions/audit-source.ts';

/** Where acts stand stored, besides those that were recorded for the audit alone. A stage that stores new ones adds itself. */
export const AUDIT_SOURCES: readonly AuditSource[] = [
  assignmentAuditSource,
  extensionAuditSource,
  workAuditSource,
  gradebookAuditSource,
];

/** What a worker does every few seconds: puts on record who reads here, once, and then whatever was decided. */
export function auditRound(services: Services): () => Promise<void> {
  let told = false;
  return async () => {
    if (!told) await recordSettings(services, readersOf(services));
    told = true;
    await sweepAudit(services, AUDIT_SOURCES);
  };
}

function readersOf({ readers }: Pick<Services, 'readers'>) {
  const { generator, validator } = readers ?? {};
  return { generator: generator?.name ?? '', validator: validator?.name ?? '', host: generator?.host ?? '' };
}
