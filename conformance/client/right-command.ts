import type { Contract } from '../contract.js';
import { exampleFixtures } from '../examples/example-fixtures.js';
import { buildRequest } from '../replay/build-request.js';
import { formatCurl, type CurlTarget } from '../verdict/curl.js';
import { nearestOperations } from './judge/nearest-operations.js';
import { operationsAt, type RequestFacts } from './judge/request-facts.js';

/** Writes the commands that send requests in the right form. */
export interface RightCommands {
  /** For the operation that a request called, or seems to mean; empty where none can be found. */
  of(facts: RequestFacts): string;
}

export interface RightCommandTarget extends CurlTarget {
  /** The variable that the commands name in place of a base URL that ends with the run. */
  readonly urlVariable?: string | undefined;
}

/** @param target - The base URL of the server, and how it expects the key. */
export function openRightCommands(contract: Contract, target: RightCommandTarget): RightCommands {
  const { urlVariable } = target;
  return {
    of(facts) {
      const operation = meantOperation(facts);
      if (operation === undefined) return '';
      const { id, values } = operation;
      const described = contract.described.operations[id];
      if (described === undefined) return '';
      // One that is made from the schemas is better than none.
      const examples = described.examples.map((each) => ({ ...each, isGiven: true }));
      const one = { ...contract.described, operations: { [id]: { ...described, examples } } };
      const { fixtures } = exampleFixtures(one, { existing: values, allowLeftovers: true });
      const request = fixtures[0]?.exchanges.at(-1)?.request;
      return request === undefined
        ? ''
        : formatCurl(buildRequest(request), target, {
            ...(urlVariable !== undefined && { urlVariable }),
          });
    },
  };
}

interface Meant {
  readonly id: string;
  /** The parameters of the path, as they were sent. */
  readonly values: Readonly<Record<string, string>>;
}

function meantOperation({ called, contract, path, request }: RequestFacts): Meant | undefined {
  const found = called ?? operationsAt(contract.described, path ?? '')[0];
  if (found === undefined) {
    return path === undefined
      ? undefined
      : nearestOperations(contract.described, request.method, path).find((each) => each.isSimilar);
  }
  const values = Object.fromEntries(found.parameters.map(({ name, text }) => [name, text]));
  return { id: found.id, values };
}
