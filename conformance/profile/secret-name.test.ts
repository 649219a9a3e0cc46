import { expect, test } from 'vitest';
import { isSecretName } from './secret-name.js';

test.each([
  ...['key', 'api-key', 'api_key', 'apikey', 'apiKey', 'APIkey', 'x-api-key', 'x-portkey-api-key'],
  ...['x-goog-api-key', 'Ocp-Apim-Subscription-Key', 'subscription-key', 'x-custom-token'],
  ...['AWSAccessKeyId', 'X-Amz-Signature', 'X-Amz-Credential', 'X-Amz-Security-Token', 'sig'],
  ...['auth', 'authorization', 'Proxy-Authorization', 'id_token', 'accesstoken', 'refreshToken'],
  ...['jwt', 'x-jwt-assertion', 'client_secret', 'clientSecret', 'session', 'session_id'],
  ...['sid', 'connect.sid', 'JSESSIONID', 'PHPSESSID', 'x-api-token', 'code', 'device_code'],
  ...['password', 'Cookie', 'Set-Cookie', 'credentials', 'filter[api_key]'],
])('%s tells of a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  ...['purpose', 'limit', 'after', 'order', 'api-version', 'x-keyboard', 'author', 'keyword'],
  ...['x-authored-by', 'max_tokens', 'x-ratelimit-remaining-tokens', 'filename', 'file', 'anchor'],
  ...['expires_after[seconds]', 'expires_after[anchor]', 'part_ids', 'md5', 'bytes', 'mime_type'],
  ...['www-authenticate', 'error_code', 'country-code', 'encode', 'secretary', 'inside', 'design'],
  ...['content-type', 'x-request-id', 'openai-version', ''],
])('%s tells of none', (name) => {
  expect(isSecretName(name)).toBe(false);
});
