import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import * as validators from '@upspec/openai-files/validators';

const GENERATED = new URL('../../../generated/', import.meta.url);

const file = {
  id: 'file-9mKq4T2rVbXw7sYdH3pLnZ',
  object: 'file',
  bytes: 60,
  created_at: 1780000000,
  filename: 'weather.jsonl',
  purpose: 'fine-tune',
  status: 'processed',
};
const upload = {
  id: 'upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c',
  object: 'upload',
  bytes: 8,
  created_at: 1780000000,
  expires_at: 1780003600,
  filename: 'weather.jsonl',
  purpose: 'fine-tune',
  status: 'pending',
};
const part = { id: 'part_1', object: 'upload.part', created_at: 1780000010, upload_id: 'upload_1' };
const error = { message: 'No', type: 'invalid_request_error', param: null, code: null };
const page = { object: 'list', data: [file], first_id: file.id, last_id: file.id, has_more: false };
const rule = { anchor: 'created_at', seconds: 3600 };
const create = { bytes: 8, filename: 'a.jsonl', mime_type: 'text/jsonl', purpose: 'fine-tune' };

function without<T extends object>(value: T, key: keyof T): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** Values that are not JSON objects, for every schema of an object. */
const NO_OBJECTS = [null, 0, 'text', true, [], [file]];

const VALUES: Readonly<Record<string, { yes: readonly unknown[]; no: readonly unknown[] }>> = {
  FilePurpose: {
    yes: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
    no: ['', 'Batch', 'batch_output', 'poetry', null, 1, ['batch'], {}],
  },
  FileObject: {
    yes: [
      file,
      { ...file, expires_at: null },
      { ...file, expires_at: 1782592000 },
      { ...file, status_details: null },
      { ...file, status_details: 'line 1' },
      { ...file, status: 'uploaded' },
      { ...file, status: 'error' },
      { ...file, purpose: 'assistants_output' },
      { ...file, purpose: 'answers' },
      { ...file, bytes: 0 },
      { ...file, filename: '你好.txt' },
      { ...file, further: 'property' },
    ],
    no: [
      ...NO_OBJECTS,
      without(file, 'id'),
      without(file, 'object'),
      without(file, 'bytes'),
      without(file, 'created_at'),
      without(file, 'filename'),
      without(file, 'purpose'),
      without(file, 'status'),
      { ...file, object: 'File' },
      { ...file, bytes: '60' },
      { ...file, bytes: -1 },
      { ...file, bytes: 1.5 },
      { ...file, created_at: '2026-05-28T00:00:00Z' },
      { ...file, created_at: 1780000000.5 },
      { ...file, expires_at: '1782592000' },
      { ...file, status: 'ready' },
      { ...file, status: null },
      { ...file, filename: null },
      { ...file, purpose: 7 },
      { ...file, id: '' },
      { ...file, id: 12 },
    ],
  },
  FileList: {
    yes: [
      page,
      { ...page, has_more: true },
      { object: 'list', data: [], has_more: false },
      { object: 'list', data: [], first_id: null, last_id: null, has_more: false },
      { object: 'list', data: [], first_id: '', last_id: '', has_more: false },
    ],
    no: [
      ...NO_OBJECTS,
      without(page, 'object'),
      without(page, 'data'),
      without(page, 'has_more'),
      without(page, 'first_id'),
      without(page, 'last_id'),
      { ...page, first_id: null },
      { ...page, object: 'page' },
      { ...page, data: file },
      { ...page, data: [without(file, 'status')] },
      { ...page, has_more: 'false' },
    ],
  },
  FileDeleted: {
    yes: [
      { id: 'file-1', object: 'file', deleted: true },
      { id: 'file-1', object: 'file', deleted: false },
    ],
    no: [
      ...NO_OBJECTS,
      { id: 'file-1', object: 'file' },
      { id: 'file-1', object: 'file.deleted', deleted: true },
      { id: 'file-1', object: 'file', deleted: 'true' },
    ],
  },
  FileExpiresAfter: {
    yes: [rule, { ...rule, seconds: 2592000 }, { ...rule, seconds: 86400 }],
    no: [
      ...NO_OBJECTS,
      { ...rule, seconds: 3599 },
      { ...rule, seconds: 2592001 },
      { ...rule, seconds: '3600' },
      { ...rule, seconds: 3600.5 },
      { ...rule, anchor: 'last_active_at' },
      { seconds: 3600 },
      { anchor: 'created_at' },
    ],
  },
  Upload: {
    yes: [
      upload,
      { ...upload, status: 'cancelled' },
      { ...upload, status: 'expired' },
      { ...upload, status: 'completed', file },
      { ...upload, purpose: 'something_new' },
    ],
    no: [
      ...NO_OBJECTS,
      without(upload, 'object'),
      without(upload, 'expires_at'),
      without(upload, 'status'),
      { ...upload, status: 'completed' },
      { ...upload, status: 'completed', file: null },
      { ...upload, file: null },
      { ...upload, status: 'completed', file: without(file, 'status') },
      { ...upload, status: 'done' },
      { ...upload, expires_at: null },
      { ...upload, bytes: '8' },
    ],
  },
  UploadPart: {
    yes: [part, { ...part, bytes: 4 }],
    no: [
      ...NO_OBJECTS,
      without(part, 'upload_id'),
      { ...part, object: 'part' },
      { ...part, created_at: null },
    ],
  },
  CreateUploadRequest: {
    yes: [create, { ...create, bytes: 0 }, { ...create, expires_after: rule }],
    no: [
      ...NO_OBJECTS,
      without(create, 'mime_type'),
      { ...create, bytes: 8589934593 },
      { ...create, bytes: -1 },
      { ...create, bytes: '8' },
      { ...create, purpose: 'assistants_output' },
      { ...create, expires_after: { ...rule, seconds: 1 } },
      { ...create, further: 1 },
    ],
  },
  CreateFileRequest: {
    yes: [{ purpose: 'batch', file: 'bytes' }],
    no: [{ purpose: 'batch' }, { file: 'bytes' }, { purpose: 'batch', file: 'bytes', name: 'a' }],
  },
  AddUploadPartRequest: {
    yes: [{ data: 'bytes' }, { data: '' }],
    no: [...NO_OBJECTS, {}, { data: 1 }, { data: 'bytes', further: 1 }],
  },
  CompleteUploadRequest: {
    yes: [{ part_ids: ['part_1'] }, { part_ids: [] }, { part_ids: ['part_1'], md5: 'abc' }],
    no: [...NO_OBJECTS, {}, { part_ids: 'part_1' }, { part_ids: [1] }, { part_ids: [], md5: null }],
  },
  ErrorResponse: {
    yes: [{ error }, { error, detail: { message: 'No', code: null } }],
    no: [...NO_OBJECTS, {}, { error: 'No' }, { error: null }, { detail: 'No' }],
  },
  Error: {
    yes: [error, { ...error, param: 'purpose', code: 'x' }],
    no: [
      ...NO_OBJECTS,
      without(error, 'param'),
      without(error, 'code'),
      without(error, 'type'),
      without(error, 'message'),
      { ...error, param: 0 },
    ],
  },
};

const cases = Object.entries(VALUES).flatMap(([name, { yes, no }]) => [
  ...yes.map((value) => ({ name, value, want: true })),
  ...no.map((value) => ({ name, value, want: false })),
]);

type Calls = Readonly<Record<string, (value: unknown) => unknown>>;
const calls = validators as unknown as Calls;

async function ajvOnFile(name: string): Promise<(value: unknown) => boolean> {
  const schema = JSON.parse(
    await readFile(new URL(`typescript/schemas/${name}.json`, GENERATED), 'utf8'),
  ) as object;
  const validate = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  }).compile(schema);
  return (value) => validate(value);
}

describe('the generated validators agree with ajv on the schema files', () => {
  test('over a table of at least 200 values that names every schema', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(Object.keys(VALUES).sort()).toEqual(Object.keys(validators.validators).sort());
  });

  test.each(Object.keys(VALUES))('%s', async (name) => {
    const onFile = await ajvOnFile(name);
    for (const { value, want } of cases.filter((each) => each.name === name)) {
      const assertion = (): unknown => calls[`assert${name}`]?.(value);
      const result = calls[`validate${name}`]?.(value) as validators.ValidationResult<unknown>;
      const thrown = captured(assertion);
      const verdicts = {
        value,
        file: onFile(value),
        is: calls[`is${name}`]?.(value),
        validate: result.ok,
        assert: thrown === undefined,
      };
      expect(verdicts).toEqual({ value, file: want, is: want, validate: want, assert: want });
      expect(thrown instanceof validators.ValidationFailure).toBe(!want);
    }
  });
});

function captured(call: () => unknown): unknown {
  try {
    call();
    return undefined;
  } catch (thrown) {
    return thrown;
  }
}

test('all errors are reported at once, each with its location', () => {
  expect(validators.validateFileObject({ ...file, bytes: '60', status: 'ready' })).toEqual({
    ok: false,
    errors: [
      { path: '/bytes', keyword: 'type', message: 'must be integer' },
      {
        path: '/status',
        keyword: 'enum',
        message: 'must be one of "uploaded", "processed", "error"',
      },
    ],
  });
});

test('the emitted file imports nothing', async () => {
  const text = await readFile(new URL('typescript/validators.js', GENERATED), 'utf8');
  expect(text).not.toMatch(/^\s*import\b|\bimport\s*\(|\brequire\s*\(\s*["']|\bfrom\s+["']/m);
});

test('the guards narrow to the generated types', () => {
  const value: unknown = upload;
  validators.assertUpload(value);
  const status: 'pending' | 'completed' | 'cancelled' | 'expired' = value.status;
  expect(status).toBe('pending');
});
