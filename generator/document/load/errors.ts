import { formatFault, type Fault } from './fault.js';

/** The document has faults; all that could be found at once are told, in order of place. */
export class DocumentFaultsError extends Error {
  override readonly name = 'DocumentFaultsError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.faults = faults;
  }
}

/** The document can't be read at all: absent, a folder, too large, no OpenAPI. */
export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
}
