import { describe, expect, test } from 'vitest';
import { json } from '../typescript/runtime/testing/capture-server.js';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { rejection, start } from './testing/start-server.js';

const file = { id: 'file-a', object: 'file' };

describe.skipIf(!hasRuby)('a source of keys in Ruby (needs ruby)', () => {
  const cases: readonly {
    readonly title: string;
    readonly source: string;
    readonly sent: readonly string[];
  }[] = [
    {
      title: 'is called with the rejected key if it has a parameter',
      source: '->(rejected) { rejected.nil? ? "old" : "#{rejected}-new" }',
      sent: ['Bearer old', 'Bearer old-new'],
    },
    {
      title: 'keeps the default of its parameter until a key is rejected',
      source: '->(rejected = "first") { "after-#{rejected}" }',
      sent: ['Bearer after-first', 'Bearer after-after-first'],
    },
    {
      title: 'is called without the rejected key if it has no parameter',
      source: '(keys = %w[old new]) && -> { keys.shift }',
      sent: ['Bearer old', 'Bearer new'],
    },
    {
      title: 'may be an object with the method call',
      source: 'Class.new { def call(rejected) = "#{rejected}x" }.new',
      sent: ['Bearer x', 'Bearer xx'],
    },
  ];

  test.each(cases)('$title', async ({ source, sent }) => {
    const server = await start(rejection(401), json(200, file));
    const id = await evaluate(
      `OpenAI::Client.new(api_key: (${source}), max_retries: 0).files.retrieve("a").id`,
      { url: `${server.url}/v1` },
    );
    expect(id).toBe('file-a');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(sent);
  });
});
