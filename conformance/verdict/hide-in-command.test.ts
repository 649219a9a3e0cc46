import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { hideInCommand } from './hide-in-command.js';

const run = promisify(execFile);
const secrets = { SECRET_PASSWORD: 'opens-everything', QUOTED_KEY: "it's-a-secret" };
const demand = ': "${SECRET_PASSWORD:?set it to the secret that the run was given in it}"\n';

test.each([
  [
    'a JSON body',
    `printf %s '{"user":"ana","password":"opens-everything"}'`,
    `${demand}printf %s '{"user":"ana","password":"'"$SECRET_PASSWORD"'"}'`,
  ],
  [
    'a field of a form',
    `printf %s 'password=opens-everything'`,
    `${demand}printf %s 'password='"$SECRET_PASSWORD"''`,
  ],
  [
    'a header in double quotes',
    'printf %s "x-password: opens-everything"',
    `${demand}printf %s "x-password: \${SECRET_PASSWORD}"`,
  ],
  [
    'a URL without quotes',
    'printf %s http://host/opens-everything',
    `${demand}printf %s http://host/"$SECRET_PASSWORD"`,
  ],
  [
    'a body behind an escaped quote',
    `printf %s 'it'\\''s opens-everything'`,
    `${demand}printf %s 'it'\\''s '"$SECRET_PASSWORD"''`,
  ],
  [
    'a secret that holds a quote itself',
    `printf %s 'key: it'\\''s-a-secret'`,
    `: "\${QUOTED_KEY:?set it to the secret that the run was given in it}"\nprintf %s 'key: '"$QUOTED_KEY"''`,
  ],
  ['no secret', `printf %s '{"user":"ana"}'`, `printf %s '{"user":"ana"}'`],
])('a shell prints the same with a variable in %s', async (_, command, expected) => {
  const hidden = hideInCommand(command, secrets);
  expect(hidden).toBe(expected);
  const env = { PATH: process.env['PATH'], ...secrets };
  const plain = await run('sh', ['-c', command], { env });
  const { stdout } = await run('sh', ['-c', hidden], { env });
  expect(stdout).toBe(plain.stdout);
});

test('a shell ends where the variable of a secret is not set', async () => {
  const hidden = hideInCommand(`printf %s 'opens-everything'`, secrets);
  await expect(run('sh', ['-c', hidden], { env: { PATH: process.env['PATH'] } })).rejects.toThrow(
    'SECRET_PASSWORD: set it to the secret that the run was given in it',
  );
});
