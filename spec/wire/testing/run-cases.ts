import { stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { OpenAI, toFile } from '@upspec/openai-files';
import type { WireCase } from '../wire-case.js';
import { callLibrary } from './run-javascript.js';
import { typeScriptWays } from './typescript-ways.js';
import { makeFolder } from './write-file.js';

// A program for any JavaScript runtime. It makes the calls that standard input lists, and prints
// the error of each call, or null after success.

/** A call to make. */
export interface Task {
  readonly wire: WireCase;
  /** The name of the way to pass a file. */
  readonly way: string | undefined;
  readonly url: string;
}

const folder = makeFolder();
const errors: (string | null)[] = [];
for (const { wire, way, url } of JSON.parse(await text(stdin)) as readonly Task[]) {
  const run = { wire, way: typeScriptWays.find(({ name }) => name === way), name: wire.name };
  const tools = { folder, toFile, client: (settings: object) => new OpenAI(settings) };
  errors.push((await callLibrary(run, url, tools)) ?? null);
}
folder.remove();
stdout.write(JSON.stringify(errors));
