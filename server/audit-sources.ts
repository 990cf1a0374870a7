import { assignmentAuditSource } from './assignments/audit-source.ts';
import type { AuditSource } from './audit/audit-source.ts';
import { gradebookAuditSource } from './grades/audit-source.ts';
import { workAuditSource } from './reviews/audit-source.ts';
import { extensionAuditSource } from './submissions/extensions/audit-source.ts';

/** Where acts stand stored, besides those that were recorded for the audit alone. A stage that stores new ones adds itself. */
export const AUDIT_SOURCES: readonly AuditSource[] = [
  assignmentAuditSource,
  extensionAuditSource,
  workAuditSource,
  gradebookAuditSource,
];
