import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { isJsonObject, readContract } from '@upspec/document';

const ROOT = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(ROOT, 'generated', 'typescript', 'contract.json'), 'utf8');
const contract = readContract(JSON.parse(text));

/** The properties that are not compared as they are. */
const MODES: Readonly<Record<string, string>> = {
  'Error.message': 'free',
  'ErrorResponse.detail': 'free',
  'FileDeleted.id': 'assigned files',
  'FileList.first_id': 'free',
  'FileList.has_more': 'free',
  'FileList.last_id': 'free',
  'FileObject.created_at': 'time',
  'FileObject.expires_at': 'time',
  'FileObject.id': 'assigned files',
  'FileObject.status': 'free',
  'FileObject.status_details': 'free',
  'Upload.created_at': 'time',
  'Upload.expires_at': 'time',
  'Upload.id': 'assigned uploads',
  'UploadPart.created_at': 'time',
  'UploadPart.id': 'assigned parts',
  'UploadPart.upload_id': 'assigned uploads',
};

describe('the contract of the nine operations', () => {
  test('compares each property as its document states', () => {
    const compared = Object.entries(contract.comparisons).flatMap(([schema, { properties }]) =>
      Object.entries(properties)
        .filter(([, { mode }]) => mode !== 'equal')
        .map(([name, { mode, resource }]) => [
          `${schema}.${name}`,
          resource === undefined ? mode : `${mode} ${resource}`,
        ]),
    );
    expect(Object.fromEntries(compared)).toEqual(MODES);
  });

  test('says of every property of its schemas how it is compared', () => {
    const compared = Object.entries(contract.comparisons).flatMap(([schema, { properties }]) =>
      Object.keys(properties).map((name) => `${schema}.${name}`),
    );
    const declared = Object.entries(contract.schemas).flatMap(([schema, { properties }]) =>
      isJsonObject(properties) ? Object.keys(properties).map((name) => `${schema}.${name}`) : [],
    );
    expect(declared).toHaveLength(49);
    expect(compared.toSorted()).toEqual(declared.toSorted());
  });

  test('substitutes the ids of parts where an upload is completed', () => {
    const list = contract.comparisons['CompleteUploadRequest']?.properties['part_ids'];
    expect(list?.schema).toBe('#/components/schemas/CompleteUploadRequest/properties/part_ids');
    expect(contract.comparisons[list?.schema ?? '']?.items).toEqual({
      mode: 'assigned',
      resource: 'parts',
    });
  });

  test('says what creates, removes and ends files and uploads', () => {
    expect(contract.resources).toEqual({
      files: {
        path: '/files/{file_id}',
        creators: [
          { operation: 'completeUpload', id: { in: 'body', pointer: '/file/id' } },
          { operation: 'createFile', id: { in: 'body', pointer: '/id' } },
        ],
        removers: [{ operation: 'deleteFile', parameter: 'file_id' }],
        ends: [],
        retriever: 'retrieveFile',
        lister: 'listFiles',
      },
      uploads: {
        path: '/uploads/{upload_id}',
        creators: [{ operation: 'createUpload', id: { in: 'body', pointer: '/id' } }],
        removers: [{ operation: 'cancelUpload', parameter: 'upload_id' }],
        ends: [{ operation: 'completeUpload', parameter: 'upload_id' }],
      },
      parts: {
        creators: [{ operation: 'addUploadPart', id: { in: 'body', pointer: '/id' } }],
        removers: [],
        ends: [],
        parent: 'uploads',
      },
    });
  });

  test('says how the list of files goes on, and how to authenticate', () => {
    expect(contract.operations['listFiles']?.paging).toEqual({
      items: '/data',
      itemId: 'id',
      next: { kind: 'last-item', parameter: 'after' },
      limit: 'limit',
      hasMore: '/has_more',
    });
    expect(contract.securitySchemes).toEqual({ bearerAuth: { kind: 'bearer' } });
  });

  test('has schemas that judge a file and its mutants', () => {
    const ajv = new Ajv2020({ strict: false });
    ajv.addSchema({ $id: 'upspec:contract', schemas: contract.schemas });
    const isFile = ajv.compile({ $ref: 'upspec:contract#/schemas/FileObject' });
    const file = contract.operations['retrieveFile']?.examples[0]?.response?.body;
    expect(isFile(file)).toBe(true);
    expect(isFile({ ...(file as object), bytes: '60' })).toBe(false);
  });
});
