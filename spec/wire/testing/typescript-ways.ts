import { fileFromPath } from '@upspec/openai-files/node';
import { type JavaScriptWay, javaScriptWays } from './javascript-ways.js';

/** The ways that the generated client supports. */
export const typeScriptWays: readonly JavaScriptWay[] = [
  ...javaScriptWays,
  {
    name: 'fileFromPath',
    input: 'path',
    fits: () => true,
    make: ({ contentType, ...file }, tools) =>
      fileFromPath(
        tools.folder.write(file),
        contentType === undefined ? {} : { type: contentType },
      ),
  },
];
