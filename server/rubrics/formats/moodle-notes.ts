import type { LeftOut, LeftWhat } from './rubric-format.ts';
import { childNamed, elementsNamed, type XmlElement } from './xml-tree.ts';

/** What a Moodle definition says beside its criteria and levels, and ours does not keep. */
export function moodleNotes(definition: XmlElement | null, plugin: XmlElement): LeftOut[] {
  const options = optionsOf(childNamed(definition, 'options')?.text ?? '');
  const off = (name: string) => options !== null && isOff(options[name]);
  const hidden = SHOWN.filter((name) => options !== null && name in options && off(name));
  const gradings = definition ? elementsNamed(definition, 'instance').length : 0;
  return [
    ...noteOf('display-options', hidden),
    ...(startsAboveZero(plugin) && off('lockzeropoints') ? [{ what: 'minimum-points' as const, names: [] }] : []),
    ...noteOf('gradings', gradings > 0 ? [String(gradings)] : []),
    ...noteOf('other-methods', otherMethods(definition)),
  ];
}

function noteOf(what: LeftWhat, names: string[]): LeftOut[] {
  return names.length > 0 ? [{ what, names }] : [];
}

/** Options of Moodle's rubric that are on unless somebody turned them off. */
const SHOWN = [
  ...['alwaysshowdefinition', 'showdescriptionteacher', 'showdescriptionstudent', 'showscoreteacher'],
  ...['showscorestudent', 'enableremarks', 'showremarksstudent'],
];

/** Null where none were stored: Moodle's own then hold, all of them on. */
function optionsOf(text: string): Record<string, unknown> | null {
  try {
    const options: unknown = JSON.parse(text);
    return typeof options === 'object' && options !== null ? (options as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isOff(option: unknown): boolean {
  return [undefined, null, 0, '0', '', false].includes(option as undefined);
}

/** A marking guide, say, that stands beside the rubric in the same area. */
function otherMethods(definition: XmlElement | null): string[] {
  const definitions = definition?.parent?.children ?? [];
  const methods = definitions.map((one) => childNamed(one, 'method')?.text ?? '');
  return [...new Set(methods.filter((method) => method !== '' && method !== 'rubric'))];
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
