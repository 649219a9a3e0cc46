/** Where a request is just outside its schema. */
export interface EdgeLocation {
  readonly operation: string;
  readonly path: readonly string[];
  readonly kind: string;
}

/** A location, as `operation/names/kind`, and its requirement. The first match applies. */
const table: readonly (readonly [pattern: RegExp, requirement: string])[] = [
  // A server may treat an empty field as absent.
  [/^createFile\/purpose\/(missing|empty)$/, 'CREATE-04'],
  [/^createFile\/purpose\//, 'CREATE-03'],
  [/^createFile\/file\/missing$/, 'CREATE-05'],
  [/^createFile\/expires_after\/\w+\/missing$/, 'EXPIRY-07'],
  [/^createFile\/expires_after\/anchor\//, 'EXPIRY-06'],
  [/^createFile\/expires_after\/seconds\//, 'EXPIRY-04'],
  [/^createFile\/\w+\/unknown$/, 'CREATE-06'],

  [/^createUpload\/expires_after\//, 'UPLOAD-13'],
  [/^createUpload\/\w+\/missing$/, 'UPLOAD-08'],
  [/^createUpload\/\w+\/unknown$/, 'UPLOAD-11'],
  [/^createUpload\/\w+\/(null|boolean|number|text|list|object|fraction)$/, 'UPLOAD-10'],
  [/^createUpload\/purpose\//, 'UPLOAD-09'],
  [/^createUpload\/bytes\/(above-maximum|far-above)$/, 'UPLOAD-12'],
  [/^createUpload\/bytes\/(below-minimum|far-below)$/, 'UPLOAD-17'],

  [/^addUploadPart\/data\/missing$/, 'PART-09'],
  [/^addUploadPart\/\w+\/unknown$/, 'PART-10'],

  [/^completeUpload\/part_ids\//, 'COMPLETE-08'],
  [/^completeUpload\/\w+\/unknown$/, 'COMPLETE-09'],
  [/^completeUpload\/md5\//, 'COMPLETE-06'],

  [/^listFiles\/limit\/(text|null|fraction|unit)$/, 'LIST-12'],
  [/^listFiles\/limit\//, 'LIST-11'],
  [/^listFiles\/order\/(?!empty$)/, 'LIST-13'],
];

/** The requirement that a location is attributed to. Undefined if there is none. */
export function requirementOfEdge({ operation, path, kind }: EdgeLocation): string | undefined {
  const position = [operation, ...path, kind].join('/');
  return table.find(([pattern]) => pattern.test(position))?.[1];
}
