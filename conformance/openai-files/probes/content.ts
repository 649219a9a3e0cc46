import { valueAt } from '@upspec/document/json-pointer';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { findFailure, idOf } from './responses.js';
import { contents, longContent, type Content } from './contents.js';
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
    isScoped: true,
    skip: skipContent,
    ...(only !== undefined && { only }),
    async run(target) {
      const content = Buffer.isBuffer(bytes) ? bytes : longContent(target, bytes.length);
      const created = await makeFile(target, content);
      if (created === undefined) return;
      checkSize(target, created, content.length);
      await target.send(downloadFile(idOf(created), { wantContent: asBody(content) }));
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
): Promise<ProbeResponse | undefined> {
  let rejected: ProbeResponse | undefined;
  for (const purpose of downloadable(target.profile)) {
    const response = await target.send(createFile({ purpose, content, want: 'any' }));
    if (response.status < 300) return response;
    if (findFailure(target, response)) return undefined;
    rejected = response;
  }
  if (rejected !== undefined) {
    const actual = statusOf(rejected.status, ', so such a file is rejected');
    target.observe(rejected, {
      requirement: content.length === 0 ? 'CREATE-15' : 'CREATE-14',
      actual,
    });
  }
  return undefined;
}

function checkSize(target: OpenAITarget, created: ProbeResponse, size: number): void {
  const returned = valueAt(created.json, '/bytes');
  if (returned === size) return;
  target.find(created, {
    requirement: 'FILE-03',
    location: atBody('/bytes'),
    expected: valueOf(size),
    actual: valueOf(returned),
  });
}
