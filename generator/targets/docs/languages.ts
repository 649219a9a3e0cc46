import type { Language } from '../language.js';
import { cli } from '../cli/language.js';
import { ruby } from '../ruby/language.js';
import { typescript } from '../typescript-client/language.js';
import { curl } from './curl.js';

/** The forms in which every call is shown, in the order of the tabs. */
export const LANGUAGES: readonly Language[] = [curl, typescript, cli, ruby];
