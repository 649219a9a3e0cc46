import type { WireCase } from '../wire-case.js';
import { fileOfCall } from './file-of-call.js';

/** The command of each operation, as the program's help names it. */
const commands: Readonly<Record<string, readonly string[]>> = {
  createFile: ['files', 'create'],
  listFiles: ['files', 'list'],
  retrieveFile: ['files', 'retrieve'],
  deleteFile: ['files', 'delete'],
  downloadFile: ['files', 'content'],
  createUpload: ['uploads', 'create'],
  addUploadPart: ['uploads:parts', 'create'],
  completeUpload: ['uploads', 'complete'],
  cancelUpload: ['uploads', 'cancel'],
};

/** The arguments that make the call of a case; `path` is that of its file. */
export function commandLine({ operation, call }: WireCase, path: string): readonly string[] {
  const command = commands[operation];
  if (command === undefined) {
    throw new Error(`add the command of ${operation} to spec/wire/testing/command-line.ts`);
  }
  const member = fileOfCall(call)?.member;
  const values = { ...call.path, ...call.query, ...call.body };
  const flags = Object.entries(values).flatMap(([name, value]) =>
    name === member ? [[name, path] as const] : flagsOf(name, value),
  );
  return [...command, ...flags.map(([name, value]) => `--${name.replaceAll('_', '-')}=${value}`)];
}

/** An array repeats its name in the singular, an object's members follow a dot. */
function flagsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => [name.replace(/s$/, ''), String(item)] as const);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, inner]) => [`${name}.${key}`, String(inner)] as const);
  }
  return [[name, String(value)]];
}
