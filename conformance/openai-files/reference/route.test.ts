import { describe, expect, it } from 'vitest';
import { openaiFilesContract } from '../contract.js';
import { route } from './route.js';

describe('route', () => {
  it.each([
    ['GET', '/v1/files', { kind: 'operation', id: 'listFiles', params: {} }],
    ['HEAD', '/v1/files', { kind: 'operation', id: 'listFiles', params: {} }],
    ['GET', '/v1/files/..', { kind: 'operation', id: 'retrieveFile', params: { file_id: '..' } }],
    [
      'DELETE',
      '/v1/files/%2e%2e%2Fa%00',
      { kind: 'operation', id: 'deleteFile', params: { file_id: '../a\0' } },
    ],
    ['GET', '/v1/files/%zz', { kind: 'operation', id: 'retrieveFile', params: { file_id: '%zz' } }],
    [
      'POST',
      '/v1/uploads/u/parts',
      { kind: 'operation', id: 'addUploadPart', params: { upload_id: 'u' } },
    ],
    ['GET', '/v1/uploads/u/parts', { kind: 'wrong-method', allowed: ['POST'] }],
    ['PUT', '/v1/files', { kind: 'wrong-method', allowed: ['POST', 'GET', 'HEAD'] }],
    ['GET', '/v1/files/', { kind: 'unknown' }],
    ['GET', '/files', { kind: 'unknown' }],
    ['GET', '/v1/files/a/b/c', { kind: 'unknown' }],
    ['GET', '*', { kind: 'unknown' }],
  ])('leads %s %s', (method, path, want) => {
    expect(route(method, path)).toEqual(want);
  });
  it('finds each operation of the contract', () => {
    const { operations } = openaiFilesContract();
    const led = Object.values(operations).map(({ method, path }) => {
      const found = route(method, `/v1${path.replaceAll(/\{\w+\}/g, 'x')}`);
      return found.kind === 'operation' ? found.id : found.kind;
    });
    expect(
      led,
      'add a line for each operation to conformance/openai-files/reference/operations/handlers.ts',
    ).toEqual(Object.keys(operations));
  });
});
