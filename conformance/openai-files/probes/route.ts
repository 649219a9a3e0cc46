import type { OpenAIProbe } from './openai-probe.js';
import { rawRequest } from './raw-requests.js';
import { statusOf } from '../../difference/reading.js';

/** Responses to a path or a method without an operation. */
export const routeProbes: readonly OpenAIProbe[] = [
  {
    name: 'errors/unknown-paths',
    title: 'Paths without an operation return 404 for every method',
    requirements: ['ROUTE-02', 'ERROR-01'],
    operations: [],
    evidence: ['recording: listFiles#9'],
    async run(target) {
      const requested = [
        ['GET', '/file'],
        ['GET', '/files/upspec/contents'],
        ['GET', '/files/upspec/content/upspec'],
        ['POST', '/files/upspec/content/upspec'],
        ['GET', '/v1/files'],
        ['POST', '/upload'],
        ['DELETE', '/upspec/upspec'],
        ['PUT', '/upspec'],
      ] as const;
      for (const [method, path] of requested) await target.send({ method, path, want: 404 });
    },
  },
  {
    name: 'errors/unknown-methods',
    title: 'How the server responds to methods that the paths of files do not support',
    requirements: ['ROUTE-04'],
    operations: [],
    evidence: ['unknown: no recording shows one'],
    async run(target) {
      // No request is sent that a server might treat as the deletion of everything.
      const requested = [
        ['PATCH', '/files'],
        ['PUT', '/files/upspec-nobody-has-this-id'],
        ['PATCH', '/files/upspec-nobody-has-this-id'],
        ['PUT', '/files/upspec-nobody-has-this-id/content'],
        ['UPSPEC', '/files'],
      ] as const;
      for (const [method, path] of requested) {
        const response = await target.sendRaw({ ...rawRequest({ method, path }), want: 'any' });
        const actual = statusOf(response.status, ` to ${method} ${path}`);
        target.observe(response, { requirement: 'ROUTE-04', actual });
      }
    },
  },
];
