import {
  collect,
  examples,
  nonEmpty,
  portNumber,
  positiveInteger,
  type AddCommand,
} from '../command-line/arguments.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { addOutputOptions } from './add-output-options.js';
import type { ProxyArguments } from './proxy.js';

export const addProxy: AddCommand = (program, run) => {
  addOutputOptions(program.command('proxy'))
    .description(
      'forward requests to a server and judge both sides, the requests and the responses; press Ctrl-C for the report',
    )
    .argument('<url>', 'the base URL of the server, with its version: http://127.0.0.1:8080/v1')
    .option('--port <n>', 'the port of the proxy; 0 for any free port', portNumber, 0)
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
      'what the server claims: the name of a profile of the built-in API, or a file',
    )
    .option('--ca <file>', 'a file of trusted certificates in PEM format')
    .option(
      '--api-key <key>',
      `a key to keep out of all that is written, in addition to those that are found in the traffic and the value of the variable named after the API, as in PET_STORE_API_KEY for --spec and ${openai.requests.auth.variable} for the built-in API; can be repeated`,
      collect,
    )
    .option('--har <file>', 'write the traffic to a HAR file, without secrets')
    .option('--fixtures <dir>', 'write fixtures of the traffic below recorded/ in this folder')
    .option(
      '--known-failing <file>',
      'a list of known failures, which do not fail the run; can be repeated',
      collect,
    )
    .option(
      '--patience <seconds>',
      'end the run when the server has not accepted a connection for this time',
      positiveInteger,
      10,
    )
    .addHelpText(
      'after',
      examples(
        `${program.name()} proxy https://api.openai.com/v1 --port 4010`,
        'OPENAI_BASE_URL=http://127.0.0.1:4010/v1 python upload.py',
        `${program.name()} proxy http://127.0.0.1:3000 --spec openapi.yaml --har traffic.har`,
        `${program.name()} proxy http://127.0.0.1:3000 --spec openapi.yaml --report html=report.html`,
      ),
    )
    .action(async (url: string, flags: Omit<ProxyArguments, 'url'>) => {
      const { runProxy } = await import('./proxy.js');
      await run((terminal) => runProxy({ ...flags, url }, terminal));
    });
};
