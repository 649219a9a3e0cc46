import { valueAt } from '@upspec/document/json-pointer';
import { showValue } from '../../json/show-value.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { findFailure, idOf } from './responses.js';
import { filenames, type Filename } from './filenames.js';
import { downloadable } from './purposes.js';
import { createFile, downloadFile, retrieveFile } from './requests.js';
import { atBody } from '../../difference/location.js';
import { statusOf, valueOf, words } from '../../difference/reading.js';

/** Each filename is returned exactly, or only observed if this is not documented. */
export const filenameProbes: readonly OpenAIProbe[] = filenames.map((each) =>
  each.isUnsure === true ? observingProbe(each) : exactProbe(each),
);

function exactProbe({ name, title, filename }: Filename): OpenAIProbe {
  return {
    name: `files/filename/${name}`,
    title: `${title} is returned exactly`,
    requirements: ['FILE-05', 'FILE-09', 'CONTENT-03'],
    operations: ['createFile', 'retrieveFile', 'downloadFile'],
    evidence: ['document: filename is the name of the file', 'recording: createFile#25'],
    isScoped: true,
    async run(target) {
      const created = await target.send(
        createFile({ purpose: purposeOf(target), filename, requirements: ['FILE-05'] }),
      );
      const isKept = checkName(target, created, { requirement: 'FILE-05', filename });
      const again = await target.send(retrieveFile(idOf(created)));
      if (isKept) checkName(target, again, { requirement: 'FILE-09', filename });
      await checkDisposition(target, idOf(created), filename);
    },
  };
}

function observingProbe({ name, title, filename }: Filename): OpenAIProbe {
  return {
    name: `files/filename/${name}`,
    title: `How the server handles ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    requirements: ['FILE-10'],
    operations: ['createFile'],
    evidence: ['unknown: no recording shows a request with such a name'],
    async run(target) {
      const purpose = purposeOf(target);
      const created = await target.send(createFile({ purpose, filename, want: 'any' }));
      const returned = valueAt(created.json, '/filename');
      if (!findFailure(target, created) && returned !== filename) {
        const actual =
          created.status < 300
            ? words(`filename ${showValue(returned)}`)
            : statusOf(created.status);
        target.observe(created, { requirement: 'FILE-10', actual });
      }
    },
  };
}

interface ExpectedName {
  readonly requirement: string;
  readonly filename: string;
}

function checkName(target: OpenAITarget, response: ProbeResponse, expected: ExpectedName): boolean {
  const returned = valueAt(response.json, '/filename');
  if (returned === expected.filename) return true;
  target.find(response, {
    requirement: expected.requirement,
    location: atBody('/filename'),
    expected: valueOf(expected.filename),
    actual: valueOf(returned),
  });
  return false;
}

/** How a header escapes a filename is not documented. A plain filename must be in the header. */
async function checkDisposition(target: OpenAITarget, id: string, filename: string): Promise<void> {
  const isPlain = /^[\w .=@#$&+~!()[\]{}^,;-]+$/.test(filename);
  if (!isPlain || downloadable(target.profile).length === 0) return;
  const wantHeaders = { 'content-disposition': `attachment; filename="${filename}"` };
  await target.send(downloadFile(id, { wantHeaders }));
}

function purposeOf({ profile }: OpenAITarget): string {
  return downloadable(profile)[0] ?? profile.purposes.files[0] ?? 'batch';
}
