import { readFile, stat } from 'node:fs/promises';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { parsePointer } from '@upspec/document/json-pointer';
import { parseJson } from '../../json/parse-json.js';
import { UsageError } from '../../kit-error.js';
import { harSchema, type HarEntry, type HarFile } from './har-schema.js';

/** In bytes. */
const largestHar = 256 * 1024 * 1024;
const mostErrors = 20;

/**
 * Reads the entries of a HAR file that a stranger may have written.
 *
 * @throws {UsageError} with each error and its location:
 *   `log.entries[3].request.method: must be string`
 */
export async function readHar(file: string): Promise<readonly HarEntry[]> {
  const parsed = parseJson(await readText(file));
  if (!parsed.ok) throw new UsageError(`${file}: no HAR file: ${parsed.problem}`);
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<HarFile>(
    harSchema,
  );
  const { value } = parsed;
  if (!validate(value)) {
    const errors = [...new Set((validate.errors ?? []).map(describeError))];
    throw new UsageError(listErrors(file, errors));
  }
  const { entries } = value.log;
  const wrong = entries.flatMap((entry, index) =>
    wrongTexts(entry).map((error) => `log.entries[${index}].${error}`),
  );
  if (wrong.length > 0) throw new UsageError(listErrors(file, wrong));
  return entries;
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > largestHar) {
      throw new UsageError(`${file}: has ${size} bytes, where ${largestHar} are read`);
    }
    // A byte order mark, as Windows tools write it, is not part of JSON.
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: can't be read: ${message}`, { cause });
  }
}

function wrongTexts({ startedDateTime, request, _upspec }: HarEntry): readonly string[] {
  return [
    ...(Number.isNaN(Date.parse(startedDateTime))
      ? ['startedDateTime: is not a timestamp such as 2026-01-31T12:00:00.000Z']
      : []),
    ...(URL.canParse(request.url) ? [] : ['request.url: is not an absolute URL']),
    ...(URL.canParse(_upspec?.source.from ?? request.url)
      ? []
      : ['_upspec.source.from: is not an absolute URL']),
  ];
}

function describeError({ instancePath, keyword, params, message }: ErrorObject): string {
  const location = parsePointer(instancePath).reduce(
    (path, step) => (/^\d+$/.test(step) ? `${path}[${step}]` : `${path}.${step}`),
    '',
  );
  const missing = keyword === 'required' ? `.${String(params['missingProperty'])}` : '';
  const detail = keyword === 'required' ? 'is missing' : (message ?? keyword);
  return `${`${location}${missing}`.replace(/^\./, '') || 'the file'}: ${detail}`;
}

function listErrors(file: string, errors: readonly string[]): string {
  const shown = errors.slice(0, mostErrors).map((error) => `${file}: ${error}`);
  const rest = errors.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${file}: and ${rest} more errors`] : [])].join('\n');
}
