import type { RecordedPart } from '../fixture/fixture.js';
import type { ProbeRequest } from '../probe/probe.js';

/** What a file to be made differs in from a short text. */
export interface FileToMake {
  readonly purpose: string;
  readonly filename?: string;
  readonly content?: Buffer;
  /** Further fields, after the purpose. */
  readonly fields?: readonly RecordedPart[];
  readonly want?: ProbeRequest['want'];
}

/** POST /files. */
export function createFile(file: FileToMake): ProbeRequest {
  const { purpose, filename = 'probe.jsonl', content = Buffer.from('{"probe":1}\n') } = file;
  return {
    operation: 'createFile',
    method: 'POST',
    path: '/files',
    want: file.want ?? 200,
    body: {
      multipart: [
        { name: 'purpose', text: purpose },
        ...(file.fields ?? []),
        { name: 'file', filename, base64: content.toString('base64') },
      ],
    },
  };
}
