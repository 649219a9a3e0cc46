import { expect, test } from 'vitest';
import { formatUnsupported, type Unsupported } from './unsupported.js';

function at(line: number, message: string, file = 'api.yaml'): Unsupported {
  return { location: { file, line, column: 7 }, message };
}

test('each message is one line, with all its locations', () => {
  const unsupported = [
    at(4, 'types do not express not'),
    at(5, 'link next is not generated'),
    at(9, 'types do not express not'),
    at(2, 'types do not express not', 'common.yaml'),
  ];
  expect(formatUnsupported(unsupported)).toEqual([
    'api.yaml:4:7: types do not express not (also at 9:7, common.yaml:2:7)',
    'api.yaml:5:7: link next is not generated',
  ]);
});

test('a name of the document cannot begin a line of its own', () => {
  expect(formatUnsupported([at(4, 'link a\n\u001b[2J is not generated')])).toEqual([
    String.raw`api.yaml:4:7: link a\u000a\u001b[2J is not generated`,
  ]);
});
