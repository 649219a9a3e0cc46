import type { operations } from '@upspec/openai-files/types';

/** The id of an operation of the API: `createFile`. */
export type OperationId = keyof operations;
