import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, Resource } from '@upspec/document';
import { templatesFolder } from '../render-template.js';
import { banner, type Emitted, type EmittedFile, type Target } from '../target.js';
import { emitClientFile } from './client-file.js';
import { emitResourceFile } from './resource-file.js';
import { isUsed } from './runtime-files.js';
import { withOwnNames } from './runtime-names.js';

/** A client in TypeScript: a class for each resource, on top of a hand-written runtime. */
export const typescriptClient: Target = {
  name: 'typescript-client',
  summary: 'client.ts and resources/: a client without dependencies at run time',
  sendsRequests: true,
  owns: (path) => /^typescript\/(client\.ts|resources\/|runtime\/)/.test(path),
  emit: (model) =>
    Promise.resolve({
      files: emitClient(model),
      unsupported: [...bodiesOfGet(model), ...tracedCalls(model)],
    }),
};

function emitClient(model: Model): readonly EmittedFile[] {
  return [
    emitClientFile(model),
    ...flatten(model.resources).map((resource) => emitResourceFile(model, resource)),
    ...copyRuntime(model),
  ];
}

/** "If either init body exists and is non-null […] and method is GET or HEAD": fetch throws. */
function bodiesOfGet({ operations }: Model): NonNullable<Emitted['unsupported']> {
  return operations
    .filter(({ body, httpMethod }) => body.kind !== 'none' && /^(get|head)$/.test(httpMethod))
    .map(({ pointer, httpMethod }) => ({
      pointer: `${pointer}/requestBody`,
      message: `fetch sends no body with ${httpMethod.toUpperCase()}; the TypeScript client needs a fetch of your own for it`,
    }));
}

/** "If `method` is a forbidden method": CONNECT, TRACE and TRACK (Fetch, section 2.2.1). */
function tracedCalls({ operations }: Model): NonNullable<Emitted['unsupported']> {
  return operations
    .filter(({ httpMethod }) => httpMethod === 'trace')
    .map(({ pointer }) => ({
      pointer,
      message:
        'fetch sends no request with TRACE; the TypeScript client needs a fetch of your own for it',
    }));
}

function flatten(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...flatten(resource.resources)]);
}

/** The runtime is copied from `templates/`, where it is type-checked and tested. */
function copyRuntime(model: Model): readonly EmittedFile[] {
  const folder = join(templatesFolder(), 'typescript', 'runtime');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !isOfTests(name))
    .filter((name) => isUsed(model, name.replace(/\.ts$/, '')))
    .sort()
    .map((name) => ({
      path: `typescript/runtime/${name}`,
      text: `// ${banner(model)}\n${withPackage(readFileSync(join(folder, name), 'utf8'), model)}`,
    }));
}

function isOfTests(path: string): boolean {
  return path.split('/').includes('testing');
}

/** The examples in the runtime's comments import the package of the client. */
function withPackage(text: string, model: Model): string {
  const { packageName } = model;
  return withOwnNames(text, model)
    .replaceAll(
      "'@upspec/openai-files/node'",
      `'${packageName === undefined ? './runtime/node.js' : `${packageName}/node`}'`,
    )
    .replaceAll("'@upspec/openai-files'", `'${packageName ?? './client.js'}'`);
}
