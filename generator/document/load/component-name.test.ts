import { expect, test } from 'vitest';
import { componentName } from './component-name.js';

test.each([
  ['#/components/schemas/Upload', 'Upload'],
  ['#/components/schemas/Caf%C3%A9', 'Café'],
  ['#/components/schemas/a~1b~01', 'a/b~1'],
  ['#/components/schemas/Upload/properties/id', undefined],
  ['#/components/schemas', undefined],
  ['#/components/responses/Upload', undefined],
  ['#/paths/~1files', undefined],
  ['other.yaml#/components/schemas/Upload', undefined],
  ['Upload', undefined],
  ['#', undefined],
])('%s names the schema %s', (reference, name) => {
  expect(componentName(reference)).toBe(name);
});
