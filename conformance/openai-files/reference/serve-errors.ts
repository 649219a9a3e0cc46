/** Another program listens on the port that was asked for. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super(
      `port ${port} is in use by another program; choose another port, or 0 for any free one`,
      options,
    );
    this.port = port;
  }
}

/** The data folder can't be used: no folder, not writable, in use, or holding something else. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly folder: string;

  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(`data folder "${folder}" ${reason}`, options);
    this.folder = folder;
  }
}

/** The host or the port is none that the reference server may listen on. */
export class ListenAddressError extends Error {
  override readonly name = 'ListenAddressError';
}

/** A fault was asked for that the reference server doesn't know. */
export class UnknownFaultError extends Error {
  override readonly name = 'UnknownFaultError';
  readonly fault: string;

  constructor(fault: string, nearest?: string) {
    const hint = nearest === undefined ? '; ' : `; did you mean "${nearest}"? `;
    super(`there is no fault "${fault}"${hint}--fault list names them all`);
    this.fault = fault;
  }
}
