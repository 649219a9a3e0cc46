import type { JsonTree } from './json-tree.js';

/** A query reads too much of a document. */
export class ReadBudgetError extends Error {
  override readonly name = 'ReadBudgetError';
}

/**
 * Counts how often a query reads a value, so that one that would run forever, such as
 * `$..[?count($..*) > count($..*)]`, ends after the same number of reads on every machine.
 */
export class ReadBudget {
  #left: number;
  readonly #total: ReadBudget | undefined;
  readonly #views = new WeakMap<object, JsonTree>();

  /** @param total a second budget that each read counts against. */
  constructor(reads: number, total?: ReadBudget) {
    this.#left = reads;
    this.#total = total;
  }

  /** @throws {ReadBudgetError} when no reads are left. */
  charge(reads: number): void {
    this.#left -= reads;
    this.#total?.charge(reads);
    if (this.#left < 0) throw new ReadBudgetError('too many reads');
  }

  /** The same value, with each read of a key or an index counted. */
  view(value: JsonTree): JsonTree {
    if (typeof value !== 'object' || value === null) return value;
    const known = this.#views.get(value);
    if (known !== undefined) return known;
    const generated = new Proxy(value, {
      get: (target, key) => {
        this.charge(1);
        return this.view(Reflect.get(target, key));
      },
      ownKeys: (target) => {
        const keys = Reflect.ownKeys(target);
        this.charge(keys.length + 1);
        return keys;
      },
    });
    this.#views.set(value, generated);
    return generated;
  }
}
