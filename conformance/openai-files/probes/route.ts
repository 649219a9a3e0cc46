import type { OpenAIProbe } from './openai-probe.js';
import { rawRequest } from './raw-requests.js';
import { words } from '../../difference/reading.js';

/** What answers to a path or a method that has no operation. */
export const routeProbes: readonly OpenAIProbe[] = [
  {
    name: 'errors/unknown-paths',
    title: 'Paths that belong to no operation are answered with 404, whatever the method',
    requirements: ['ROUTE-02', 'ERROR-01'],
    operations: [],
    evidence: ['recording: listFiles#9'],
    async run(target) {
      const asked = [
        ['GET', '/file'],
        ['GET', '/files/upspec/contents'],
        ['GET', '/files/upspec/content/upspec'],
        ['POST', '/files/upspec/content/upspec'],
        ['GET', '/v1/files'],
        ['POST', '/upload'],
        ['DELETE', '/upspec/upspec'],
        ['PUT', '/upspec'],
      ] as const;
      for (const [method, path] of asked) await target.ask({ method, path, want: 404 });
    },
  },
  {
    name: 'errors/unknown-methods',
    title: 'Methods that have no operation at the paths of files',
    requirements: ['ROUTE-04'],
    operations: [],
    evidence: ['unknown: no recording shows one'],
    async run(target) {
      // None is sent that a server might take for the deletion of everything.
      const asked = [
        ['PATCH', '/files'],
        ['PUT', '/files/upspec-nobody-has-this-id'],
        ['PATCH', '/files/upspec-nobody-has-this-id'],
        ['PUT', '/files/upspec-nobody-has-this-id/content'],
        ['UPSPEC', '/files'],
      ] as const;
      for (const [method, path] of asked) {
        const answer = await target.askRaw({ ...rawRequest({ method, path }), want: 'any' });
        const actual = words(`${method} ${path}: status ${answer.status}`);
        target.observe(answer, { requirement: 'ROUTE-04', actual });
      }
    },
  },
];
