import type { Target } from './target.js';

/**
 * All targets, in the order in which they run; a new one is a folder and a line here. Each is
 * loaded only when it is requested, as their libraries take longer to load than to run.
 */
export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  'typescript-types': async () => (await import('./typescript-types/emit.js')).typescriptTypes,
  'typescript-client': async () => (await import('./typescript-client/emit.js')).typescriptClient,
  validators: async () => (await import('./validators/emit.js')).validators,
  schemas: async () => (await import('./schemas/emit.js')).schemas,
  contract: async () => (await import('./contract/emit.js')).contract,
  cli: async () => (await import('./cli/emit.js')).cliTarget,
  ruby: async () => (await import('./ruby/emit.js')).ruby,
  docs: async () => (await import('./docs/emit.js')).docs,
};
