import { operations } from './operations/emit.js';
import { schemas } from './schemas/emit.js';
import type { Target } from './target.js';
import { typescriptClient } from './typescript-client/emit.js';
import { typescriptTypes } from './typescript-types/emit.js';
import { validators } from './validators/emit.js';

/** All targets, in the order in which they are made. A new one is a folder and a line here. */
export const TARGETS: readonly Target[] = [
  typescriptTypes,
  typescriptClient,
  operations,
  validators,
  schemas,
];
