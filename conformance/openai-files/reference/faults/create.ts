import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { rejections } from '../rejections.js';
import { withStatus } from '../seams/responses.js';
import { inFields, inForms } from '../seams/bodies.js';
import { insteadOf } from '../seams/errors.js';
import { Rejection } from '../rejection.js';
import { inRule, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

const KNOWN_FIELDS = new Set(['purpose', 'expires_after[anchor]', 'expires_after[seconds]']);

/** Loses the fields before or after the file, and uses defaults in their place. */
const losing = (isLost: (field: number, file: number) => boolean): Seam => {
  return inRule('forms', 'readForm', (readForm) => async (request, rules, store) => {
    if (rules.filePart !== 'file') return readForm(request, rules, store);
    const body = await buffer(request.openBody());
    const again = { ...request, openBody: (): Readable => Readable.from([body]) };
    const form = await readForm(again, rules, store);
    const location = (name: string): number => body.indexOf(`name="${name}"`);
    const fields = [...form.fields].filter(([name]) => !isLost(location(name), location('file')));
    return { ...form, fields: new Map(fields) };
  });
};

const MEBIBYTE = 1024 * 1024;

export const createFaults: readonly Fault[] = [
  {
    name: 'create-201',
    requirement: 'CREATE-01',
    text: 'returns 201 for a new file',
    seam: withStatus('createFile', 201),
  },
  {
    name: 'create-two-purposes-only',
    requirement: 'CREATE-02',
    text: 'accepts the purposes assistants and batch only',
    wild: 'purpose',
    seam: inRule('newFiles', 'isFilePurpose', () => (text) => {
      return text === 'assistants' || text === 'batch';
    }),
  },
  {
    name: 'create-one-purpose-only',
    requirement: 'CREATE-02',
    text: 'accepts the purpose user_data only',
    wild: 'purpose',
    seam: inRule('newFiles', 'isFilePurpose', () => (text) => text === 'user_data'),
  },
  {
    name: 'create-without-evals',
    requirement: 'CREATE-02',
    text: 'rejects the purpose evals',
    wild: 'purpose',
    seam: inRule('newFiles', 'isFilePurpose', (isFilePurpose) => (text) => {
      return text !== 'evals' && isFilePurpose(text);
    }),
  },
  {
    name: 'create-any-purpose',
    requirement: 'CREATE-03',
    text: 'accepts any purpose',
    wild: 'purpose',
    seam: inRule('newFiles', 'isFilePurpose', () => () => true),
  },
  {
    name: 'create-unknown-purpose-replaced',
    requirement: 'CREATE-03',
    text: 'replaces an unknown purpose with assistants',
    wild: 'purpose',
    seam: inRule('forms', 'readForm', (readForm, { newFiles }) => async (request, rules, store) => {
      const form = await readForm(request, rules, store);
      const purpose = rules.filePart === 'file' ? form.fields.get('purpose') : undefined;
      if (purpose === undefined || newFiles.isFilePurpose(purpose)) return form;
      return { ...form, fields: new Map([...form.fields, ['purpose', 'assistants']]) };
    }),
  },
  {
    name: 'create-wrong-purpose-422',
    requirement: 'CREATE-03',
    text: 'rejects an unknown purpose with 422',
    seam: insteadOf(400, ['createFile'], (rejection) =>
      rejection.message.endsWith("- 'purpose'")
        ? new Rejection(422, { message: rejection.message, param: 'purpose' })
        : rejection,
    ),
  },
  {
    name: 'create-wrong-purpose-without-param',
    requirement: 'CREATE-03',
    text: 'does not name the purpose as the param of the error',
    seam: insteadOf(400, ['createFile'], (rejection) =>
      rejection.message.endsWith("- 'purpose'")
        ? new Rejection(400, { message: rejection.message })
        : rejection,
    ),
  },
  {
    name: 'create-without-purpose-taken',
    requirement: 'CREATE-04',
    text: 'accepts a multipart body without a purpose',
    wild: 'purpose',
    seam: inFields((fields) => {
      if (!fields.has('purpose')) fields.set('purpose', 'assistants');
    }),
  },
  {
    name: 'create-without-file-taken',
    requirement: 'CREATE-05',
    text: 'creates an empty file from a multipart body without a file',
    seam: inForms('file', async (form, { store }) => {
      if (form.file !== undefined) return form;
      const chunk = await store.receive(Readable.from([]));
      return { ...form, file: { filename: 'file', chunk } };
    }),
  },
  {
    name: 'create-without-file-500',
    requirement: 'ERROR-07',
    text: 'fails with 500 on a multipart body without a file',
    seam: inForms('file', (form) => {
      if (form.file === undefined) throw rejections.serverFailure('no file');
      return form;
    }),
  },
  {
    name: 'create-unknown-field-taken',
    requirement: 'CREATE-06',
    text: 'accepts a multipart body with unknown fields',
    seam: inFields((fields) => {
      for (const name of [...fields.keys()]) if (!KNOWN_FIELDS.has(name)) fields.delete(name);
    }),
  },
  {
    name: 'create-fields-after-file-lost',
    requirement: 'CREATE-07',
    text: 'ignores fields after the file',
    seam: losing((field, file) => field > file),
  },
  {
    name: 'create-fields-before-file-lost',
    requirement: 'CREATE-07',
    text: 'ignores fields before the file',
    seam: losing((field, file) => field < file),
  },
  {
    name: 'create-batch-of-any-ending',
    requirement: 'CREATE-09',
    text: 'accepts batch files with any extension',
    seam: inRule('newFiles', 'checkBatch', () => () => undefined),
  },
  {
    name: 'create-large-batch-taken',
    requirement: 'CREATE-12',
    text: 'accepts batch files of more than 200 MB',
    seam: inRule('limits', 'maxBatchFileBytes', () => 512 * MEBIBYTE),
  },
  {
    name: 'create-1-mib-at-most',
    requirement: 'CREATE-13',
    text: 'rejects files of more than 1 MiB',
    seam: inRule('limits', 'maxFileBytes', () => MEBIBYTE),
  },
  {
    name: 'create-10-mib-at-most',
    requirement: 'CREATE-13',
    text: 'rejects files of more than 10 MiB',
    seam: inRule('limits', 'maxFileBytes', () => 10 * MEBIBYTE),
  },
  {
    name: 'create-20-mib-at-most',
    requirement: 'CREATE-13',
    text: 'rejects files of more than 20 MiB',
    seam: inRule('limits', 'maxFileBytes', () => 20 * MEBIBYTE),
  },
  {
    name: 'create-any-size-taken',
    requirement: 'CREATE-13',
    text: 'accepts files of more than 512 MB',
    seam: inRule('limits', 'maxFileBytes', () => 4096 * MEBIBYTE),
  },
];
