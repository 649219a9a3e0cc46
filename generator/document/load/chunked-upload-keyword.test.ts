import { describe, expect, test } from 'vitest';
import { findChunkedUploadErrors, readChunkedUpload } from './chunked-upload-keyword.js';
import type { Json } from './json.js';

/** The errors of the keyword of `POST /crates`, each as `pointer: message; suggestion`. */
function errorsOf(keyword: Json): readonly string[] {
  const root = { paths: { '/crates': { post: { 'x-upspec-chunked-upload': keyword } } } };
  const base = '#/paths/~1crates/post/x-upspec-chunked-upload';
  return findChunkedUploadErrors(root, () => ({ file: 'spec.yaml', line: 1, column: 1 })).map(
    ({ pointer = '', message, suggestion = '' }) =>
      `${pointer.slice(base.length)}: ${message}; ${suggestion}`,
  );
}

const valid = {
  size: 'length',
  id: '/crate/id~1',
  part: { operation: 'addPlank', id: '/id' },
  complete: { operation: 'closeCrate', partIds: 'planks' },
};

describe('x-upspec-chunked-upload', () => {
  test('is read with its defaults', () => {
    expect(errorsOf(valid)).toEqual([]);
    expect(readChunkedUpload(valid)).toEqual({
      name: 'uploadFile',
      command: undefined,
      size: 'length',
      filename: undefined,
      mediaType: undefined,
      id: ['crate', 'id/'],
      expiresAt: undefined,
      part: { operation: 'addPlank', content: undefined, id: ['id'], maxSize: undefined },
      complete: { operation: 'closeCrate', partIds: 'planks', md5: undefined },
      cancel: undefined,
    });
  });

  test('is read with all its properties', () => {
    const all = {
      ...valid,
      name: 'fillCrate',
      command: 'fill',
      filename: 'label',
      mediaType: 'kind',
      expiresAt: '/until',
      part: { operation: 'addPlank', content: 'plank', id: '/id', maxSize: 1_000 },
      complete: { operation: 'closeCrate', partIds: 'planks', md5: 'digest' },
      cancel: { operation: 'dropCrate' },
    };
    expect(errorsOf(all)).toEqual([]);
    expect(readChunkedUpload(all)).toEqual({
      name: 'fillCrate',
      command: 'fill',
      size: 'length',
      filename: 'label',
      mediaType: 'kind',
      id: ['crate', 'id/'],
      expiresAt: ['until'],
      part: { operation: 'addPlank', content: 'plank', id: ['id'], maxSize: 1_000 },
      complete: { operation: 'closeCrate', partIds: 'planks', md5: 'digest' },
      cancel: 'dropCrate',
    });
  });

  const keyword = 'x-upspec-chunked-upload:';
  const rows: readonly (readonly [title: string, keyword: Json, expected: readonly string[]])[] = [
    [
      'text',
      'yes',
      [
        `: ${keyword} the value must be an object; write the properties name, command, size, filename, mediaType, id, expiresAt, part, complete, cancel`,
      ],
    ],
    [
      'a misspelt property',
      { ...valid, filname: 'label' },
      [`/filname: ${keyword} unknown property "filname"; did you mean "filename"?`],
    ],
    [
      'a misspelt property of a part',
      { ...valid, part: { operation: 'addPlank', id: '/id', max: 5 } },
      [`/part/max: ${keyword} unknown property "max"; use operation, content, id, maxSize`],
    ],
    [
      'nothing that is required',
      {},
      [
        `: ${keyword} the value has no size; add size`,
        `: ${keyword} the value has no id; add id`,
        `: ${keyword} the value has no part; add part`,
        `: ${keyword} the value has no complete; add complete`,
      ],
    ],
    [
      'a part that is only a name',
      { ...valid, part: 'addPlank' },
      [
        `/part: ${keyword} part must be an object; write the properties operation, content, id, maxSize`,
      ],
    ],
    [
      'an id that is not a pointer',
      { ...valid, id: 'id' },
      [`/id: ${keyword} id must be a JSON Pointer into the response; write for example /id`],
    ],
    [
      'parts of zero bytes',
      { ...valid, part: { ...valid.part, maxSize: 0 } },
      [
        `/part/maxSize: ${keyword} maxSize must be a number of bytes; write an integer of at least 1`,
      ],
    ],
    [
      'a name that is not an identifier',
      { ...valid, name: 'upload-file', command: 'Upload' },
      [
        `/name: ${keyword} name must be the name of a call; write it in camel case, as uploadFile`,
        `/command: ${keyword} command must be the name of a command; write lower-case characters, digits and hyphens`,
      ],
    ],
    [
      'a completion without a list of ids',
      { ...valid, complete: { operation: 'closeCrate' }, cancel: { operation: '' } },
      [
        `/complete: ${keyword} complete has no partIds; add partIds`,
        `/cancel/operation: ${keyword} operation must be a name; write a string that is not empty`,
      ],
    ],
  ];
  test.each(rows)('with %s is an error with its location', (_, value, expected) => {
    expect(errorsOf(value)).toEqual(expected);
    expect(readChunkedUpload(value)).toBeUndefined();
  });
});
