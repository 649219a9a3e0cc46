import { join } from 'node:path';
import type { AnyApiServer } from './any-api-server.js';

export const loopbackTodo: AnyApiServer = {
  name: 'loopback-todo',
  title: 'LoopBack todo example',
  packages: [{ name: '@loopback/example-todo', version: '6.0.0' }],
  registry: { kind: 'npm' },
  setting:
    'an Express application; with an empty store in memory, and a geocoder that knows one location, as its own one asks the internet',
  document: '/openapi.json',
  options: () => ({}),
  launch: ({ installed, scratch, port }) => ({
    program: 'node',
    args: [join(scratch, 'start.cjs')],
    env: {},
    files: { 'start.cjs': programOf(installed, port) },
    basePath: '',
  }),
  checked: [
    {
      requirement: 'probe.server-error',
      expects: ['the body is null'],
      why: 'POST /todos with the body null responds with 500, and with 422 to other wrong bodies.',
    },
    {
      requirement: 'probe.lifecycle.created',
      why: 'The document declares remindAtGeo in the request; the server replaces it by the location of remindAtAddress.',
    },
    {
      requirement: 'probe.round-trips.created',
      why: 'The same: remindAtGeo is not the one that was sent.',
    },
  ],
};

function programOf(installed: string, port: number): string {
  const folder = JSON.stringify(join(installed, 'node_modules', '@loopback', 'example-todo'));
  return `const { TodoListApplication } = require(${folder});
const rest = { host: '127.0.0.1', port: ${port}, gracePeriodForClose: 0 };
const app = new TodoListApplication({ rest });
app.bind('datasources.config.db').to({ connector: 'memory' });
app
  .boot()
  .then(() => {
    app.bind('services.Geocoder').to({ geocode: async () => [{ x: 0, y: 0 }] });
    return app.start();
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
`;
}
