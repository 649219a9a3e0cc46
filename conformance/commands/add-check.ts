import type { Command } from 'commander';
import { collect, examples, positiveInteger, type AddCommand } from '../command-line/arguments.js';
import { openai } from '../openai-files/profile/openai.js';
import type { CheckArguments } from './check.js';

export const addCheck: AddCommand = (program, run) => {
  addCaseOptions(program.command('check'))
    .description(
      'check a server by its contract: the own API, or that of --spec; without a URL, the reference server',
    )
    .argument('[url]', 'the base URL, with its version: http://127.0.0.1:8080/v1')
    .option(
      '--api-key <key>',
      `the key to send, or NAME=KEY for one of several security schemes; by default the variable named after the API, as in PET_STORE_API_KEY for --spec and ${openai.requests.auth.variable} for the built-in API`,
      collect,
    )
    .option(
      '--header <line>',
      "a header of every request, as in 'X-Team: $TEAM_KEY'; can be repeated",
      collect,
    )
    .option('--ca <file>', 'certificates in PEM that the server is trusted by')
    .option(
      '--only <pattern>',
      'only the cases of this name or requirement; can be repeated',
      collect,
    )
    .option('--skip <pattern>', 'all but the cases of this name; can be repeated', collect)
    .option('--jobs <n>', 'how many cases run at a time, 1 to 64', positiveInteger, 4)
    .option(
      '--timeout <seconds>',
      'the timeout of one request and its response',
      positiveInteger,
      30,
    )
    .option(
      '--large',
      'also run the cases with contents of 64 MB and more, and with thousands of files',
    )
    .option('--slow', 'also run the cases that wait for a time to pass: over an hour')
    .option(
      '--profile <name|file>',
      'what the server claims, where it differs from the built-in API',
    )
    .option('--known-failing <file>', 'what is known to fail, each with its reason')
    .option('--shard <i/n>', 'only the i-th of n parts of the cases')
    .option('--seed <n>', 'fixes the choices of the probes', positiveInteger, 1)
    .option(
      '--report <format=file>',
      'write a report: text, json, junit, tap, html, markdown or badge; can be repeated',
      collect,
    )
    .option('--list', 'list the cases and the requirements that they test, and send nothing')
    .addHelpText(
      'after',
      examples(
        `${program.name()} check http://127.0.0.1:8080/v1 --api-key "$OPENAI_API_KEY"`,
        `${program.name()} check http://127.0.0.1:8080/v1 --only 'uploads/**' --report junit=junit.xml`,
        `${program.name()} check http://127.0.0.1:4000/v1 --profile litellm --report html=report.html`,
        `${program.name()} check http://127.0.0.1:3000 --spec openapi.yaml --fixtures recordings`,
        `${program.name()} check --list`,
      ),
    )
    .action(async (url: string | undefined, flags: Omit<CheckArguments, 'url'>) => {
      const { runCheck } = await import('./check.js');
      await run((terminal) => runCheck({ ...flags, ...(url !== undefined && { url }) }, terminal));
    });
};

/** The options that choose an API, and its cases. */
function addCaseOptions(command: Command): Command {
  return command
    .option('--spec <file>', 'check a server of this OpenAPI document in place of the own API')
    .option('--overlay <file>', 'an OpenAPI Overlay of the document; can be repeated', collect)
    .option('--requirements <file>', 'numbered statements that hold beside the document')
    .option('--fixtures <folder>', 'recordings to run as well; can be repeated', collect)
    .option(
      '--existing <name=id>',
      'a resource that exists beforehand, as in petId=7; can be repeated',
      collect,
    )
    .option(
      '--allow-leftovers',
      'also run what leaves something behind, or changes what the run did not create',
    )
    .option('--explain', 'print what is inferred from the document of --spec, and send nothing');
}
