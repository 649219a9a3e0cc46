import { valueAt } from '@upspec/document/json-pointer';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { freshFile } from '../contents/fresh-file.js';
import { findLostBytes } from './completion-causes.js';
import { idOf } from './responses.js';
import { keepsPlain } from './keeps-plain.js';
import { lines, openUpload, skipSmallParts } from './make-upload.js';
import { rarest } from './purposes.js';
import { completeUpload } from './upload-requests.js';
import { atBody } from '../../difference/location.js';
import { valueOf } from '../../difference/reading.js';

/** A multipart body that is legal, although few clients write it this way. */
interface LegalForm {
  readonly name: string;
  /** The end of a sentence: `A multipart body with …`. */
  readonly title: string;
  readonly requirement: 'FORM-01' | 'FORM-02' | 'FORM-03';
  /** Default: `x`. */
  readonly boundary?: string;
  /** The media type. Default: `multipart/form-data; boundary=…`. */
  readonly type?: (boundary: string) => string;
  /** Changes the body, which starts with its first boundary. */
  readonly change?: (body: string) => string;
}

const evidence: Readonly<Record<LegalForm['requirement'], string>> = {
  'FORM-01': 'standard: RFC 2046, section 5.1.1',
  'FORM-02': 'standard: RFC 7578, section 4.8',
  'FORM-03': 'standard: RFC 2046, section 5.1.1',
};

const quoted = (boundary: string): string => `multipart/form-data; boundary="${boundary}"`;
const beside =
  (header: string) =>
  (body: string): string =>
    body.replaceAll('Content-Disposition', `${header}\r\nContent-Disposition`);

const corpus: readonly LegalForm[] = [
  { name: 'quoted-boundary', title: 'a boundary in quotes', requirement: 'FORM-01', type: quoted },
  {
    name: 'special-boundary',
    title: 'a boundary of special characters',
    requirement: 'FORM-01',
    boundary: "a'()+_,-./:=?z",
    type: quoted,
  },
  {
    name: 'longest-boundary',
    title: 'a boundary of 70 characters',
    requirement: 'FORM-01',
    boundary: `-----${'A1'.repeat(32)}-`,
  },
  {
    name: 'boundary-in-capitals',
    title: 'the parameter name BOUNDARY in capitals',
    requirement: 'FORM-01',
    type: (boundary) => `multipart/form-data; BOUNDARY=${boundary}`,
  },
  {
    name: 'headers-in-lower-case',
    title: 'header names in lower case',
    requirement: 'FORM-01',
    change: (body) => body.replaceAll('Content-Disposition', 'content-disposition'),
  },
  {
    name: 'headers-in-capitals',
    title: 'header names in capitals',
    requirement: 'FORM-01',
    change: (body) => body.replaceAll('Content-Disposition', 'CONTENT-DISPOSITION'),
  },
  {
    name: 'part-encoding',
    title: 'a Content-Transfer-Encoding in each part',
    requirement: 'FORM-02',
    change: beside('Content-Transfer-Encoding: binary'),
  },
  {
    name: 'part-length',
    title: 'a Content-Length in each part',
    requirement: 'FORM-02',
    change: (body) =>
      body.replaceAll(
        /(Content-Disposition[^]*?\r\n\r\n)([^]*?)(?=\r\n--x)/g,
        (_, head: string, content: string) =>
          `Content-Length: ${content.length}\r\n${head}${content}`,
      ),
  },
  {
    name: 'part-unknown-header',
    title: 'an unknown header in each part',
    requirement: 'FORM-02',
    change: beside('X-Upspec-Unknown: a'),
  },
  {
    name: 'padding',
    title: 'white space after its boundaries',
    requirement: 'FORM-03',
    change: (body) => body.replaceAll('--x\r\n', '--x \t\r\n'),
  },
  {
    name: 'padding-at-the-end',
    title: 'white space after its last boundary',
    requirement: 'FORM-03',
    change: (body) => body.replace(/\r\n$/, ' \t\r\n'),
  },
  {
    name: 'preamble',
    title: 'text before its first boundary',
    requirement: 'FORM-03',
    change: (body) => `This is a message in several parts.\r\n${body}`,
  },
  {
    name: 'epilogue',
    title: 'text after its last boundary',
    requirement: 'FORM-03',
    change: (body) => `${body}This is the end of it.\r\n`,
  },
  {
    name: 'no-last-line-end',
    title: 'no line end after its last boundary',
    requirement: 'FORM-03',
    change: (body) => body.replace(/\r\n$/, ''),
  },
];

/** Legal multipart bodies create files and parts in any notation. */
export const legalFormProbes: readonly OpenAIProbe[] = corpus.flatMap(
  (form): readonly OpenAIProbe[] => [
    {
      name: `errors/legal-form-of-a-file-${form.name}`,
      requirements: [form.requirement],
      title: `A multipart body with ${form.title} creates a file`,
      operations: ['createFile'],
      evidence: [evidence[form.requirement]],
      isScoped: true,
      async run(target) {
        const purpose = rarest(target.profile);
        const { filename, content } = freshFile(target, purpose);
        const fields = [
          { head: 'name="purpose"', content: purpose },
          { head: `name="file"; filename="${filename}"`, content: content.toString('latin1') },
        ];
        const created = await send(target, {
          ...form,
          fields,
          operation: 'createFile',
          path: '/files',
        });
        const actual = valueAt(created.json, '/bytes');
        const expected = content.length;
        if (actual === expected) return;
        if (!(await keepsPlain(target, { file: { purpose }, name: 'bytes', expected }))) return;
        target.find(created, {
          requirement: form.requirement,
          location: atBody('/bytes'),
          expected: valueOf(expected),
          actual: valueOf(actual),
        });
      },
    },
    {
      name: `errors/legal-form-of-a-part-${form.name}`,
      requirements: [form.requirement],
      title: `A multipart body with ${form.title} creates a part`,
      operations: ['createUpload', 'addUploadPart', 'completeUpload'],
      capabilities: ['uploads'],
      evidence: [evidence[form.requirement]],
      skip: skipSmallParts,
      isScoped: true,
      async run(target) {
        const [content = Buffer.alloc(0)] = lines(target, 1);
        const upload = await openUpload(target, content.length);
        const head = 'name="data"; filename="part"';
        const fields = [{ head, content: content.toString('latin1') }];
        const path = `/uploads/${encodeURIComponent(upload)}/parts`;
        const added = await send(target, { ...form, fields, operation: 'addUploadPart', path });
        const otherCause = (): Promise<string | undefined> => findLostBytes(target, [content]);
        const options = { requirements: [form.requirement], otherCause };
        await target.send(completeUpload(upload, { part_ids: [idOf(added)] }, options));
      },
    },
  ],
);

interface SentForm extends LegalForm {
  readonly fields: readonly { readonly head: string; readonly content: string }[];
  readonly operation: string;
  readonly path: string;
}

/** Sends a multipart body in its notation. It must be accepted. */
function send(target: OpenAITarget, form: SentForm): Promise<ProbeResponse> {
  const { fields, operation, path, requirement, boundary = 'x', change, type = plain } = form;
  const parts = fields.map(
    ({ head, content }) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`,
  );
  const written = `${parts.join('')}--${boundary}--\r\n`;
  const body = Buffer.from(change?.(written) ?? written, 'latin1');
  return target.send({
    operation,
    method: 'POST',
    path,
    want: 200,
    requirements: [requirement],
    headers: { 'content-type': type(boundary) },
    body: { base64: body.toString('base64') },
  });
}

function plain(boundary: string): string {
  return `multipart/form-data; boundary=${boundary}`;
}
