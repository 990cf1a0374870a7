import type { DataLine, Kept, Seen } from './data-line.ts';

const NOT_OF_PEOPLE = { withheld: 'nobody' } as const;

/** What the site itself needs: names of those who administer it, and collections that hold nothing about anybody. */
export const SITE_LINES: readonly DataLine[] = [
  ofAdmins('adminAccess', ['by'], 'day'),
  ofAdmins('registrationLinks', ['createdBy'], 'links'),
  ofAdmins('platforms', ['registeredBy'], 'site'),
  ofAdmins('keyRotations', ['by'], 'site'),
  ofAdmins('budgetLimits', ['setBy'], 'site'),
  ofAdmins('retentions', ['hold'], 'site'),
  ofAdmins('notices', ['versions.by'], 'site'),
  {
    ...{ collection: 'readerRules', whose: ['admin', 'teacher'], personal: ['choices.by'] },
    acted: [{ by: 'choices.by' }],
    exported: { withheld: 'acts-alone' },
    ...{ kept: 'site', seen: 'admin', ends: 'stays' },
  },
  {
    ...{ collection: 'erasures', whose: ['admin'], personal: ['by', 'certificate', 'watch'] },
    exported: NOT_OF_PEOPLE,
    ...{ kept: 'proof', seen: 'admin', ends: 'stays' },
  },
  {
    ...{ collection: 'erasedPeople', whose: [], personal: ['hashes'] },
    exported: NOT_OF_PEOPLE,
    ...{ kept: 'proof', seen: 'nobody', ends: 'stays' },
  },
  ofAdmins('auditHeads', ['checked.by'], 'proof'),
  ofNobody('auditEntries', 'proof', 'admin'),
  ofNobody('auditKeys', 'proof', 'nobody'),
  ofAdmins('backups', ['by'], 'site'),
  ofAdmins('auditChecks', ['by'], 'proof'),
  ofNobody('processes', 'running', 'admin'),
  ofNobody('courses', 'site', 'course'),
  ofNobody('links', 'site', 'course'),
  ofNobody('rubricVersions', 'site', 'course'),
  ofNobody('budgets', 'accounts', 'teachers'),
  ofNobody('departureParts', 'departures', 'teachers'),
  ofNobody('batchRuns', 'answers', 'nobody'),
  ofNobody('providerPauses', 'running', 'admin'),
  ofNobody('providerCallers', 'running', 'nobody'),
  ofNobody('rateLimits', 'running', 'nobody'),
  ofNobody('ltijs_platform', 'site', 'nobody'),
  ofNobody('ltijs_publickey', 'site', 'nobody'),
  ofNobody('ltijs_privatekey', 'site', 'nobody'),
  ofNobody('ltijs_accesstoken', 'running', 'nobody'),
  ofNobody('migrations', 'site', 'nobody'),
  ofNobody('migrationLocks', 'running', 'nobody'),
];

/** Who may run the command line is an account of the host, not a person of an LMS: `cli:<os user>`. */
function ofAdmins(collection: string, personal: readonly string[], kept: Kept): DataLine {
  return { collection, whose: ['admin'], personal, exported: NOT_OF_PEOPLE, kept, seen: 'admin', ends: 'stays' };
}

function ofNobody(collection: string, kept: Kept, seen: Seen): DataLine {
  return { collection, whose: [], personal: [], exported: NOT_OF_PEOPLE, kept, seen, ends: 'stays' };
}
