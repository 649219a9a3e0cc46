import type { Contract } from '@upspec/document';
import type { FoundId } from '../flow/visit-ids.js';

/** The ids that a recording has shown so far, each with its type. */
export class KnownIds {
  readonly #contract: Contract;
  /** By resource: `number 3`, `string 0b1c`. */
  readonly #ids = new Map<string, Set<string>>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** Notes an id; one of a path or a header is text, and a number where the document says so. */
  add({ resource, value }: FoundId): void {
    const ids = this.#ids.get(resource) ?? new Set();
    this.#ids.set(resource, ids);
    ids.add(keyOf(value));
    const isNumber = typeof value === 'string' && value.trim() !== '' && this.#isNumeric(resource);
    if (isNumber && Number.isFinite(Number(value))) ids.add(keyOf(Number(value)));
  }

  has(resource: string, value: string | number): boolean {
    return this.#ids.get(resource)?.has(keyOf(value)) === true;
  }

  /** The resources that have such an id. */
  resourcesOf(value: string | number): readonly string[] {
    return [...this.#ids.keys()].filter((resource) => this.has(resource, value));
  }

  /** The resources that have an id which is written as a key of a map: an integer is a string there. */
  resourcesOfKey(key: string): readonly string[] {
    const isNumber = /^-?\d+$/.test(key) && String(Number(key)) === key;
    const values: readonly (string | number)[] = isNumber ? [key, Number(key)] : [key];
    return [...new Set(values.flatMap((value) => this.resourcesOf(value)))];
  }

  #isNumeric(resource: string): boolean {
    const { operations, schemas } = this.#contract;
    return Object.values(operations).some(({ parameters }) =>
      parameters.some((parameter) => {
        const { type } = schemas[parameter.schema ?? ''] ?? {};
        const isOfIt = parameter.in === 'path' && parameter.value.resource === resource;
        return isOfIt && (type === 'integer' || type === 'number');
      }),
    );
  }
}

function keyOf(value: string | number): string {
  return `${typeof value} ${String(value)}`;
}
