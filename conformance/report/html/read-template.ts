import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';

const templates = dirname(createRequire(import.meta.url).resolve('@upspec/templates/package.json'));

/**
 * Reads a template of `templates/report/` that escapes what it shows for HTML. It has no helpers
 * beyond `if`, `unless` and `each`: its view has computed every text, and a value that it names
 * must exist.
 *
 * @param partials the templates that it includes, without their extension
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
    // A partial's text may be in a `pre`, where each space counts.
    preventIndent: true,
  });
}

/** A file of `templates/report/`, unchanged. */
export function readReportFile(name: string): string {
  return readFileSync(join(templates, 'report', name), 'utf8');
}
