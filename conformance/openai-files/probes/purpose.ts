import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { createFile, type FileToMake } from './requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';

/** Each purpose of the profile is accepted and returned, and every other is rejected. */
export const purposeProbes: readonly OpenAIProbe[] = [
  {
    name: 'files/purpose/each-claimed',
    title: 'Each purpose of the profile is accepted and returned',
    requirements: ['CREATE-02', 'FILE-06'],
    operations: ['createFile'],
    evidence: ['document: the six values of purpose in the request'],
    async run(target) {
      for (const purpose of target.profile.purposes.files) {
        const requested = createFile({ purpose, requirements: ['CREATE-02'] });
        const created = await target.send(requested);
        const returned = valueAt(created.json, '/purpose');
        if (returned === purpose) continue;
        target.find(created, {
          requirement: 'FILE-06',
          location: atBody('/purpose'),
          expected: valueOf(purpose),
          actual: valueOf(returned),
        });
      }
    },
  },
  {
    name: 'files/purpose/none-but-claimed',
    title: 'A purpose that is similar to a known one, or is not in the profile, is rejected',
    requirements: ['CREATE-03'],
    operations: ['createFile'],
    evidence: ['document: purpose has six values', 'recording: createFile#37'],
    async run(target) {
      for (const purpose of unclaimed(target)) await expectRejection(target, { purpose });
    },
  },
];

const neighbours = [
  'Batch',
  'BATCH',
  'batches',
  'fine_tune',
  'finetune',
  'user-data',
  'assistant',
  'eval',
  'batch,vision',
  'null',
  '*',
  '__proto__',
  'batch\u0000',
];

function unclaimed({ profile }: OpenAITarget): readonly string[] {
  return neighbours.filter((purpose) => !profile.purposes.files.includes(purpose));
}

async function expectRejection(target: OpenAITarget, file: FileToMake): Promise<void> {
  const response = await target.send(createFile({ ...file, want: 400 }));
  const param = valueAt(response.json, '/error/param');
  if (param === 'purpose' || response.status !== 400) return;
  target.find(response, {
    requirement: 'CREATE-03',
    location: atBody('/error/param'),
    expected: valueOf('purpose'),
    actual: valueOf(param),
  });
}
