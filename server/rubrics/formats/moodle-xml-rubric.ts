import { levelMarks } from '../criterion-marks.ts';
import type { Criterion, Rubric } from '../rubric.ts';
import { acceptDrafts, refused } from './accept-drafts.ts';
import { beginning } from './complete-draft.ts';
import type { DraftCriterion, DraftLevel, DraftRubric, Field } from './draft-rubric.ts';
import { htmlToText } from './html-text.ts';
import { moodleNotes } from './moodle-notes.ts';
import { joinTiedLevels } from './join-tied-levels.ts';
import type { LeftOut, Place, ReadOptions, ReadRubrics } from './rubric-format.ts';
import { childNamed, elementsNamed, readXmlTree, xmlText, type XmlElement } from './xml-tree.ts';

/**
 * The `grading.xml` of an activity in a Moodle course backup (Moodle, `backup_activity_grading_structure_step` in
 * backup/moodle2/backup_stepslib.php and `backup_gradingform_rubric_plugin` in grade/grading/form/rubric). A criterion
 * has one text and a level has one text and a score: the first line of several is the title.
 */
const PLUGIN = 'plugin_gradingform_rubric_definition';

export function readMoodleXml(text: string, options: ReadOptions): ReadRubrics {
  const xml = readXmlTree(text);
  if (xml.kind === 'refused') return refused([{ place: placeOf(xml.line, ''), reason: xml.reason }]);
  const plugins = elementsNamed(xml.root, PLUGIN);
  if (plugins.length > 0) return acceptDrafts(joinTiedLevels(plugins.map(draftRubric)), options);
  const others = [...new Set(elementsNamed(xml.root, 'method').map((method) => method.text))];
  const instead = others.length > 0 ? ` (it holds: ${others.join(', ').slice(0, 100)})` : '';
  const reason = `holds no rubric: there is no ${PLUGIN} in it${instead}`;
  return refused([{ place: placeOf(xml.root.line, xml.root.name), reason }]);
}

function placeOf(line: number, path: string): Extract<Place, { kind: 'element' }> {
  return { kind: 'element', line, path };
}

function draftRubric(plugin: XmlElement): DraftRubric {
  const definition = plugin.parent?.name === 'definition' ? plugin.parent : null;
  const left: LeftOut[] = moodleNotes(definition, plugin);
  const criteria = (childNamed(plugin, 'criteria')?.children ?? []).filter(({ name }) => name === 'criterion');
  const inOrder = criteria.toSorted((a, b) => sortOrder(a) - sortOrder(b));
  return {
    place: placeOf(plugin.line, PLUGIN),
    title: fieldIn(definition, 'name', '', left),
    description: fieldIn(definition, 'description', '', left),
    criteria: inOrder.map((criterion, index) => draftCriterion(criterion, `criterion ${index + 1}`, left)),
    left,
  };
}

function sortOrder(criterion: XmlElement): number {
  return Number(childNamed(criterion, 'sortorder')?.text ?? 0) || 0;
}

function draftCriterion(criterion: XmlElement, path: string, left: LeftOut[]): DraftCriterion {
  const whole = fieldIn(criterion, 'description', path, left);
  const { title, text } = titleAndText(whole.text, LONGEST_TITLE.criterion);
  const levels = (childNamed(criterion, 'levels')?.children ?? []).filter(({ name }) => name === 'level');
  return {
    place: placeOf(criterion.line, path),
    title: { ...whole, text: title === '' ? text : title },
    description: { ...whole, text: title === '' ? '' : text },
    levels: levels.map((level, index) => draftLevel(level, `${path}, level ${index + 1}`, left)),
  };
}

function draftLevel(level: XmlElement, path: string, left: LeftOut[]): DraftLevel {
  const whole = fieldIn(level, 'definition', path, left);
  const { title, text } = titleAndText(whole.text, LONGEST_TITLE.level);
  const place = placeOf(level.line, path);
  return {
    place,
    title: { ...whole, text: title },
    points: fieldIn(level, 'score', path, left),
    descriptor: { ...whole, text },
  };
}

const LONGEST_TITLE = { criterion: 200, level: 120 };

/** Title and the text under it; a single line, or a first line too long for a title, is all text. */
function titleAndText(whole: string, longest: number): { title: string; text: string } {
  const [, first = '', rest = ''] = /^([^\n]*)\n([^]*)$/.exec(whole) ?? [];
  const [title, text] = [first.trim(), rest.trim()];
  return title !== '' && text !== '' && title.length <= longest ? { title, text } : { title: '', text: whole };
}

/** Moodle's FORMAT_HTML. Texts of criteria and levels are shown as they stand, whatever their format says otherwise. */
const HTML = '1';
const NOTHING = '$@NULL@$';

function fieldIn(owner: XmlElement | null, name: string, path: string, left: LeftOut[]): Field {
  const child = childNamed(owner, name);
  const place = placeOf((child ?? owner)?.line ?? 1, [path, name].filter(Boolean).join(', '));
  const raw = child && child.text !== NOTHING ? child.text.trim() : '';
  if (childNamed(owner, `${name}format`)?.text.trim() !== HTML) return { text: raw, place };
  const text = htmlToText(raw).trim();
  if (/<(?!\/?(p|br|div|span)\b)[a-z]/i.test(raw)) left.push({ what: 'formatting', names: [beginning(text)] });
  if (raw.includes('@@PLUGINFILE@@')) left.push({ what: 'files', names: [beginning(text)] });
  return { text, place };
}

/** One `grading.xml`; its rubric is ready for use (status 20) and its texts are plain. */
export function writeMoodleXml(rubric: Rubric): string {
  const options = JSON.stringify(OPTIONS);
  const definition = [
    ...[tag('method', 'rubric'), tag('name', rubric.title), tag('description', rubric.description)],
    ...[tag('descriptionformat', '2'), tag('status', '20'), tag('timecreated', '0'), tag('timemodified', '0')],
    ...[tag('options', options), block(PLUGIN, [block('criteria', rubric.criteria.map(writeCriterion))])],
    block('instances', []),
  ];
  const area = [tag('areaname', 'submissions'), tag('activemethod', 'rubric')];
  const definitions = block('definitions', [block('definition', definition, 1)]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${block('areas', [block('area', [...area, definitions], 1)])}\n`;
}

/** Moodle's own defaults (`get_default_options` in grade/grading/form/rubric/lib.php). */
const OPTIONS = {
  ...{ sortlevelsasc: 1, lockzeropoints: 1, alwaysshowdefinition: 1, showdescriptionteacher: 1 },
  ...{ showdescriptionstudent: 1, showscoreteacher: 1, showscorestudent: 1, enableremarks: 1, showremarksstudent: 1 },
};

function writeCriterion(criterion: Criterion, index: number): string {
  const text = [criterion.title, criterion.description].filter((part) => part !== '').join('\n');
  const levels = criterion.levels.map((level, l) =>
    block(
      'level',
      [tag('score', levelMarks(criterion, level).toFixed(5)), ...definitionOf(level)],
      index * 100 + l + 1,
    ),
  );
  const head = [tag('sortorder', String(index + 1)), tag('description', text), tag('descriptionformat', '0')];
  return block('criterion', [...head, block('levels', levels)], index + 1);
}

function definitionOf({ title, descriptor }: Criterion['levels'][number]): string[] {
  const alone = titleAndText(descriptor, LONGEST_TITLE.level).title === '' && beginning(descriptor) === title;
  const text = alone || descriptor === '' ? descriptor || title : `${title}\n${descriptor}`;
  return [tag('definition', text), tag('definitionformat', '0')];
}

function tag(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}

function block(name: string, children: readonly string[], id?: number): string {
  const attribute = id === undefined ? '' : ` id="${id}"`;
  if (children.length === 0) return `<${name}${attribute}>\n</${name}>`;
  return `<${name}${attribute}>\n${children.join('\n')}\n</${name}>`;
}
