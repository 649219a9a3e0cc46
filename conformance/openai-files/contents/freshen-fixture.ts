import type { Fixture } from '../../fixture-format/fixture.js';
import type { ContentNumbers } from '../../probe-contract/content-numbers.js';
import { replaceContents } from '../claims/replace-contents.js';
import { freshenNames } from './freshen-names.js';
import { shapeOf, varyContent } from './vary-content.js';

/**
 * A recording whose files and parts are unlike those of any other, so that a server that recognises
 * contents or names does not mix them up. What the recording repeats on purpose stays the same.
 */
export function freshenFixture(fixture: Fixture, numbers: ContentNumbers): Fixture {
  const repeats = aboutRepeats.test(fixture.name);
  const known = new Map<string, Buffer>();
  return replaceContents(freshenNames(fixture, numbers), (content) => {
    const key = content.toString('latin1');
    const before = repeats ? known.get(key) : undefined;
    if (before !== undefined) return before;
    const varied = varyContent(content, numbers.next(shapeOf(content)));
    known.set(key, varied);
    return varied;
  });
}

/** The recordings that say something of equal contents. */
const aboutRepeats = /\/same-(?:file|bytes)-twice$/;
