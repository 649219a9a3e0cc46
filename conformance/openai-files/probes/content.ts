import { valueAt } from '@upspec/document/json-pointer';
import type { Answer } from '../../probe/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { findFailure, idOf } from './answers.js';
import { contents, type Content } from './contents.js';
import { downloadable, skipContent } from './purposes.js';
import { asBody, createFile, downloadFile, type LongContent } from './requests.js';
import { atBody } from '../../difference/location.js';
import { statusOf, valueOf } from '../../difference/reading.js';

/** Each content is downloaded as it was sent, and its size is correct. */
export const contentProbes: readonly OpenAIProbe[] = contents.map(asProbe);

function asProbe({ name, title, bytes, isUnsure = false, only }: Content): OpenAIProbe {
  return {
    name: `files/content/${name}`,
    title: `${title} is downloaded byte for byte`,
    requirements: isUnsure ? ['CONTENT-01', 'FILE-03', 'CREATE-15'] : ['CONTENT-01', 'FILE-03'],
    operations: ['createFile', 'downloadFile'],
    evidence: [
      'document: the operation returns the contents of the file',
      'document: bytes is the size of the file in bytes',
    ],
    isNarrow: true,
    skip: skipContent,
    ...(only !== undefined && { only }),
    async run(target) {
      const made = await makeFile(target, bytes);
      if (made === undefined) return;
      checkSize(target, made, bytes.length);
      await target.ask(downloadFile(idOf(made), { wantContent: asBody(bytes) }));
    },
  };
}

/**
 * Creates a file of any bytes. A server may validate the files of some purposes, so a rejection is
 * allowed as long as another purpose accepts the bytes.
 */
async function makeFile(
  target: OpenAITarget,
  content: Buffer | LongContent,
): Promise<Answer | undefined> {
  let refused: Answer | undefined;
  for (const purpose of downloadable(target.profile)) {
    const answer = await target.ask(createFile({ purpose, content, want: 'any' }));
    if (answer.status < 300) return answer;
    if (findFailure(target, answer)) return undefined;
    refused = answer;
  }
  if (refused !== undefined) {
    const actual = statusOf(refused.status, ', so such a file is rejected');
    target.observe(refused, {
      requirement: content.length === 0 ? 'CREATE-15' : 'CREATE-14',
      actual,
    });
  }
  return undefined;
}

function checkSize(target: OpenAITarget, made: Answer, size: number): void {
  const told = valueAt(made.json, '/bytes');
  if (told === size) return;
  target.find(made, {
    requirement: 'FILE-03',
    location: atBody('/bytes'),
    expected: valueOf(size),
    actual: valueOf(told),
  });
}
