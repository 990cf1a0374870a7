import { SEALED_AUDIT_FIELD } from '../audit/keyring.ts';
import { SEALED_VISIT_FIELDS } from '../http/seal-visit.ts';
import { SEALED_LTI_FIELDS } from '../lti/sealed-lti-fields.ts';
import type { SealedField } from '../secrets/sealed-field.ts';

/** Every field of the database that holds sealed values: what `secret reseal` goes through. */
export const SEALED_FIELDS: readonly SealedField[] = [...SEALED_LTI_FIELDS, ...SEALED_VISIT_FIELDS, SEALED_AUDIT_FIELD];
