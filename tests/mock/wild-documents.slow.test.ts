import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadJudgeable } from '../../conformance/contract/load-spec-contract.js';
import { exampleValue } from '../../conformance/mock/example-value.js';
import { openMock, mockState } from '../../conformance/mock/open-mock.js';

const WILD = join(import.meta.dirname, '..', '..', '..', 'shared', 'specs', 'wild');

/** By name, the number of JSON responses for which no valid value is found. */
const documents: readonly (readonly [name: string, invalid: number])[] = [
  ['box.json', 0],
  ['hf-tgi.json', 0],
  ['intercom-216.yaml', 0],
  // A schema that two options of a union accept.
  ['meilisearch.json', 1],
  ['mistral.yaml', 0],
  ['museum.yaml', 0],
  ['resend.yaml', 0],
  ['telegram.json', 0],
  // The same, twice.
  ['together.yaml', 2],
  ['twilio-messaging.yaml', 0],
  ['up-banking.json', 0],
];

describe('documents of other APIs', () => {
  for (const [name, invalid] of documents) {
    const spec = join(WILD, name);
    const isFound = existsSync(spec);
    const title = `${name}${isFound ? '' : ` (needs ../shared/specs/wild/${name})`}`;

    test.skipIf(!isFound)(
      `the mock makes a valid value for each response of ${title}`,
      async () => {
        const { contract } = await loadJudgeable({ spec });
        const { core } = mockState({ contract });
        const wrong = Object.entries(contract.operations).flatMap(([id, operation]) =>
          Object.entries(operation.responses).flatMap(([key, { content }]) =>
            Object.values(content).flatMap((each) => {
              if (each.kind !== 'json' || each.schema === undefined) return [];
              const value = exampleValue(core, { operation, key, content: each });
              return core.responses.judge(each.schema, value).kind === 'invalid'
                ? [`${id} ${key}`]
                : [];
            }),
          ),
        );
        expect(wrong).toHaveLength(invalid);
      },
    );

    test.skipIf(!isFound)(
      `the mock responds to a GET request of each path of ${title}`,
      async () => {
        const { contract } = await loadJudgeable({ spec });
        const mock = await openMock({ contract });
        const failures: string[] = [];
        for (const { method, path } of Object.values(contract.operations)) {
          const target = path.split('#')[0]?.replace(/\{[^}]*\}/g, '1') ?? '';
          const response = await fetch(mock.url + encodeURI(target), {
            method: method === 'GET' ? 'GET' : 'HEAD',
            headers: { authorization: 'Bearer k' },
          });
          await response.arrayBuffer();
          if (response.status === 500) failures.push(`${method} ${path}`);
        }
        await mock.close();
        expect(failures).toEqual([]);
      },
    );
  }
});
