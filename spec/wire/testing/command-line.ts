import type { FileData, WireCase } from '../wire-case.js';
import { callName } from './call-name.js';
import { fileOfCall } from './file-of-call.js';

/** Returns the arguments for the call of a case. `path` is the path of its file. */
export function commandLine({ operation, call }: WireCase, path: string): readonly string[] {
  const names = callName(operation);
  const command = [names.slice(0, -1).join(':'), ...names.slice(-1)];
  const { property, file } = fileOfCall(call) ?? {};
  const values = { ...call.path, ...call.query, ...call.body };
  const flags = Object.entries(values).flatMap(([name, value]) =>
    name === property ? [[name, `${path}${typeOf(file)}`] as const] : flagsOf(name, value),
  );
  return [...command, ...flags.map(([name, value]) => `--${name.replaceAll('_', '-')}=${value}`)];
}

/**
 * The media type after a path. Without one, the CLI sends the type of the extension; for `.jsonl` it
 * knows none.
 */
function typeOf(file: FileData | undefined): string {
  const isPlain = file?.filename?.endsWith('.jsonl') === true && file.contentType === undefined;
  return isPlain ? '' : `;type=${file?.contentType ?? 'application/octet-stream'}`;
}

/** An array repeats its name in the singular. Properties of an object follow a dot. */
function flagsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => [name.replace(/s$/, ''), String(item)] as const);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([key, inner]) => [`${name}.${key}`, String(inner)] as const);
  }
  return [[name, String(value)]];
}
