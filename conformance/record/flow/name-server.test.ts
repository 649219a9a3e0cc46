import { expect, test } from 'vitest';
import { knownServers } from '../../openai-files/known-servers.js';
import { nameServer } from './name-server.js';

test.each([
  'http://127.0.0.1:4010/v1',
  'http://127.9.9.9/my/own/path',
  'http://localhost:8080/openai/v1',
  'http://api.localhost',
  'http://[::1]:1/v1',
  'https://api.openai.com/v1',
  'https://eu.api.openai.com/v1',
  'https://api.groq.com/openai/v1',
  'https://documented.invalid/v1',
])('%s names nobody and stays', (from) => {
  expect(nameServer(from, { servers: knownServers })).toEqual({ from, leftOut: [] });
});

test.each([
  [
    'https://acme-prod.openai.azure.com/openai/v1',
    'https://*.openai.azure.com/openai/v1',
    ['acme-prod.openai.azure.com', 'acme-prod'],
  ],
  [
    'https://acme.openai.azure.com/openai/deployments/acme-gpt',
    'https://*.openai.azure.com/openai/deployments/*',
    ['acme.openai.azure.com', 'acme', 'acme-gpt'],
  ],
  ['https://api.openai.com/acme/v1', 'https://api.openai.com/*/v1', ['acme']],
  [
    'https://files.acme.com:8443/team-blue/v1',
    'https://not-told.invalid/*/v1',
    ['files.acme.com', 'team-blue'],
  ],
  ['http://10.1.2.3:8000/v1', 'http://not-told.invalid/v1', ['10.1.2.3']],
  ['https://openai.com.acme.com', 'https://not-told.invalid', ['openai.com.acme.com']],
  ['https://notopenai.com/v1', 'https://not-told.invalid/v1', ['notopenai.com']],
  ['http://127.0.0.1.acme.com/v1', 'http://not-told.invalid/v1', ['127.0.0.1.acme.com']],
])('%s is described as %s', (from, want, leftOut) => {
  expect(nameServer(from, { servers: knownServers })).toEqual({ from: want, leftOut });
});

test('without knowledge of an API only the documented server is named', () => {
  const documented = 'https://api.openai.com/v1';
  expect(nameServer(documented)).toEqual({
    from: 'https://not-told.invalid/v1',
    leftOut: ['api.openai.com'],
  });
  expect(nameServer(`${documented}/`, { documented })).toEqual({
    from: `${documented}/`,
    leftOut: [],
  });
});
