import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A literal that is spread directly, `as const` or not, in a literal or a call. */
const spread = (literal) =>
  `SpreadElement > ${literal}, SpreadElement > :matches(TSAsExpression, TSSatisfiesExpression) > ${literal}`;

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      'reports/',
      '**/node_modules/',
      'generated/docs/',
      'generated/typescript/validators.js',
      'generated/typescript/types.d.ts',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': [
        'error',
        {
          selector: spread('ObjectExpression'),
          message: 'Write these properties directly, without `...{ }` around them.',
        },
        {
          selector: spread('ArrayExpression'),
          message: 'Write these elements directly, without `...[ ]` around them.',
        },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      'max-params': ['error', 3],
      'no-console': 'error',
    },
  },
  {
    // A row of a table of given and want is a function's arguments, and a suite is one function.
    files: ['**/*.test.ts'],
    rules: { 'max-params': 'off', 'max-lines-per-function': 'off' },
  },
  {
    // The types of a class beside it, as `Depot.Crate`: nothing of them is left at run time.
    files: ['generated/typescript/**/*.ts'],
    rules: { '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }] },
  },
  {
    // Programs that print, as their readers write them.
    files: ['tests/drop-in/programs/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['.ci/**/*.js'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  {
    // Clients that are run as programs.
    files: ['conformance/commands/testing/*.mjs', 'tests/client-scenarios/*.mjs'],
    languageOptions: {
      globals: {
        AbortSignal: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['docs/example/*.mjs'],
    languageOptions: { globals: { Buffer: 'readonly', console: 'readonly' } },
  },
  {
    // Not a part of this project's compilation: they are compiled against the packed packages.
    files: ['.ci/check-packages/consumers/*'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      'no-console': 'off',
    },
  },
);
