import type { APIPromise, RequestOptions } from './client.js';
import type {
  CommandDefinition,
  CommandInput,
  UploadDefinition,
  UploadSource,
  Values,
} from './command.js';

/** A command whose input was built at run time, from data. */
export type RunnableCommand<Client> = RunnableCall<Client> | RunnableUpload<Client>;

/** A command that makes one call. */
export interface RunnableCall<Client> extends Omit<CommandDefinition<Client, unknown>, 'call'> {
  call(client: Client, input: CommandInput, options: RequestOptions): APIPromise<unknown>;
}

/** A command that sends a file in parts. */
export interface RunnableUpload<Client> extends Omit<UploadDefinition<Client, unknown>, 'call'> {
  call(client: Client, source: UploadSource, params: Values): Promise<unknown>;
}
