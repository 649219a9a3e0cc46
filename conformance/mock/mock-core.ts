import type { Contract, ContractOperation } from '@upspec/document';
import { openContract } from '../contract/open-contract.js';
import type { SchemaJudge } from '../contract/schema-judge.js';
import { SchemaBook } from './schema-book.js';

/** What every step of the mock reads: the contract, and its schemas ready to use. */
export interface MockCore {
  readonly contract: Contract;
  readonly book: SchemaBook;
  /** Judges what the mock sends. */
  readonly responses: SchemaJudge;
  /** Judges what clients send. */
  readonly requests: SchemaJudge;
  /** The paths that the operations' paths follow; the first is that of the mock's own URL. */
  readonly bases: readonly string[];
  /** The keys that are accepted; any where it is empty. */
  readonly apiKeys: readonly string[];
  /** The time, in milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** What each new id ends with, where its schema allows any text. */
  readonly idSuffix: string;
}

/** An operation with its id. */
export interface NamedOperation {
  readonly id: string;
  readonly operation: ContractOperation;
}

/** Prepares a contract for the mock. */
export function buildCore(
  contract: Contract,
  { apiKeys, clock, idSuffix }: Pick<MockCore, 'apiKeys' | 'clock' | 'idSuffix'>,
): MockCore {
  return {
    contract,
    book: new SchemaBook(contract.schemas),
    responses: openContract(contract),
    requests: openContract(contract, 'request'),
    bases: basesOf(contract),
    apiKeys,
    clock,
    idSuffix,
  };
}

function basesOf({ baseUrl, basePaths = [] }: Contract): readonly string[] {
  const own = baseUrl !== undefined && URL.canParse(baseUrl) ? [new URL(baseUrl).pathname] : [];
  const all = [...own, ...basePaths].map((path) => path.replace(/\/+$/, ''));
  return all.length === 0 ? [''] : [...new Set(all)];
}
