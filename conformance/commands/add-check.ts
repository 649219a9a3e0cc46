import { Option, type Command } from 'commander';
import { otherVariable } from '../auth/credential.js';
import { collect, examples, positiveInteger, type AddCommand } from '../command-line/arguments.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { addOutputOptions } from './add-output-options.js';
import type { CheckFlags } from './check-config.js';

export const addCheck: AddCommand = (program, run) => {
  addOutputOptions(addRunOptions(addCaseOptions(program.command('check'))))
    .description(
      'check a server against the built-in API, or against the document of --spec; without a URL, check the reference server',
    )
    .argument('[url]', 'the base URL, with its version: http://127.0.0.1:8080/v1')
    .option(
      '--api-key <key>',
      `the key to send, or NAME=KEY for one of several security schemes; by default a variable: for --spec PET_STORE_API_KEY, named after the title of the API, or of several schemes PET_STORE_NAME_API_KEY (--explain lists them), and ${openai.requests.auth.variable} for the built-in API`,
      collect,
    )
    .option(
      '--other-api-key <key>',
      `the key of another tenant, to check that it cannot use what the first one created; given like --api-key, and by default in OTHER_ and its variable: ${otherVariable(openai.requests.auth.variable)}`,
      collect,
    )
    .option(
      '--header <line>',
      "a header for every request, for example 'X-Team: $TEAM_KEY'; can be repeated",
      collect,
    )
    .option('--ca <file>', 'a file of trusted certificates in PEM format')
    .option('--config <file>', 'the configuration file (default: upspec.config.{js,json,yaml})')
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
    .action(async (url: string | undefined, flags: CheckFlags) => {
      const { runCheck } = await import('./check.js');
      const { withConfig } = await import('./check-config.js');
      await run(async (terminal) => {
        const given = { ...flags, ...(url !== undefined && { url }) };
        return runCheck(await withConfig(given, terminal.environment), terminal);
      });
    });
};

/** `--no-probes` is about the probes of the kit, and does not undo `--probes FILE`. */
class NoDerivedProbes extends Option {
  constructor() {
    super('--no-probes', 'with --spec: derive no probes from the document');
  }

  override attributeName(): string {
    return 'derivedProbes';
  }
}

/** The options that choose an API, and its cases. */
function addCaseOptions(command: Command): Command {
  return command
    .option(
      '--spec <file>',
      'check the server against this OpenAPI document instead of the built-in API',
    )
    .option(
      '--pack <folder>',
      'a folder with the document (openapi.yaml), overlay.yaml, requirements.yaml and fixtures of an API, in place of --spec',
    )
    .option(
      '--overlay <file>',
      'an OpenAPI Overlay to apply to the document; can be repeated',
      collect,
    )
    .option('--requirements <file>', 'a file of requirements in addition to the document')
    .option('--fixtures <folder>', 'a folder of fixtures to run as well; can be repeated', collect)
    .option(
      '--existing <name=id>',
      'the id of a resource that exists already, for example petId=7; can be repeated',
      collect,
    )
    .option(
      '--allow-leftovers',
      'also run cases that leave resources behind or change resources that the run did not create',
    )
    .addOption(new NoDerivedProbes())
    .option(
      '--probes <file>',
      'a module of JavaScript with probes of your own, or a folder of them, which is run with the rights of this program; can be repeated',
      collect,
    )
    .option('--read-only', 'with --spec: send only requests that change nothing')
    .option(
      '--max-examples <n>',
      'with --spec: the number of generated examples of each request (default: 10)',
      positiveInteger,
    )
    .option(
      '--max-requests <n>',
      'with --spec: about how many requests the probes send at most (default: 4000)',
      positiveInteger,
    )
    .option('--opinions', 'with --spec: also test rules that the document does not state')
    .option(
      '--explain',
      'print what is inferred from the document of --spec, without sending requests',
    );
}

/** How the cases are chosen, run and reported. */
function addRunOptions(command: Command): Command {
  return command
    .option(
      '--only <pattern>',
      'run only the cases with this name or requirement; can be repeated',
      collect,
    )
    .option(
      '--skip <pattern>',
      'skip the cases with this name or requirement; can be repeated',
      collect,
    )
    .option(
      '--jobs <n>',
      'the number of cases to run at the same time, 1 to 64 (default: 4)',
      positiveInteger,
    )
    .option(
      '--timeout <seconds>',
      'the timeout of one request and its response (default: 30)',
      positiveInteger,
    )
    .option(
      '--rate-limit <n/s>',
      'the most requests to send in a second, a minute or an hour: 10/s, 100/m, 1000/h',
    )
    .option('--fail-fast', 'end the run at the first violation')
    .option(
      '--restart <command>',
      'a shell command that starts the server again if a request stops it',
    )
    .option(
      '--large',
      'also run the cases with contents of 64 MB and more, and with thousands of files',
    )
    .option('--slow', 'also run the cases that wait for a time to pass: over an hour')
    .option(
      '--profile <name|file>',
      'what the server claims to support, as far as it differs from the built-in API',
    )
    .option('--known-failing <file>', 'a file of known failures, each with its reason')
    .option(
      '--write-known-failing <file>',
      'write the cases that fail to a file for --known-failing; the same file as there is updated',
    )
    .option('--shard <i/n>', 'run only the i-th of n parts of the cases')
    .option('--seed <n>', 'the seed for the random choices of the probes', positiveInteger)
    .option(
      '--dry-run',
      'list the cases of the run and the number of their requests, without sending any',
    )
    .option('--har <file>', 'write all requests and responses to a HAR file, without secrets')
    .option(
      '--list',
      'list the cases and the requirements that they test, without sending requests',
    );
}
