import { buffer } from 'node:stream/consumers';
import type { OperationId } from '../operation-id.js';
import { inForms, type FilePart } from '../seams/bodies.js';
import { inFiles, inParts, inUploads, isJson, type Json } from '../seams/responses.js';
import { remembering, together, type Seam } from '../seams/seam.js';
import type { StoredFile } from '../store/state.js';
import type { Fault } from './fault.js';

/** In bytes. A server that leaks more is found in the same way, only later. */
const leaked = 4096;

/** Remembers the first bytes of each chunk that is received, by its name. */
const remembersBytes = (filePart: FilePart, contents: Map<string, Buffer>): Seam =>
  inForms(filePart, async (form, { store }) => {
    const { chunk } = form.file ?? {};
    if (chunk === undefined) return form;
    contents.set(chunk.name, (await buffer(store.read([chunk]))).subarray(0, leaked));
    return form;
  });

/** Adds properties that describe the content of a file. */
const leaking = (ids: readonly OperationId[], describe: (content: Buffer) => Json): Seam =>
  remembering(() => {
    const contents = new Map<string, Buffer>();
    const contentOf = (stored: StoredFile | undefined): Buffer =>
      contents.get(stored?.chunks[0]?.name ?? '') ?? Buffer.alloc(0);
    return together(
      remembersBytes('file', contents),
      inFiles((file, { service }) => {
        const stored = service.store.view().file(String(file['id']));
        return { ...file, ...describe(contentOf(stored)) };
      }, ids),
    );
  });

/** Adds a property with the bytes of the latest part to parts or to completed Uploads. */
const leakingParts = (
  inObjects: (change: (object: Json) => unknown) => Seam,
  describe: (content: Buffer) => Json,
): Seam =>
  remembering(() => {
    const contents = new Map<string, Buffer>();
    const latest = (): Buffer => [...contents.values()].at(-1) ?? Buffer.alloc(0);
    return together(
      remembersBytes('data', contents),
      inObjects((object) => ({ ...object, ...describe(latest()) })),
    );
  });

export const leakFaults: readonly Fault[] = [
  {
    name: 'file-leaks-content',
    requirement: 'FILE-01',
    text: 'returns the content of every file in the list, in base64',
    wild: 'list paging',
    seam: leaking(['listFiles'], (bytes) => ({ content: bytes.toString('base64') })),
  },
  {
    name: 'file-leaks-buffer',
    requirement: 'FILE-01',
    text: 'returns the content of every file in the list, as a Buffer of Node',
    wild: 'list paging',
    seam: leaking(['listFiles'], (bytes) => ({ upload: { buffer: bytes.toJSON() } })),
  },
  {
    name: 'file-leaks-byte-values',
    requirement: 'FILE-01',
    text: 'returns the content of every file in the list, as a nested array of numbers',
    seam: leaking(['listFiles'], (bytes) => ({ meta: { raw: [[...bytes]] } })),
  },
  {
    name: 'file-leaks-hexadecimal',
    requirement: 'FILE-01',
    text: 'returns the content of every file in the list, in hexadecimal digits',
    seam: leaking(['listFiles'], (bytes) => ({ blob: `\\x${bytes.toString('hex')}` })),
  },
  {
    name: 'file-leaks-escaped-text',
    requirement: 'FILE-01',
    text: 'returns the content of every file in the list, as text with escaped characters',
    seam: leaking(['listFiles'], (bytes) => ({
      preview: { text: JSON.stringify(encodeURIComponent(bytes.toString('latin1'))) },
    })),
  },
  {
    name: 'file-leaks-content-when-retrieved',
    requirement: 'FILE-01',
    text: 'returns the content of a file when it is retrieved, in url-safe base64',
    seam: leaking(['retrieveFile'], (bytes) => ({ body: bytes.toString('base64url') })),
  },
  {
    name: 'part-leaks-content',
    requirement: 'PART-01',
    text: 'returns the bytes of a part with the part',
    seam: leakingParts(inParts, (bytes) => ({ data: bytes.toJSON() })),
  },
  {
    name: 'upload-leaks-content',
    requirement: 'UPLOAD-02',
    text: 'returns the bytes of the last part with a completed Upload',
    seam: leakingParts(
      (change) => inUploads((upload) => (isJson(upload['file']) ? change(upload) : upload)),
      (bytes) => ({ parts: [{ bytes: bytes.toString('base64') }] }),
    ),
  },
];
