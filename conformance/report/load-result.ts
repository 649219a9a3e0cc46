import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import { UsageError } from '../kit-error.js';
import { packageFolder } from '../package-folder.js';
import type { Result } from '../verdict/result.js';

const largestResult = 256 * 1024 * 1024;

/**
 * Loads a result that `--report json=FILE` wrote.
 *
 * @throws {UsageError} when there is none in the file, with the file, the location and the fix
 */
export async function loadResult(file: string): Promise<Result> {
  const parsed = parseJson(await textOf(file));
  if (!parsed.ok) throw new UsageError(`${file}: not valid JSON: ${parsed.problem}`);
  const validate = (compiled ??= compileSchema());
  const { value } = parsed;
  if (validate(value)) return value;
  if (isJsonObject(value) && typeof value['version'] === 'number' && value['version'] !== 3) {
    const known = 'this version of the kit reads version 3';
    throw new UsageError(
      `${file}#/version: is a result of version ${value['version']}, and ${known}; run the check again`,
    );
  }
  const violations = (validate.errors ?? []).map(
    ({ instancePath, message = 'is wrong' }) => `${file}#${instancePath}: ${message}`,
  );
  throw new UsageError(
    [
      ...new Set(violations),
      `${file} is not a result that \`upspec check --report json=FILE\` wrote`,
    ].join('\n'),
  );
}

async function textOf(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= largestResult) return await readFile(file, 'utf8');
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: the result can't be read: ${message}`, { cause });
  }
  throw new UsageError(`${file}: a result has at most ${largestResult} bytes`);
}

let compiled: ValidateFunction<Result> | undefined;

function compileSchema(): ValidateFunction<Result> {
  const file = join(packageFolder(), 'report', 'result.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  return new Ajv2020({ strict: true }).compile<Result>(schema);
}
