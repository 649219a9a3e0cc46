import type { APIPromise, RequestOptions } from './client.js';
import type { CollectedInput } from './collect-input.js';
import type {
  CommandDefinition,
  CommandInput,
  UploadDefinition,
  UploadSource,
  Values,
} from './command.js';
import type { Progress } from './progress.js';
import type { Terminal } from './terminal.js';

/** A command whose input was built at run time, from data. */
export type RunnableCommand<Client> = RunnableCall<Client> | RunnableUpload<Client>;

/** A command that makes one call. */
export interface RunnableCall<Client> extends Omit<CommandDefinition<Client, unknown>, 'call'> {
  call(client: Client, input: CommandInput, options: RequestOptions): APIPromise<unknown>;
}

/** A command that sends a file in parts. */
export interface RunnableUpload<Client> extends Omit<
  UploadDefinition<Client, unknown>,
  'call' | 'run'
> {
  call(client: Client, source: UploadSource, params: Values): Promise<unknown>;
  run(command: RunnableUpload<Client>, run: CommandRun<Client>): Promise<unknown>;
}

/** The surroundings of a command that is run. */
export interface CommandRun<Client> {
  readonly client: Client;
  readonly input: CollectedInput;
  readonly progress: Progress;
  readonly terminal: Terminal;
  readonly onRetry: (milliseconds: number) => void;
}
