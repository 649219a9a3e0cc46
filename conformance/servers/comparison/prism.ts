import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { check, listCases } from '../../check.js';
import { packageFolder } from '../../package-folder.js';
import { findFreePort } from '../launch.js';
import { runProgram, type RunningProgram } from '../run-program.js';
import type { ComparedTool } from './compared-tool.js';

export const prism: ComparedTool = {
  name: 'prism',
  title: 'Prism',
  installed: {
    name: 'prism',
    packages: [{ name: '@stoplight/prism-cli', version: '5.14.2' }],
    registry: { kind: 'npm' },
  },
  setting:
    'as a validating proxy with `spec/openapi.yaml`, before it all of the kit’s fixtures as traffic; a report is a violation by a response, without ids and numbers',
  judge: ({ url, apiKey, installed }) =>
    watchByPrism({
      installed,
      spec: join(packageFolder(), '..', 'spec', 'openapi.yaml'),
      url,
      send: (proxy) => sendFixtures(proxy, apiKey),
    }),
};

/** Traffic that passes Prism. */
export interface WatchedTraffic {
  /** Where Prism is installed. */
  readonly installed: string;
  /** The file of the document. */
  readonly spec: string;
  readonly url: string;
  /** Sends the traffic to the proxy's URL. */
  send(proxy: string): Promise<void>;
}

/**
 * Watches traffic by Prism as a validating proxy.
 *
 * @returns each kind of violation by a response once, without ids and numbers
 * @throws {Error} when Prism does not start
 */
export async function watchByPrism(traffic: WatchedTraffic): Promise<ReadonlySet<string>> {
  const { installed, spec, url, send } = traffic;
  const port = await findFreePort();
  const violations = new Set<string>();
  const prismProgram = join(
    installed,
    'node_modules',
    '@stoplight',
    'prism-cli',
    'dist',
    'index.js',
  );
  const options = ['--host', '127.0.0.1', '--port', `${port}`, '--validate-request', 'false'];
  const running = runProgram(process.execPath, [prismProgram, 'proxy', spec, url, ...options], {
    onLine: (line) => {
      const [, reported] = /Violation: (response.*)/.exec(stripVTControlCharacters(line)) ?? [];
      if (reported !== undefined) violations.add(withoutChance(reported));
    },
  });
  try {
    await waitUntilListening(running);
    await send(`http://127.0.0.1:${port}`);
  } finally {
    await running.stop();
  }
  return violations;
}

async function sendFixtures(url: string, apiKey: string): Promise<void> {
  const fixtures = (await listCases({})).filter(({ kind }) => kind === 'fixture');
  await check({ url, apiKey, only: fixtures.map(({ name }) => name), jobs: 4, timeout: 10_000 });
}

async function waitUntilListening(running: RunningProgram): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (running.printed().includes('Prism is listening')) return;
    await wait(100);
  }
  throw new Error(`Prism did not start: ${running.printed().slice(-300)}`);
}

function withoutChance(text: string): string {
  return text.replace(/(file-|upload_|part_|req_)\w+/g, '$1…').replace(/\d+/g, 'n');
}
