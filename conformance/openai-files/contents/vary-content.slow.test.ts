import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';

const apiKey = 'sk-key-of-this-test';

test.each([1, 4, 8])(
  'with %i jobs, a server that recognises contents violates FILE-02 and nothing else',
  async (jobs) => {
    const server = await serve({ apiKey, fault: ['file-same-id-for-same-content'] });
    const only = ['files/create/*', 'files/delete/*', 'files/retrieve/*', 'files/list/*'];
    const { cases } = await check({ url: server.url, apiKey, only, jobs });
    await server.close();
    const found = cases.flatMap(({ name, findings }) =>
      findings.map(({ requirement }) => `${name}: ${requirement}`),
    );
    expect(found).toEqual([
      'files/create/same-file-twice: FILE-02',
      'files/delete/same-content: FILE-02',
      'files/delete/same-name-and-content: FILE-02',
    ]);
  },
);
