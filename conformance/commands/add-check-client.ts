import { Option, type Command } from 'commander';
import {
  collect,
  examples,
  nonEmpty,
  portNumber,
  positiveInteger,
  type AddCommand,
} from '../command-line/arguments.js';
import { addOutputOptions } from './add-output-options.js';
import type { CheckClientArguments } from './check-client.js';

interface Flags extends Omit<CheckClientArguments, 'command'> {
  readonly scenarios?: readonly string[];
}

export const addCheckClient: AddCommand = (program, run) => {
  addOutputOptions(addScenarioOptions(program.command('check-client')))
    .description(
      'run a client against a server that judges its requests; the base URL and a key are in its environment',
    )
    .argument('[command...]', 'the command that runs the client, after two hyphens')
    .option(
      '--spec <file>',
      'the OpenAPI document of the API; by default the built-in Files and Uploads API',
      nonEmpty,
    )
    .option(
      '--overlay <file>',
      'an OpenAPI Overlay to apply to the document; can be repeated',
      collect,
    )
    .option(
      '--profile <name>',
      'the profile of a vendor, or a file: judge by its key header, paths, purposes and limits',
      nonEmpty,
    )
    .option(
      '--env <name=value>',
      'a variable for the command, in which {url} and {key} are replaced by the base URL and the key; can be repeated (always set: OPENAI_BASE_URL and OPENAI_API_KEY; with --spec PET_STORE_BASE_URL and PET_STORE_API_KEY, named after the title of the API)',
      collect,
    )
    .option(
      '--timeout <seconds>',
      'end the command after this time; it holds for each run',
      positiveInteger,
      300,
    )
    .option('--port <n>', 'the port of the judging server; 0 for any free port', portNumber, 0)
    .addHelpText(
      'after',
      examples(
        `${program.name()} check-client -- node upload.js`,
        `${program.name()} check-client --env API_URL={url} --env API_TOKEN={key} -- npm test`,
        `${program.name()} check-client --spec openapi.yaml -- python app.py`,
        `${program.name()} check-client --scenario all -- node upload.js`,
        `${program.name()} check-client --verbose -- sh -c 'curl -s "$OPENAI_BASE_URL/files"'`,
      ),
    )
    .action(async (command: readonly string[], { scenarios = [], ...flags }: Flags) => {
      const { runCheckClient } = await import('./check-client.js');
      const scenario = [...(flags.scenario ?? []), ...scenarios];
      await run((terminal) => runCheckClient({ ...flags, command, scenario }, terminal));
    });
};

/** The options that say how the command is run, and what is expected of it. */
function addScenarioOptions(command: Command): Command {
  return command
    .option(
      '--scenario <name>',
      'run the command once more under a scenario, such as 429-long; all for each; can be repeated',
      collect,
    )
    .addOption(
      // As one may expect it to be spelt with `all`.
      new Option('--scenarios <name>').argParser(collect).hideHelp(),
    )
    .option('--list', 'list the scenarios, each with the level of what is expected')
    .option(
      '--expect <file>',
      'a file, in YAML or JSON, of the requests that the command is expected to send',
    )
    .option('--known-failing <file>', 'a file of known failures, each with its reason')
    .option(
      '--write-known-failing <file>',
      'write the cases that fail to a file for --known-failing; the same file as there is updated',
    );
}
