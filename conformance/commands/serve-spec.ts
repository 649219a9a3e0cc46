import { once } from 'node:events';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { loadFixtureFolders } from '../fixture-format/load-fixture-folders.js';
import { UsageError } from '../kit-error.js';
import { openMock } from '../mock/open-mock.js';

export interface ServeSpecArguments {
  /** An OpenAPI document. */
  readonly spec: string;
  readonly overlay?: readonly string[];
  /** Folders of recordings. */
  readonly fixtures?: readonly string[];
  readonly host: string;
  readonly port: number;
  /** The keys that are accepted; any without them. */
  readonly apiKey?: readonly string[];
  /** Of the reference server alone. */
  readonly data?: string;
  readonly fault?: readonly string[];
  readonly profile?: string;
}

/**
 * `upspec serve --spec`: a mock server for any document, which reports where it listens once it accepts
 * requests, and ends cleanly when asked to.
 *
 * @throws {UsageError} with every error of the document and its overlays
 */
export async function runServeSpec(
  { spec, overlay, fixtures, host, port, apiKey = [], ...others }: ServeSpecArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { data, fault, profile } = others;
  const [option] =
    Object.entries({ '--data': data, '--fault': fault, '--profile': profile }).find(
      ([, value]) => value !== undefined,
    ) ?? [];
  if (option !== undefined) {
    throw new UsageError(`${option} is for the reference server; leave out ${option} or --spec`);
  }
  const contract = await loadSpecContract({ spec, overlays: overlay });
  const recorded = fixtures === undefined ? undefined : await loadFixtureFolders(fixtures);
  const mock = await openMock({
    contract,
    fixtures: recorded?.fixtures ?? [],
    apiKeys: apiKey,
    host,
    port,
  });
  terminal.print(`listening on ${mock.url}`);
  if (!terminal.signal.aborted) await once(terminal.signal, 'abort');
  await mock.close();
  return 0;
}
