import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { largeDocuments, type LargeDocument, WRONG_COUNT } from '../../testing/large-documents.js';
import { ruby } from './emit.js';
import { ruby as language } from './language.js';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;
const rbs = findRbs();

/** The command of the gem rbs, which comes with Ruby, though not always on the path. */
function findRbs(): string | undefined {
  const found = spawnSync('ruby', ['-e', 'print Gem.bin_path("rbs", "rbs")'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout : undefined;
}

const MODULES: Readonly<Record<string, string>> = { openai: 'OpenAI', harbor: 'Harbor' };

/** An expression of each library that returns a nested resource, and its class. */
const NESTED = {
  own: {
    gem: 'harbor',
    expression: 'Harbor::Client.new(api_key: "k").vessels.crew_lists.class',
    printed: 'Harbor::Resources::Vessels::CrewLists\n',
  },
  published: {
    gem: 'openai',
    expression: 'OpenAI::Client.new(api_key: "k").chat.completions.class',
    printed: 'OpenAI::Resources::Chat::Completions\n',
  },
};

/** Names and types that have another meaning in Ruby. */
const ODD = `openapi: 3.1.0
info: { title: 'Pets "#{1}" API', version: v2-beta, x-upspec-client: PetStore }
servers: [{ url: 'http://127.0.0.1:1/v2' }]
paths:
  /class/{end}/method:
    post:
      operationId: self
      parameters:
        - { name: end, in: path, required: true, schema: { type: string } }
        - { name: 'filter[if]', in: query, schema: { type: array, items: { type: string } } }
        - { name: to, in: query, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [class, def]
              properties:
                class: { type: string }
                def: { type: [string, 'null'] }
                request_options: { type: string }
                to: { type: integer }
                größe: { type: number }
                '+1': { type: integer }
      responses: { '200': { description: bytes, content: { image/png: { schema: {} } } } }
  /internal/models:
    get:
      operationId: send
      responses:
        '200':
          description: d
          content: { application/json: { schema: { type: object, properties: { a: { type: object, properties: { b: { type: integer } } } } } } }
    put:
      operationId: put
      requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } } }
      responses: { '204': { description: nothing } }
  /upload:
    post:
      operationId: upload
      requestBody: { content: { image/png: { schema: {} } } }
      responses: { '200': { description: d, content: { text/plain: { schema: { type: string } } } } }
    patch:
      operationId: patch
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Either' } } } }
      responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/Either' } } } } }
components:
  schemas:
    Internal: { type: object, properties: { method: { type: string }, hash: { type: string }, $ref: { type: string }, object_id: { type: string } } }
    models: { type: object, properties: { inner: { type: object, properties: { id: { type: string }, inner: { $ref: '#/components/schemas/Internal' } } } } }
    String: { type: string, enum: [a, A, '', '1', 'a b', "é#{x}"] }
    Hash: { type: object, additionalProperties: { $ref: '#/components/schemas/Cat' } }
    Cat: { type: object, required: [kind, name], properties: { kind: { const: cat }, name: { type: string } } }
    Dog: { type: object, required: [kind], properties: { kind: { const: dog }, bites: { type: boolean } } }
    Either: { oneOf: [ { $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }, { type: string }, { type: array, items: { $ref: '#/components/schemas/Dog' } } ] }
    Both: { description: "=begin\\n#{x} __END__", allOf: [ { $ref: '#/components/schemas/Cat' }, { oneOf: [ { $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Internal' } ] } ] }
    Circle: { type: array, items: { $ref: '#/components/schemas/Circle' } }
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-ruby-'));
  const generated = folder;
  return () => rm(generated, { recursive: true });
});

async function emit(file: string): Promise<Awaited<ReturnType<typeof ruby.emit>>> {
  const emitted = await ruby.emit(buildModel(await loadDocument(file), [], { names: 'path' }));
  for (const { path, text } of emitted.files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return emitted;
}

/** Compiles all files with every warning on; then evaluates every type of every model. */
function inspect(
  gem: string,
  program: string,
): { readonly status: number | null; readonly printed: string } {
  const whole = `
    $VERBOSE = true
    Dir["lib/**/*.rb"].each { |file| RubyVM::InstructionSequence.compile_file(file) }
    require ${JSON.stringify(gem)}
    visit = lambda do |place|
      place.constants.map { |name| place.const_get(name) }.each do |found|
        next unless found.is_a?(Module) && found.name.start_with?(place.name + "::")
        found.fields.each_value { |field| field.type.call.coerce({}) } if found.respond_to?(:fields)
        found.target if found.respond_to?(:target)
        visit.call(found)
      end
    end
    library = Object.const_get(ARGV[0])
    visit.call(library::Models)
    visit.call(library::Resources)
    ${program}`;
  const name = MODULES[gem] ?? 'PetStore';
  const { status, stdout, stderr } = spawnSync('ruby', ['-w', '-Ilib', '-e', whole, name], {
    cwd: join(folder, 'ruby'),
    encoding: 'utf8',
  });
  return { status, printed: `${stderr}${stdout}` };
}

describe.skipIf(!hasRuby)('a document with unusual names (needs ruby)', () => {
  test('becomes a library that loads without a warning, and works', async () => {
    await writeFile(join(folder, 'odd.yaml'), ODD);
    await emit(join(folder, 'odd.yaml'));
    const program = `
      store = PetStore::Client.new(api_key: "k", max_retries: 0, initial_retry_delay: 0)
      models = PetStore::Models
      cat, dog, text, pack = [{ kind: "cat", name: "m" }, { kind: "dog", name: "m" }, "x", [{ kind: "dog" }]].map { |v| models::Either.coerce(v) }
      puts cat.class, dog.class, text.class, pack.first.class
      puts models::Hash.coerce({ tom: { kind: "cat", name: "Tom" } })[:tom].name
      puts models::Models_.new(inner: { id: "i", inner: { "method" => "m", hash: "h" } }).inner.inner.method_
      puts models::String.values.inspect
      puts models::Circle.coerce([[[]]]).inspect
      puts store.class_.method(:method_).parameters.inspect
      puts store.base_url`;
    expect(inspect('pet_store', program)).toEqual({
      status: 0,
      printed: `PetStore::Models::Cat
PetStore::Models::Dog
String
PetStore::Models::Dog
Tom
m
[:a, :A, :"", :"1", :"a b", :"é\\#{x}"]
[[[]]]
[[:req, :end_], [:keyreq, :class_], [:keyreq, :def_], [:key, :request_options_], [:key, :to_], [:key, :größe], [:key, :n1], [:key, :filter_if], [:key, :to__], [:key, :to], [:key, :request_options], [:block, :block]]
http://127.0.0.1:1/v2
`,
    });
  });

  test('becomes a library without the runtime of uploads in parts, as it declares none', async () => {
    await writeFile(join(folder, 'odd.yaml'), ODD);
    const { files } = await emit(join(folder, 'odd.yaml'));
    const names = files.map(({ path }) => path);
    expect(names).toContain('ruby/lib/pet_store/internal/source.rb');
    expect(names.filter((name) => /upload_|part_sender|state_file/.test(name))).toEqual([]);
  });

  test('reports what it does not support', async () => {
    await writeFile(join(folder, 'odd.yaml'), ODD);
    const { unsupported } = await emit(join(folder, 'odd.yaml'));
    expect(unsupported).toEqual([
      {
        pointer: '#/components/schemas/Both',
        message:
          'allOf with a choice in it: Ruby has readers for its first option, and `[]` for the others',
      },
    ]);
  });
});

/** A document in another script: title, resources, parameters, properties. */
const OTHER_SCRIPT = `openapi: 3.1.0
info: { title: 天気, version: '1', contact: { url: 'https://example.com/a' } }
servers: [{ url: 'http://127.0.0.1:1' }]
paths:
  /天気/{都市}:
    get:
      operationId: 天気を得る
      parameters:
        - { name: 都市, in: path, required: true, schema: { type: string } }
        - { name: größe, in: query, schema: { type: integer } }
      responses: { '200': { description: d, content: { application/json: { schema: { $ref: '#/components/schemas/予報' } } } } }
components:
  schemas:
    予報: { type: object, properties: { größe: { type: integer }, état: { type: string, enum: [晴れ, 雨] } } }
    Größe: { type: string, enum: [klein, groß] }
`;

describe.skipIf(!hasRuby)('a document in another script (needs ruby)', () => {
  test('becomes a gem that can be built, and loads without a warning', async () => {
    await writeFile(join(folder, 'other.yaml'), OTHER_SCRIPT);
    const { files } = await emit(join(folder, 'other.yaml'));
    const spec = files.find(({ path }) => path.endsWith('.gemspec'))?.path ?? '';
    expect(spec).toMatch(/^ruby\/[a-z][a-z0-9_]*\.gemspec$/);
    const gem = spec.slice('ruby/'.length, -'.gemspec'.length);
    const cwd = join(folder, 'ruby');
    const built = spawnSync('gem', ['build', '--strict', `${gem}.gemspec`], {
      cwd,
      encoding: 'utf8',
    });
    expect({ status: built.status, stderr: built.stderr }).toEqual({ status: 0, stderr: '' });
    const loaded = spawnSync('ruby', ['-w', '-Ilib', '-e', `require ${JSON.stringify(gem)}`], {
      cwd,
      encoding: 'utf8',
    });
    expect({ status: loaded.status, stderr: loaded.stderr }).toEqual({ status: 0, stderr: '' });
  });

  test.skipIf(rbs === undefined)('has valid RBS signatures (needs the gem rbs)', async () => {
    await writeFile(join(folder, 'other.yaml'), OTHER_SCRIPT);
    await emit(join(folder, 'other.yaml'));
    const options = ['-I', 'sig', '-r', 'pathname', 'validate', '--silent'];
    const { status, stderr } = spawnSync('ruby', [rbs ?? '', ...options], {
      cwd: join(folder, 'ruby'),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

for (const document of largeDocuments) {
  describe.skipIf(!hasRuby || !document.found)(`${document.title}, in Ruby (needs ruby)`, () => {
    testLibrary(document);
  });
}

function testLibrary({ key, path: spec, operations }: LargeDocument): void {
  const { gem, expression, printed } = NESTED[key];

  test('becomes a library with valid files and types', async () => {
    const { files } = await emit(spec);
    const calls = files.filter(({ path }) => path.includes(`/lib/${gem}/resources/`));
    const methods = calls.map(({ text }) => text.match(/@client\.request/g)?.length ?? 0);
    const sum = methods.reduce((all, count) => all + count, 0);
    expect(sum, WRONG_COUNT).toBe(operations);
    expect(inspect(gem, `puts ${expression}`)).toEqual({ status: 0, printed });
  });

  test('has a valid Ruby example of each call', async () => {
    const model = buildModel(await loadDocument(spec), [], { names: 'path' });
    const programs = model.operations.flatMap((operation) =>
      operation.examples.map((example) => language.example({ model, operation, example })),
    );
    expect(programs.length).toBeGreaterThanOrEqual(operations);
    await writeFile(join(folder, 'programs.json'), JSON.stringify(programs));
    const check = `require "json"
      JSON.parse(File.read("programs.json")).each { |text| RubyVM::InstructionSequence.compile(text) }`;
    const { status, stderr } = spawnSync('ruby', ['-w', '-e', check], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
}
