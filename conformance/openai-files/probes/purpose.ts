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
        const asked = createFile({ purpose, requirements: ['CREATE-02'] });
        const made = await target.ask(asked);
        const told = valueAt(made.json, '/purpose');
        if (told === purpose) continue;
        target.find(made, {
          requirement: 'FILE-06',
          location: atBody('/purpose'),
          expected: valueOf(purpose),
          actual: valueOf(told),
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
      for (const purpose of unclaimed(target)) await refuse(target, { purpose });
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

async function refuse(target: OpenAITarget, file: FileToMake): Promise<void> {
  const answer = await target.ask(createFile({ ...file, want: 400 }));
  const param = valueAt(answer.json, '/error/param');
  if (param === 'purpose' || answer.status !== 400) return;
  target.find(answer, {
    requirement: 'CREATE-03',
    location: atBody('/error/param'),
    expected: valueOf('purpose'),
    actual: valueOf(param),
  });
}
