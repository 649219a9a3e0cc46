import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ExampleCall } from '../../targets/language.js';
import { ruby } from '../../targets/ruby/language.js';

/** Where calls are made from, and to. */
export interface Caller {
  /** The folder of the generated clients, in which the programs run. */
  readonly folder: string;
  readonly url: string;
}

/** The environment of a program, with a key that suits bearer tokens and `user:password`. */
export function environmentOf(prefix: string, url: string): Readonly<Record<string, string>> {
  return {
    PATH: process.env['PATH'] ?? '',
    LANG: 'C.UTF-8',
    NO_COLOR: '1',
    [`${prefix}_API_KEY`]: 'user:password',
    [`${prefix}_BASE_URL`]: url,
  };
}

/**
 * Makes calls as the pages show them in Ruby, in one process.
 * @returns an error of each call that was not sent, and of the library's other failures.
 */
export async function runRuby(
  calls: readonly ExampleCall[],
  { folder, url }: Caller,
): Promise<readonly string[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const { environmentPrefix } = first.model;
  // The mock's responses are not what is tested here, and a program prints them.
  const programs = calls.map(
    (call) => `attempt(${JSON.stringify(call.operation.id)}) do
${ruby.example(call)}
end`,
  );
  const head = `
def attempt(name)
  yield
rescue StandardError, SyntaxError => e
  warn("#{name}: #{e.class}: #{e.message.lines.first}") unless e.respond_to?(:status)
end
def puts(*) = nil
`;
  const child = spawn('ruby', ['-I', join(folder, 'ruby', 'lib'), '-'], {
    cwd: folder,
    env: environmentOf(environmentPrefix, url),
  });
  child.stdin.end(head + programs.join('\n'));
  const [errors] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return errors.split('\n').filter((line) => line !== '');
}
