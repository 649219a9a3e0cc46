import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commandHelp } from './testing/command-help.js';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'cli', 'bin', 'upspec.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-cli-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function start(args: readonly string[]): ChildProcess {
  const { OPENAI_API_KEY, ...environment } = process.env;
  return spawn(process.execPath, [CLI, ...args], { cwd: folder, env: environment });
}

async function ended(child: ChildProcess): Promise<Ended> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (err += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

function run(...args: readonly string[]): Promise<Ended> {
  return ended(start(args));
}

/** Starts `upspec serve` and waits for the one line that it prints. */
async function startServer(
  ...args: readonly string[]
): Promise<{ child: ChildProcess; url: string }> {
  const child = start(['serve', ...args]);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (bytes: Buffer) => {
      resolve(bytes.toString());
    });
    child.once('close', () => {
      reject(new Error('the server ended before it listened'));
    });
  });
  return { child, url: /^listening on (http:\S+)\n$/.exec(line)?.[1] ?? `no URL in: ${line}` };
}

describe('upspec', () => {
  test('prints its version, which is that of the package', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'cli', 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  test.each(['generate', 'lint', 'serve'])('the help of %s has examples', (command) => {
    expect(commandHelp('upspec').get(command)).toContain(`Examples:\n  upspec ${command}`);
  });

  test('check --help has examples', async () => {
    const { code, out } = await run('check', '--help');
    expect(code).toBe(0);
    expect(out).toContain('Examples:\n  upspec check');
  });

  const wrong: readonly (readonly [given: string, args: readonly string[], want: string])[] = [
    ['an unknown flag', ['generate', '--chek'], "unknown option '--chek'\n(Did you mean --check?)"],
    ['an unknown command', ['generat'], "unknown command 'generat'\n(Did you mean generate?)"],
    ['an unknown target', ['generate', '--target', 'cobol'], '--target cobol: unknown target'],
    [
      'a document that does not exist',
      ['generate', 'absent.yaml'],
      "absent.yaml: can't be read: the file does not exist",
    ],
    ['an invalid port', ['serve', '--port', '70000'], 'A port is from 0 to 65535.'],
    ['an address of another machine', ['serve', '--host', '0.0.0.0'], '0.0.0.0'],
    ['an invalid URL', ['check', 'localhost'], 'localhost'],
    ['an unknown report format', ['check', 'http://127.0.0.1:1/v1', '--report', 'xml=a'], 'xml'],
    ['a pattern that matches nothing', ['check', '--only', 'no/such/case'], 'no/such/case'],
  ];
  test.each(wrong)('%s is reported, with exit code 2', async (_given, args, want) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(want);
    expect(err).not.toContain('    at ');
  });
});

describe('upspec generate', () => {
  const edit = async (from: string, to: string): Promise<void> => {
    const file = join(folder, 'spec', 'openapi.yaml');
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
  };
  beforeEach(async () => {
    await cp(join(ROOT, 'spec'), join(folder, 'spec'), { recursive: true });
  });

  // All targets are in upspec.slow.test.ts.
  test('--check shows a diff of a schema that would change, and the command that changes it', async () => {
    const schemas = join('generated', 'typescript', 'schemas');
    await cp(join(ROOT, schemas), join(folder, schemas), { recursive: true });
    await edit(
      'enum: [pending, completed, cancelled, expired]',
      'enum: [pending, done, cancelled, expired]',
    );
    const { code, out, err } = await run('generate', '--check', '--target', 'schemas');
    expect(code).toBe(1);
    expect(out).toContain('--- a/typescript/schemas/Upload.json\n');
    expect(out).toContain('+++ b/typescript/schemas/Upload.json\n');
    expect(out).toMatch(/^-.*completed.*\n\+.*done/m);
    expect(err).toMatch(/^generated: 1 of \d+ files differs? /m);
    expect(err).toContain('run: npx upspec generate --target schemas');
  });

  test('reports two errors at once, each with its location, and writes nothing', async () => {
    await edit('type: boolean', 'type: boolen');
    await edit('in: query', 'in: qery');
    const { code, err } = await run('generate');
    expect(code).toBe(1);
    expect(err).toMatch(
      /^spec\/openapi\.yaml:\d+:\d+: in "qery" .*did you mean "query"\?\nspec\/openapi\.yaml:\d+:\d+: type "boolen" .*did you mean "boolean"\?\n$/,
    );
    await expect(
      readFile(join(folder, 'generated', 'typescript', 'schemas', 'Upload.json')),
    ).rejects.toThrow('ENOENT');
  });
});

describe('upspec serve', () => {
  test('exits cleanly on SIGTERM', async () => {
    const { child } = await startServer('--port', '0');
    const end = ended(child);
    child.kill('SIGTERM');
    expect((await end).code).toBe(0);
  });

  test('reports a port that is in use', async () => {
    const { child, url } = await startServer('--port', '0');
    const port = new URL(url).port;
    const { code, err } = await run('serve', '--port', port);
    expect(code).toBe(2);
    expect(err).toContain(`port ${port} is in use`);
    child.kill('SIGTERM');
    await ended(child);
  });

  test('reports a data folder that cannot be used', async () => {
    await writeFile(join(folder, 'data'), 'a file');
    const { code, err } = await run('serve', '--data', 'data');
    expect(code).toBe(2);
    expect(err).toContain('data folder "data"');
  });
});

describe('upspec check', () => {
  const KEY = 'a-key-that-must-never-be-shown';
  let server: { child: ChildProcess; url: string };
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'upspec-cli-check-'));
    folder = home;
    server = await startServer('--port', '0', '--api-key', KEY);
  });
  afterAll(async () => {
    const end = ended(server.child);
    server.child.kill('SIGTERM');
    await end;
    await rm(home, { recursive: true });
  });

  test('passes the reference server, and writes the requested reports', async () => {
    const { code, out } = await run(
      'check',
      server.url,
      '--api-key',
      KEY,
      '--only',
      'files/create/*',
      '--report',
      'json=out/report.json',
      '--report',
      'junit=out/junit.xml',
    );
    expect(out).not.toContain(KEY);
    expect(code).toBe(0);
    const report = await readFile(join(folder, 'out', 'report.json'), 'utf8');
    const { counts } = JSON.parse(report) as { counts: { fail: number; pass: number } };
    expect(counts).toMatchObject({ pass: 34, fail: 0 });
    expect(await readFile(join(folder, 'out', 'junit.xml'), 'utf8')).toContain('<testsuite');
  });

  test('reports that the key was rejected: exit 2', async () => {
    const { code, out, err } = await run('check', server.url, '--api-key', 'another-key');
    expect(code).toBe(2);
    expect(err).toMatch(/rejects the key/);
    expect(out + err).not.toContain('another-key');
  });

  test('reports that no server is listening: exit 2', async () => {
    const { code, err } = await run('check', 'http://127.0.0.1:1/v1', '--api-key', KEY);
    expect(code).toBe(2);
    expect(err).toContain('127.0.0.1:1');
    expect(err).not.toContain(KEY);
  });

  test('reports that a web site is not this API: exit 2', async () => {
    const page: Server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<html><title>Welcome</title></html>');
    });
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
    const { port } = page.address() as AddressInfo;
    const { code, err } = await run('check', `http://127.0.0.1:${String(port)}`, '--api-key', KEY);
    page.close();
    expect(code).toBe(2);
    expect(err).toContain('is a web site');
  });
});
