import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';

const templates = dirname(createRequire(import.meta.url).resolve('@upspec/templates/package.json'));

/**
 * Reads a template of `templates/report/` that escapes what it shows for HTML. It has no helpers
 * beyond `if`, `unless` and `each`: what it says, its view has computed, and a value that it asks for
 * must be there.
 *
 * @param partials the templates that it includes, without their ending
 */
export function readTemplate<View>(
  name: string,
  partials: readonly string[],
): (view: View) => string {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  for (const partial of partials) {
    handlebars.registerPartial(partial, readReportFile(`${partial}.html.hbs`));
  }
  return handlebars.compile<View>(readReportFile(`${name}.html.hbs`), {
    strict: true,
    knownHelpersOnly: true,
    // A partial's text may stand in a `pre`, where each space counts.
    preventIndent: true,
  });
}

/** A file of `templates/report/`, as it stands. */
export function readReportFile(name: string): string {
  return readFileSync(join(templates, 'report', name), 'utf8');
}
