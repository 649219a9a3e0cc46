import { join } from 'node:path';
import { packageFolder } from '../package-folder.js';

/** Where the fixtures of this API are. */
export const fixturesFolder: string = join(packageFolder(), 'openai-files', 'fixtures');
