import { formatFault, type Fault } from './fault.js';

/** The document has errors; all that could be found are reported at once, in order of location. */
export class DocumentFaultsError extends Error {
  override readonly name = 'DocumentFaultsError';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[], options?: ErrorOptions) {
    super(faults.map(formatFault).join('\n'), options);
    this.faults = faults;
  }
}

/** The document can't be read: it does not exist, is a folder, is too large, or is not OpenAPI. */
export class UnreadableDocumentError extends Error {
  override readonly name = 'UnreadableDocumentError';
}
