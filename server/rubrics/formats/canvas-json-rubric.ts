import { levelMarks } from '../criterion-marks.ts';
import type { Rubric } from '../rubric.ts';
import { rubricTotal } from '../rubric-version.ts';
import { acceptDrafts, refused } from './accept-drafts.ts';
import type { DraftCriterion, DraftLevel, DraftRubric, Field } from './draft-rubric.ts';
import { htmlToText, looksLikeHtml, textToHtml } from './html-text.ts';
import { readPositionedJson, type JsonNode } from './positioned-json.ts';
import { joinTiedLevels } from './join-tied-levels.ts';
import type { LeftOut, LeftWhat, Place, ReadOptions, ReadRubrics } from './rubric-format.ts';

/**
 * A rubric as Canvas's API answers with it, or a list of them (Canvas, "Rubrics" API: models Rubric, RubricCriterion,
 * RubricRating; lib/api/v1/rubric.rb), and as an assignment of its API carries one. The criteria stand in `data`, with
 * `style=full` also in `criteria`.
 */
export function readCanvasJson(text: string, options: ReadOptions): ReadRubrics {
  const json = readPositionedJson(text);
  if (json.kind === 'refused') {
    const { line, column, path, reason } = json;
    return refused([{ place: { kind: 'text', line, column, path }, reason }]);
  }
  const rubrics = rubricsIn(json.root);
  if (rubrics.length > 0) return acceptDrafts(joinTiedLevels(rubrics.map(draftRubric)), options);
  return refused([
    { place: placeOf(json.root), reason: 'holds no rubric: no list of criteria in “data” or “criteria”' },
  ]);
}

type Found = { node: JsonNode; title: JsonNode | undefined; criteria: JsonNode };

function rubricsIn(node: JsonNode): Found[] {
  if (node.kind === 'array') return node.items.flatMap(rubricsIn);
  if (node.kind !== 'object') return [];
  const settings = member(node, 'rubric_settings');
  const criteria = listNode(member(node, 'data')) ?? listNode(member(node, 'criteria'));
  if (criteria) return [{ node, title: member(node, 'title'), criteria }];
  const inside = listNode(member(node, 'rubric'));
  if (inside && settings) return [{ node: settings, title: member(settings, 'title'), criteria: inside }];
  return ['rubric', 'rubrics'].flatMap((name) => {
    const inner = member(node, name);
    return inner ? rubricsIn(inner) : [];
  });
}

function draftRubric({ node, title, criteria }: Found): DraftRubric {
  const left: LeftOut[] = [];
  const note = (is: boolean, what: LeftWhat) => {
    if (is) left.push({ what, names: [] });
  };
  note(isTrue(node, 'free_form_criterion_comments'), 'free-form');
  note(isTrue(node, 'hide_score_total') || isTrue(node, 'hide_points'), 'hidden-points');
  note((entriesOf(member(node, 'assessments')) ?? entriesOf(member(node, 'associations')) ?? []).length > 0, 'uses');
  const name = fieldOf(title, placeOf(node));
  return {
    place: placeOf(node),
    title: name,
    criteria: (entriesOf(criteria) ?? []).map((one) => draftCriterion(one, left)),
    left,
  };
}

function draftCriterion(node: JsonNode, left: LeftOut[]): DraftCriterion {
  const title = fieldAt(node, 'description');
  const long = fieldAt(node, 'long_description');
  const names = [title.text];
  if (isTrue(node, 'criterion_use_range')) left.push({ what: 'ranges', names });
  if (isTrue(node, 'ignore_for_scoring')) left.push({ what: 'not-scored', names });
  if (['learning_outcome_id', 'outcome_id'].some((name) => fieldAt(node, name).text !== ''))
    left.push({ what: 'outcomes', names });
  return {
    place: placeOf(node),
    id: fieldAt(node, 'id'),
    title,
    description: { ...long, text: asText(long.text) },
    levels: (entriesOf(member(node, 'ratings')) ?? []).map(draftLevel),
  };
}

function draftLevel(node: JsonNode): DraftLevel {
  const long = fieldAt(node, 'long_description');
  return {
    place: placeOf(node),
    id: fieldAt(node, 'id'),
    title: fieldAt(node, 'description'),
    points: fieldAt(node, 'points'),
    descriptor: { ...long, text: asText(long.text) },
  };
}

/** Canvas makes HTML of a criterion's long description when it stores it (app/models/rubric.rb, `format_message`). */
function asText(text: string): string {
  return looksLikeHtml(text) ? htmlToText(text).trim() : text;
}

function member(node: JsonNode, name: string): JsonNode | undefined {
  return node.kind === 'object' ? node.members.get(name) : undefined;
}

/** A list, or the numbered members in which Canvas's forms send one. */
function listNode(node: JsonNode | undefined): JsonNode | undefined {
  return entriesOf(node) ? node : undefined;
}

function entriesOf(node: JsonNode | undefined): JsonNode[] | null {
  if (node?.kind === 'array') return node.items;
  if (node?.kind !== 'object' || node.members.size === 0) return null;
  const names = [...node.members.keys()];
  if (!names.every((name) => /^\d{1,4}$/.test(name))) return null;
  return names.toSorted((a, b) => Number(a) - Number(b)).flatMap((name) => node.members.get(name) ?? []);
}

function isTrue(node: JsonNode, name: string): boolean {
  return ['true', '1'].includes(fieldAt(node, name).text);
}

function fieldAt(node: JsonNode, name: string): Field {
  const inside = member(node, name);
  const place = placeOf(node);
  const path = place.path === '' ? name : `${place.path}.${name}`;
  return fieldOf(inside, inside ? placeOf(inside) : { ...place, path });
}

function fieldOf(node: JsonNode | undefined, place: Place): Field {
  if (node?.kind !== 'scalar' || node.value === null) return { text: '', place: node ? placeOf(node) : place };
  return { text: String(node.value).trim(), place: placeOf(node) };
}

function placeOf({ line, column, path }: JsonNode): Extract<Place, { kind: 'text' }> {
  return { kind: 'text', line, column, path };
}

/** Ratings from most to fewest points, as Canvas sorts them; a weighted criterion has the points it counts. */
export function writeCanvasJson(rubric: Rubric): string {
  const data = rubric.criteria.map((criterion) => ({
    id: criterion.id,
    description: criterion.title,
    long_description: asHtml(criterion.description),
    points: Math.max(...criterion.levels.map((level) => levelMarks(criterion, level))),
    criterion_use_range: false,
    ratings: criterion.levels.toReversed().map((level) => ({
      id: level.id,
      criterion_id: criterion.id,
      description: level.title,
      long_description: level.descriptor === level.title ? '' : asHtml(level.descriptor),
      points: levelMarks(criterion, level),
    })),
  }));
  const settings = { free_form_criterion_comments: false, hide_score_total: false };
  const json = { title: rubric.title, points_possible: rubricTotal(rubric), ...settings, data };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Plain unless it would be read as HTML. */
function asHtml(text: string): string {
  return looksLikeHtml(text) ? textToHtml(text) : text;
}
