import { expect, test } from 'vitest';
import { coverInCommand } from './cover-in-command.js';
import { secretPatterns } from './secret-patterns.js';

const patterns = secretPatterns(
  [
    { name: 'password', value: "it's-77", isSent: true },
    { name: 'pwd', value: 'other-88', isSent: true },
    { name: 'pin_token', value: 'x1', isSent: true },
    { name: 'projectKey', value: 'PROJ-99', isSent: false },
  ],
  new Set(),
);
const password = ': "${SECRET_PASSWORD:?set it to the value of password that the case sends}"\n';
const pwd = ': "${SECRET_PWD:?set it to the value of pwd that the case sends}"\n';
const pin = ': "${SECRET_PIN_TOKEN:?set it to the value of pin_token that the case sends}"\n';
const key =
  ': "${SECRET_PROJECT_KEY_LIVE:?set it to the value of projectKey that the server returned}"\n';

test.each([
  [
    "curl -d '{\"password\":\"it'\\''s-77\"}'",
    `${password}curl -d '{"password":"'"$SECRET_PASSWORD"'"}'`,
  ],
  ['curl "http://host/?pwd=other-88"', `${pwd}curl "http://host/?pwd=\${SECRET_PWD}"`],
  ['curl http://host/other-88', `${pwd}curl http://host/"$SECRET_PWD"`],
  ["curl -d 'pin_token=x1&box1=x1'", `${pin}curl -d 'pin_token='"$SECRET_PIN_TOKEN"'&box1=x1'`],
  ["curl 'http://host/PROJ-99'", `${key}curl 'http://host/'"$SECRET_PROJECT_KEY_LIVE"''`],
  ["curl -d 'a\\nother-88'", `${pwd}curl -d 'a\\n'"$SECRET_PWD"''`],
  ["curl 'http://host/PROJ-999'", "curl 'http://host/PROJ-999'"],
])('%s reads the secret from a variable', (command, shown) => {
  expect(coverInCommand(command, patterns)).toBe(shown);
});
