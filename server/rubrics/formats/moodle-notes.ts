import type { LeftOut } from './rubric-format.ts';
import { childNamed, elementsNamed, type XmlElement } from './xml-tree.ts';

/** What a Moodle definition says beside its criteria and levels, and ours does not keep. */
export function moodleNotes(definition: XmlElement | null, plugin: XmlElement): LeftOut[] {
  const options = optionsOf(childNamed(definition, 'options')?.text ?? '');
  const changed = Object.keys(SHOWN).filter((name) => name in options && String(options[name]) === '0');
  const gradings = definition ? elementsNamed(definition, 'instance').length : 0;
  const area = definition?.parent?.parent;
  const others = (childNamed(area ?? null, 'definitions')?.children ?? []).filter((one) => one !== definition);
  return [
    ...(changed.length > 0 ? [{ what: 'display-options' as const, names: changed }] : []),
    ...(startsAboveZero(plugin) && 'sortlevelsasc' in options && String(options['lockzeropoints'] ?? 0) === '0'
      ? [{ what: 'minimum-points' as const, names: [] }]
      : []),
    ...(gradings > 0 ? [{ what: 'gradings' as const, names: [String(gradings)] }] : []),
    ...(others.length > 0 ? [{ what: 'other-methods' as const, names: others.map(methodOf) }] : []),
  ];
}

/** Options of Moodle's rubric that are on unless somebody turned them off. */
const SHOWN = {
  ...{ alwaysshowdefinition: 1, showdescriptionteacher: 1, showdescriptionstudent: 1, showscoreteacher: 1 },
  ...{ showscorestudent: 1, enableremarks: 1, showremarksstudent: 1 },
};

function optionsOf(text: string): Record<string, unknown> {
  try {
    const options: unknown = JSON.parse(text);
    return typeof options === 'object' && options !== null ? (options as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Without `lockzeropoints` (absent in rubrics from before Moodle 3.2) the least that a rubric can give counts as
 * nothing; points of ours always count as they stand.
 */
function startsAboveZero(plugin: XmlElement): boolean {
  const criteria = elementsNamed(plugin, 'criterion');
  return criteria.some((criterion) => {
    const scores = elementsNamed(criterion, 'score').map((score) => Number(score.text));
    return scores.length > 0 && Math.min(...scores) > 0;
  });
}

function methodOf(definition: XmlElement): string {
  return childNamed(definition, 'method')?.text ?? '';
}
