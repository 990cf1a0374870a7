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

export type Templates = ReadonlyMap<string, Handlebars.TemplateDelegate>;
type ViewOptions = { layout?: false } & Record<string, unknown>;

/** Compiles every `.hbs` file under a folder, by its path without the ending; throws naming the file at fault. */
export function compileViews(viewsDir: string, words: Words): Templates {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(viewHelpers(words));
  const names = readdirSync(viewsDir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  const templates = names.map((file): [string, Handlebars.TemplateDelegate] => [
    viewName(viewsDir, join(viewsDir, file)),
    compileView(handlebars, join(viewsDir, file)),
  ]);
  for (const [name, template] of templates) handlebars.registerPartial(name.replace(/^partials\//, ''), template);
  return new Map(templates);
}

export function renderView(templates: Templates, name: string, view: ViewOptions): string {
  const template = templates.get(name);
  const layout = templates.get('layouts/page');
  if (!template || !layout) throw new Error(`there is no view "${name}" with a layout around it`);
  const body = template(view);
  return view.layout === false ? body : layout({ ...view, body });
}

function compileView(handlebars: typeof Handlebars, file: string): Handlebars.TemplateDelegate {
  const source = readFileSync(file, 'utf8');
  try {
    handlebars.precompile(source, COMPILE); // `compile` alone would wait for the first request to find a fault
  } catch (cause) {
    throw new Error(`${file}: ${(cause as Error).message}`, { cause });
  }
  return handlebars.compile(source, COMPILE);
}

const COMPILE = {
  knownHelpersOnly: true,
  // Otherwise a partial's indentation goes into every line of it, the text in a field included.
  preventIndent: true,
  knownHelpers: { t: true, eq: true, date: true, number: true, called: true, lookup: false, log: false },
};

function viewName(viewsDir: string, path: string): string {
  return relative(viewsDir, path)
    .replaceAll('\\', '/')
    .replace(/\.hbs$/, '');
}
