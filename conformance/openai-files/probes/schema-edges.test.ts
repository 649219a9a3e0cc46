import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['create-without-purpose-taken', 'schema/createFile/purpose/missing', 'CREATE-04'],
  ['create-without-file-taken', 'schema/createFile/file/missing', 'CREATE-05'],
  ['create-any-purpose', 'schema/createFile/purpose/letter-changed', 'CREATE-03'],
  ['create-wrong-purpose-422', 'schema/createFile/purpose/upper-case', 'CREATE-03'],
  ['create-unknown-field-taken', 'schema/createFile/upspec_unknown/unknown', 'CREATE-06'],
  ['expiry-any-anchor', 'schema/createFile/expires_after/anchor/letter-more', 'EXPIRY-06'],
  ['expiry-range-unchecked', 'schema/createFile/expires_after/seconds/above-maximum', 'EXPIRY-04'],
  ['expiry-range-unchecked', 'schema/createFile/expires_after/seconds/far-above', 'EXPIRY-04'],
  ['expiry-half-taken', 'schema/createFile/expires_after/seconds/missing', 'EXPIRY-07'],
  ['upload-without-bytes-taken', 'schema/createUpload/bytes/missing', 'UPLOAD-08'],
  ['upload-without-filename-taken', 'schema/createUpload/filename/missing', 'UPLOAD-08'],
  ['upload-without-mime-type-taken', 'schema/createUpload/mime_type/missing', 'UPLOAD-08'],
  ['upload-without-purpose-taken', 'schema/createUpload/purpose/missing', 'UPLOAD-08'],
  ['upload-any-purpose', 'schema/createUpload/purpose/blank-behind', 'UPLOAD-09'],
  ['upload-bytes-as-text-taken', 'schema/createUpload/bytes/text', 'UPLOAD-10'],
  ['upload-fraction-of-bytes-taken', 'schema/createUpload/bytes/fraction', 'UPLOAD-10'],
  ['upload-name-no-text-taken', 'schema/createUpload/filename/number', 'UPLOAD-10'],
  ['upload-unknown-member-taken', 'schema/createUpload/upspec_unknown/unknown', 'UPLOAD-11'],
  ['upload-any-size-taken', 'schema/createUpload/bytes/above-maximum', 'UPLOAD-12'],
  ['upload-expiry-unchecked', 'schema/createUpload/expires_after/seconds/far-above', 'UPLOAD-13'],
  ['upload-any-anchor', 'schema/createUpload/expires_after/anchor/letter-missing', 'UPLOAD-13'],
  ['part-without-data-taken', 'schema/addUploadPart/data/missing', 'PART-09'],
  ['part-unknown-field-taken', 'schema/addUploadPart/upspec_unknown/unknown', 'PART-10'],
  ['complete-without-part-ids-taken', 'schema/completeUpload/part_ids/missing', 'COMPLETE-08'],
  ['complete-unknown-member-taken', 'schema/completeUpload/upspec_unknown/unknown', 'COMPLETE-09'],
  ['list-limit-10001-taken', 'schema/listFiles/limit/above-maximum', 'LIST-11'],
  ['list-limit-0-taken', 'schema/listFiles/limit/below-minimum', 'LIST-11'],
  ['list-any-order', 'schema/listFiles/order/letter-more', 'LIST-13'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);
