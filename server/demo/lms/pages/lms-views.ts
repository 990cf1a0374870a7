import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import Handlebars from 'handlebars';

/** The demo LMS's pages in `views/demo/`, compiled once. `render` wraps a page in the layout; `data.title` is needed. */
export type LmsViews = { render: (page: string, data: { title: string } & Record<string, unknown>) => string };

export function loadLmsViews(brand: string): LmsViews {
  const engine = Handlebars.create();
  const files = readdirSync(VIEWS).filter((file) => extname(file) === '.hbs');
  const pages = new Map(files.map((file) => [basename(file, '.hbs'), compiled(engine, file)]));
  const page = (name: string) => {
    const found = pages.get(name);
    if (found === undefined) throw new Error(`views/demo/${name}.hbs is missing.`);
    return found;
  };
  return { render: (name, data) => page('layout')({ ...data, brand, body: page(name)(data) }) };
}

/** Where the templates, the style sheet and the one script of the demo LMS are. */
export const VIEWS = join(import.meta.dirname, '../../../../views/demo');

function compiled(engine: typeof Handlebars, file: string): Handlebars.TemplateDelegate {
  return engine.compile(readFileSync(join(VIEWS, file), 'utf8'), { knownHelpersOnly: true, strict: false });
}
