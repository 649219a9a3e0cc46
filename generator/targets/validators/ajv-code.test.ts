import { expect, test } from 'vitest';
import { parseAjvCode } from './ajv-code.js';

test("an unknown form of a step in ajv's code is an error", () => {
  const code = 'function validate1(data){\nlet vErrors = null;\n(vErrors ??= []).push({});\n}';
  expect(() => parseAjvCode(code)).toThrow(
    "ajv's code has a step of an unknown kind: vErrors ??= []",
  );
});

test('a constant of an unknown kind is an error', () => {
  const code = 'const func9 = require("ajv/dist/runtime/re2").default;';
  expect(() => parseAjvCode(code)).toThrow(
    'ajv\'s code has a constant of an unknown kind: func9 = require("ajv/dist/runtime/re2").default',
  );
});
