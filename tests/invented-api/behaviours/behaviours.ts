import { ACCESS } from './access.js';
import type { Behaviour } from './behaviour.js';
import { BOUNDS } from './bounds.js';
import { CONDITIONS } from './conditions.js';
import { CONTENTS } from './contents.js';
import { EFFECTS } from './effects.js';
import { PAGING } from './paging.js';
import { VIEWS } from './views.js';

/** Every wrong behaviour of every operation, also those that no request can show. */
export const BEHAVIOURS: readonly Behaviour[] = [
  ...ACCESS,
  ...BOUNDS,
  ...CONTENTS,
  ...EFFECTS,
  ...CONDITIONS,
  ...VIEWS,
  ...PAGING,
];
