import { expect, test } from 'vitest';
import { faultTable } from '../testing/fault-table.js';
import { isShort, proveCommands } from '../testing/measure-commands.js';

/** One of each kind: statuses, headers, bodies, lists, contents and requests at the same time. */
const sample = [
  'auth-no-key-needed',
  'auth-shorter-key-taken',
  'auth-another-header',
  'cancel-needs-a-body',
  'error-as-html',
  'error-without-code',
  'error-503-now-and-then',
  'create-any-purpose',
  'create-wrong-purpose-422',
  'file-without-object',
  'file-same-id-for-same-content',
  'filename-cut-at-semicolon',
  'expiry-any-anchor',
  'list-without-first-id',
  'list-limit-0-taken',
  'page-limit-ignored',
  'retrieve-unknown-400',
  'retrieve-redirected',
  'delete-true-as-text',
  'content-unknown-empty',
  'content-unknown-500',
  'upload-201',
  'upload-time-iso',
  'upload-any-purpose',
  'tenant-cancel-open',
];

test.each(sample)('the commands for %s are at most three lines, and show it', async (name) => {
  const row = faultTable.found.find(([each]) => each === name);
  const commands = row === undefined ? [] : await proveCommands(row);
  expect(commands).not.toEqual([]);
  const wrong = commands.filter((command) => !isShort(command) || command.unproved !== undefined);
  expect(wrong.map(({ finding }) => finding.curl)).toEqual([]);
});
