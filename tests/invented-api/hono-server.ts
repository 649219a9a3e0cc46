import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { Archive } from './hono-server/archive.js';
import { addPeople } from './hono-server/people.js';
import { Rejection } from './hono-server/problem.js';
import { addSelections } from './hono-server/selections.js';
import { addTakes } from './hono-server/takes.js';
import type { RunningServer } from './server.js';

const HABITATS = [
  { name: 'Heathland', isWet: false, code: 'heath' },
  { name: 'Hedgerow', isWet: false, code: 'hedge' },
  { name: 'Marsh', isWet: true, code: 'marsh' },
  { name: 'Woodland', isWet: false, code: 'wood' },
];

/**
 * Starts a second implementation of the invented API, which has nothing in common with the first one:
 * other ids, other entity tags, times with milliseconds, absolute URLs, another order of everything.
 */
export async function startHonoServer(key: string): Promise<RunningServer> {
  const server = createAdaptorServer(createApp(key));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/api`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function createApp(key: string): Hono {
  const app = new Hono();
  const archive = new Archive();
  app.get('/api/habitats', (context) => context.json(HABITATS));
  app.use('/api/*', async (context, next) => {
    if (context.req.header('x-archive-key') === key) return next();
    throw new Rejection(401, 'Who are you?', {
      headers: { 'www-authenticate': 'ApiKey realm="sounds"' },
    });
  });
  addPeople(app, archive);
  addTakes(app, archive);
  addSelections(app, archive);
  app.notFound((context) => {
    const methods = methodsOf(app, context);
    if (methods.length === 0) return rejected(context, new Rejection(404, 'No such path.'));
    const headers = { allow: methods.join(', ') };
    return rejected(context, new Rejection(405, 'Not with this method.', { headers }));
  });
  app.onError((error, context) => {
    if (error instanceof Rejection) return rejected(context, error);
    throw error;
  });
  return app;
}

function rejected({ req }: Context, rejection: Rejection): Response {
  return rejection.toResponse(new URL(req.path, req.url).href);
}

/** The methods that a path has; RFC 9110, section 15.5.6: `Allow` lists them. */
function methodsOf(app: Hono, { req }: Context): readonly string[] {
  const routes = app.routes.filter(({ path, method }) => {
    const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
    return method !== 'ALL' && pattern.test(req.path);
  });
  return [...new Set(routes.map(({ method }) => method))];
}
