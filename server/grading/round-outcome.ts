import type { Finding, FindingReply, RoundOutcome } from './assessment.ts';

/**
 * What came of handing `found` back to the generator: what it took up and refused by its own word, and what code then
 * saw, settled or made worse. A finding is the same before and after when the same check hits the same place: readers
 * choose their words anew each time.
 */
export function roundOutcome(
  found: readonly Finding[],
  replies: readonly FindingReply[],
  after: readonly Finding[],
): RoundOutcome {
  const repliedTo = (accepted: boolean) =>
    replies.filter((one) => one.accepted === accepted).map((one) => one.findingId);
  const [accepted, declined] = [repliedTo(true), repliedTo(false)];
  return {
    found: idsOf(found),
    takenUp: idsOf(found).filter((id) => accepted.includes(id)),
    refused: idsOf(found).filter((id) => declined.includes(id) && !accepted.includes(id)),
    settled: idsOf(without(found, after)),
    madeWorse: idsOf(without(after, found)),
  };
}

function idsOf(findings: readonly Finding[]): string[] {
  return findings.map((finding) => finding.id);
}

/** Those of the first list beyond what the second holds too; two hits at one place are two. */
function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const left = others.map(placeOf);
  return findings.filter((finding) => {
    const at = left.indexOf(placeOf(finding));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function placeOf(finding: Finding): string {
  return JSON.stringify([finding.check, finding.criterionId, finding.pointId]);
}
