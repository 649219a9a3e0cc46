/** Names of components that the standard does not allow, and that have one plausible meaning. */
const NAMES: readonly string[] = [
  'a/b',
  'a/',
  '/absolute',
  'A*/',
  '/*A',
  'Page<User>',
  'Page«User»',
  'List[User]',
  'a b',
  'a\nb',
  '天気',
  'C:\\x',
  "it's",
  'quo"te',
  '`tick`',
  '${name}',
  '#{name}',
  '{{name}}',
  '%2e%2e%2f',
  'a~1b',
  '...',
  '=begin',
  '<script>',
  '*',
];

/** Documents whose components have names that mean something else in a language or a path. */
export const COMPONENTS: Readonly<Record<string, object>> = {
  'component-names': {
    openapi: '3.1.0',
    info: { title: 'Component names', version: '1' },
    servers: [{ url: 'https://api.example/v1' }],
    paths: Object.fromEntries(
      NAMES.map((name, index) => [
        `/c${String(index)}`,
        { get: { operationId: `get${String(index)}`, responses: responding(name) } },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(
        NAMES.map((name) => [name, { properties: { a: { type: 'string' } }, description: name }]),
      ),
    },
  },
};

function responding(name: string): object {
  const token = encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
  const schema = { $ref: `#/components/schemas/${token}` };
  return { 200: { description: 'Done', content: { 'application/json': { schema } } } };
}
