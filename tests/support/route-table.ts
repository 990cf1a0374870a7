import type { Express } from 'express';

/** One route of the app: `GET /l/:launchId/queue`. */
export type AppRoute = { method: string; path: string };

/** Every route that the app really has, read from its own router: one that is added stands here without being told. */
export function routeTable(app: Express): AppRoute[] {
  return routesOf(app.router as unknown as Stacked, '');
}

export function routeName({ method, path }: AppRoute): string {
  return `${method} ${path}`;
}

// What Express 5's router keeps of itself; `rawPath` is what a router or route was mounted under.
type Stacked = { stack: Layer[] };
type Layer = {
  rawPath?: string | string[];
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: Partial<Stacked>;
};

function routesOf({ stack }: Stacked, mount: string): AppRoute[] {
  return stack.flatMap(({ route, handle, rawPath }) => {
    if (route) return methodsOf(route).flatMap((method) => at(mount, route.path).map((path) => ({ method, path })));
    const nested = handle.stack === undefined ? null : { stack: handle.stack };
    return nested === null ? [] : at(mount, rawPath ?? '/').flatMap((path) => routesOf(nested, path));
  });
}

function at(mount: string, paths: string | string[]): string[] {
  return [paths].flat().map((path) => (mount + path).replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''));
}

function methodsOf({ methods }: { methods: Record<string, boolean> }): string[] {
  return Object.keys(methods).map((method) => (method === '_all' ? 'POST' : method.toUpperCase()));
}
