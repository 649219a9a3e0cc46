import type { TestCase } from '../plan/test-case.js';

/**
 * After so many cases in a row without a response, an operation or the whole target is given up.
 */
const patience = 5;

/** The outcome of a case, as far as it shows whether the target still responds. */
export interface NotedCase {
  readonly testCase: Pick<TestCase, 'operations'>;
  readonly exchanges: number;
  /** Whether the target did not respond, and to which operation, if that is known. */
  readonly isBroken: boolean;
  readonly silentOperation?: string | undefined;
}

/** Keeps a run from sending over and over what the server does not respond to. */
export interface SilenceWatch {
  /** Why a case is not worth running; undefined if it is. */
  reasonToStop(testCase: Pick<TestCase, 'operations'>): string | undefined;
  note(noted: NotedCase): Promise<void>;
}

/**
 * @param isAlive sends the target a request that it has responded to before; called when several
 *   cases in a row had no response, to distinguish an operation that hangs from a target that is
 *   gone
 */
export function watchSilence(isAlive: () => Promise<boolean>): SilenceWatch {
  /** How many cases in a row had no response: of all, and by operation. */
  let inRow = 0;
  const rows = new Map<string, number>();
  const givenUp = new Map<string, string>();
  let missing: string | undefined;
  let sending: Promise<boolean> | undefined;

  const giveUp = (operation: string, cases: number): void => {
    const reason = `${operation} did not respond to ${count(cases)}, so it was not tried again`;
    givenUp.set(operation, reason);
  };
  return {
    reasonToStop: ({ operations }) =>
      missing ?? operations.map((each) => givenUp.get(each)).find((reason) => reason !== undefined),
    async note({ testCase, exchanges, isBroken, silentOperation }) {
      if (!isBroken) {
        if (exchanges === 0) return;
        inRow = 0;
        for (const operation of testCase.operations) rows.delete(operation);
        return;
      }
      inRow += 1;
      if (silentOperation !== undefined) {
        const row = (rows.get(silentOperation) ?? 0) + 1;
        rows.set(silentOperation, row);
        if (row === patience) giveUp(silentOperation, row);
      }
      if (inRow < patience || missing !== undefined) return;
      sending ??= isAlive().finally(() => (sending = undefined));
      const silent = inRow;
      if (await sending) {
        inRow = 0;
        return;
      }
      missing ??= `the target did not respond to ${count(silent)}, so the rest was not tried`;
    },
  };
}

function count(cases: number): string {
  return `${cases} cases in a row`;
}
