import type { Services } from '../services.ts';
import { probeAddress } from './health/probe-address.ts';
import { probeExtraction } from './health/probe-extraction.ts';
import { probeReaders } from './health/probe-readers.ts';
import { readHealth } from './health/read-health.ts';
import type { Check, HealthPart, PartName } from './health/check.ts';
import { runPlatformDoctors } from './platform-doctor.ts';

/**
 * The whole installation: what the health page tells, and what only asking shows: the public address, the model's server
 * (`paid`: its models too), every LMS, the sandbox for files.
 */
export async function runDoctor(services: Services, { paid }: { paid: boolean }): Promise<HealthPart[]> {
  const [parts, readers, lms, address, extraction] = await Promise.all([
    readHealth(services),
    probeReaders(services, paid),
    runPlatformDoctors(services),
    probeAddress(services),
    probeExtraction(services),
  ]);
  const asked: Partial<Record<PartName, Check[]>> = { readers, lms, setUp: [...address, extraction] };
  return parts.map(({ part, checks }) => ({ part, checks: onceEach([...checks, ...(asked[part] ?? [])]) }));
}

/** What is noted of an LMS and what it says when asked is partly the same. */
function onceEach(checks: readonly Check[]): Check[] {
  const keyOf = ({ code, blanks }: Check) => `${code} ${blanks['issuer'] ?? JSON.stringify(blanks)}`;
  return [...new Map(checks.map((check) => [keyOf(check), check])).values()];
}
