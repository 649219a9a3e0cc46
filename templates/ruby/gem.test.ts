import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRuby, library, runProgram } from './testing/run-ruby.js';

const source = join(library, '..');
const rbs = findRbs();

/** The command of the gem rbs, which comes with Ruby, though not always on the path. */
function findRbs(): string | undefined {
  const found = spawnSync('ruby', ['-e', 'print Gem.bin_path("rbs", "rbs")'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout : undefined;
}

function run(
  command: string,
  args: readonly string[],
  cwd: string,
): { status: number | null; printed: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, printed: `${stdout}${stderr}` };
}

describe.skipIf(!hasRuby)(
  'beside the official gem, which has the name openai too (needs ruby)',
  () => {
    let official = '';
    beforeAll(() => {
      official = mkdtempSync(join(tmpdir(), 'upspec-official-'));
      writeFileSync(join(official, 'openai.rb'), 'module OpenAI\n  VERSION = "9"\nend\n');
    });
    afterAll(() => {
      rmSync(official, { recursive: true });
    });

    test.each([
      {
        about: 'the short name is an error where it has two meanings',
        folders: () => [library, official],
        program: 'require "openai"',
        message: () =>
          `"openai" is the name of both ${library}/openai.rb, of the gem openai_files, and ${official}/openai.rb; require "openai_files" to load the gem openai_files, or remove it to load the other one`,
      },
      {
        about: 'a process that has loaded the official gem cannot load the other one',
        folders: () => [official, library],
        program: 'require "openai"; require "openai_files"',
        message: () =>
          `the gem openai_files defines the module OpenAI, which ${official}/openai.rb has defined; a process can load only one of the two`,
      },
      {
        about: 'the name of the gem has one meaning',
        folders: () => [official, library],
        program: 'require "openai_files"; raise LoadError, OpenAI::VERSION',
        message: () => '0.1.0',
      },
    ])('$about', ({ folders, program, message }) => {
      const script = `begin\n${program}\nrescue LoadError => e\nprint e.message\nend`;
      const args = [...folders().flatMap((each) => ['-I', each]), '-e', script];
      expect(run('ruby', args, official)).toEqual({ status: 0, printed: message() });
    });
  },
);

describe.skipIf(!hasRuby)('the gem (needs ruby)', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'upspec-gem-'));
    cpSync(source, folder, { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test('loads without a warning, with only the standard library', async () => {
    const program =
      'require "openai_files"\nputs Gem.loaded_specs.values.reject(&:default_gem?).map(&:name)';
    expect(await runProgram(program, { url: 'http://127.0.0.1:1' })).toMatchObject({
      stderr: '',
      status: 0,
    });
    const names = readdirSync(library, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => name.endsWith('.rb')).map((name) => join(library, name));
    const { printed } = run('ruby', ['-wc', ...files], folder);
    expect(printed.replaceAll('Syntax OK\n', '')).toBe('');
  });

  test('can be built, and works after it is installed', () => {
    const built = run('gem', ['build', 'openai_files.gemspec'], folder);
    // The document has no homepage, and no other one is used.
    expect(built.printed.match(/WARNING: .*(?<!for help)$/gm)).toEqual([
      'WARNING:  no homepage specified',
    ]);
    expect(built.status).toBe(0);
    const home = join(folder, 'home');
    const installed = [
      'install',
      '--local',
      '--no-document',
      '--install-dir',
      home,
      'openai_files-0.1.0.gem',
    ];
    expect(run('gem', installed, folder).status).toBe(0);
    const packed = run('gem', ['spec', 'openai_files-0.1.0.gem', 'files'], folder).printed;
    for (const name of ['LICENSE', 'README.md', 'sig/manifest.yaml'])
      expect(packed).toContain(name);
    const program = `ENV["GEM_HOME"] = ENV["GEM_PATH"] = ${JSON.stringify(home)}
      Gem.clear_paths
      gem "openai_files"
      require "openai_files"
      print OpenAI::Client.new(api_key: "k").uploads.parts.method(:create).source_location.first`;
    expect(run('ruby', ['-w', '-e', program], folder).printed).toBe(
      join(home, 'gems/openai_files-0.1.0/lib/openai_files/resources/uploads/parts.rb'),
    );
  });

  test.skipIf(rbs === undefined)('has consistent signatures (needs the gem rbs)', () => {
    const validate = (): ReturnType<typeof run> =>
      run('ruby', [rbs ?? '', '-I', 'sig', '-r', 'pathname', 'validate', '--silent'], folder);
    expect(validate()).toEqual({ status: 0, printed: '' });
    writeFileSync(join(folder, 'sig/wrong.rbs'), 'class Wrong\n  def a: () -> Nothing\nend\n');
    expect(validate().printed).toContain('Nothing');
  });

  test.skipIf(rbs === undefined)(
    'conforms to its signatures when it is called (needs the gem rbs)',
    async () => {
      const program = `
      require "rbs/test/setup"
      require "openai"
      model = OpenAI::Models::FileObject.new(id: "file-a", bytes: 1, purpose: "batch")
      puts [model.id, model.bytes, model.purpose.inspect].join(" ")
      puts OpenAI::Client.new(api_key: "k").files.class`;
      const outcome = await runProgram(program, {
        url: 'http://127.0.0.1:1/v1',
        env: {
          RBS_TEST_TARGET: 'OpenAI::Models::*,OpenAI::Client',
          RBS_TEST_OPT: `-I ${folder}/sig -r pathname`,
          RBS_TEST_LOGLEVEL: 'error',
          RUBYOPT: '-W0',
        },
      });
      expect(outcome.stdout).toBe('file-a 1 :batch\nOpenAI::Resources::Files\n');
    },
  );
});
