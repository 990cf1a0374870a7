import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Application } from 'express';
import Handlebars from 'handlebars';
import { viewHelpers } from './view-helpers.ts';
import type { Words } from './words.ts';

/**
 * Makes `res.render('reviews/queue', view)` print `views/reviews/queue.hbs` inside `layouts/page` (or
 * `layout: false`: alone, for a fragment). Every template is compiled here, so a syntax error or an unknown helper
 * stops the start. `view.titleKey` (a key of the locale files) or `view.title` names the page. A file of `partials/`
 * is a partial by its bare name, every other one by its path.
 */
export function useViews(app: Application, viewsDir: string, words: Words): void {
  const templates = compileViews(viewsDir, words);
  app.engine('hbs', (path, options, done) => {
    try {
      done(null, renderView(templates, viewName(viewsDir, path), options as ViewOptions));
    } catch (error) {
      done(error);
    }
  });
  app.set('views', viewsDir).set('view engine', 'hbs');
}

/** What a template gets beside the view: the helpers in these words, and the other templates as partials. */
export type Templates = { named: ReadonlyMap<string, Handlebars.TemplateDelegate>; around: Handlebars.RuntimeOptions };
type ViewOptions = { layout?: false } & Record<string, unknown>;

/** Compiles every `.hbs` file under a folder, by its path without the ending; throws naming the file at fault. */
export function compileViews(viewsDir: string, words: Words): Templates {
  const files = readdirSync(viewsDir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  const templates = files.map((file): [string, Handlebars.TemplateDelegate] => [
    viewName(viewsDir, join(viewsDir, file)),
    compileView(join(viewsDir, file)),
  ]);
  const partials = Object.fromEntries(templates.map(([name, it]) => [name.replace(/^partials\//, ''), it]));
  return { named: new Map(templates), around: { helpers: viewHelpers(words), partials } };
}

export function renderView({ named, around }: Templates, name: string, view: ViewOptions): string {
  const template = named.get(name);
  const layout = named.get('layouts/page');
  if (!template || !layout) throw new Error(`there is no view "${name}" with a layout around it`);
  const body = template(view, around);
  return view.layout === false ? body : layout({ ...view, body }, around);
}

/** Compiled templates by their text, which is all they depend on: several apps in one process compile once. */
const compiled = new Map<string, Handlebars.TemplateDelegate>();

function compileView(file: string): Handlebars.TemplateDelegate {
  const source = readFileSync(file, 'utf8');
  const known = compiled.get(source);
  if (known) return known;
  try {
    Handlebars.precompile(source, COMPILE); // `compile` alone would wait for the first request to find a fault
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
  const template = Handlebars.compile(source, COMPILE);
  compiled.set(source, template);
  return template;
}

const COMPILE = {
  knownHelpersOnly: true,
  // Otherwise a partial's indentation goes into every line of it, the text in a field included.
  preventIndent: true,
  knownHelpers: { t: true, eq: true, date: true, day: true, number: true, called: true, lookup: false, log: false },
};

function viewName(viewsDir: string, path: string): string {
  return relative(viewsDir, path)
    .replaceAll('\\', '/')
    .replace(/\.hbs$/, '');
}
