import { readFileSync, readdirSync } from 'node:fs';

/** A real request and response of the API, recorded or quoted in a public repository. */
export interface EvidenceExchange {
  /** `createFile#37`: the operation that was called, and the index in its file. */
  readonly name: string;
  readonly operation: string;
  readonly kind: 'recorded' | 'quoted';
  /** A date such as `2025-09-17`, or the known part of it: `2026 (client version)`. */
  readonly recorded: string;
  readonly request: { readonly path: string; readonly body: unknown };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

/** Reads every request and response of `evidence/`, in the order of operation and index. */
export function readEvidence(): readonly EvidenceExchange[] {
  const folder = new URL('evidence/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const operation = file.slice(0, -'.json'.length);
      const exchanges = JSON.parse(
        readFileSync(new URL(file, folder), 'utf8'),
      ) as readonly EvidenceExchange[];
      return exchanges.map((exchange, index) => ({
        ...exchange,
        operation,
        name: `${operation}#${index}`,
      }));
    });
}
