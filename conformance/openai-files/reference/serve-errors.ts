/** Another program uses the requested port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number, options?: ErrorOptions) {
    super(
      `port ${port} is in use by another program; choose another port, or 0 for any free port`,
      options,
    );
    this.port = port;
  }
}

/** The data folder cannot be used: not a folder, not writable, in use, or with other files. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly folder: string;

  constructor(folder: string, reason: string, options?: ErrorOptions) {
    super(`data folder "${folder}" ${reason}`, options);
    this.folder = folder;
  }
}

/** The host or the port is not one that the reference server may listen on. */
export class ListenAddressError extends Error {
  override readonly name = 'ListenAddressError';
}

/** An unknown injected fault was requested. */
export class UnknownFaultError extends Error {
  override readonly name = 'UnknownFaultError';
  readonly fault: string;

  constructor(fault: string, nearest?: string) {
    const hint = nearest === undefined ? '; ' : `; did you mean "${nearest}"? `;
    super(`there is no injected fault "${fault}"${hint}--fault list lists all`);
    this.fault = fault;
  }
}
