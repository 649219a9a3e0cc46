import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const CLIENT = join(import.meta.dirname, '..', '..', 'generated', 'typescript', 'client.ts');

/** A program, bundled with the client and minified. */
async function bundle(program: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    alias: { client: CLIENT },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

test.each([
  { what: 'streams of events', text: 'last-event-id' },
  { what: 'urlencoded bodies', text: 'application/x-www-form-urlencoded' },
  { what: 'styles of parameters', text: 'pipeDelimited' },
  { what: 'credentials of users', text: 'must not contain a colon' },
  { what: 'servers with variables', text: 'serverVariables.' },
])('the client has no code for $what, which its document does not use', async ({ text }) => {
  const bytes = await bundle("export * from 'client';");
  expect(Buffer.from(bytes).includes(text)).toBe(false);
});

test('the client for Azure is not in a program that does not import it', async () => {
  const bytes = await bundle("import { OpenAI } from 'client'; globalThis.client = new OpenAI();");
  expect(Buffer.from(bytes).includes('AZURE_OPENAI_API_KEY')).toBe(false);
});
