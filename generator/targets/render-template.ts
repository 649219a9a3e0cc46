import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';

/** How a template's values go into its text. */
export interface TemplateOptions {
  /** `html` escapes them, `none` leaves them as they are. */
  readonly escape: 'html' | 'none';
  /** Templates that this one may include, by the names that it calls them. */
  readonly partials?: Readonly<Record<string, string>>;
}

/** Renders one text from one value; a value that the template asks for must be there. */
export type Template<View> = (view: View) => string;

/**
 * Reads a template of `templates/`. There are no helpers beyond Handlebars' own `if`, `unless`,
 * `each` and `with`: what a template says, its view has computed.
 * @param path below `templates/`, with forward slashes: `ruby/resource.rb.hbs`.
 * @throws {Error} on rendering, when the template names a value that the view does not have.
 */
export function readTemplate<View>(path: string, options: TemplateOptions): Template<View> {
  const handlebars = Handlebars.create();
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  for (const [name, file] of Object.entries(options.partials ?? {})) {
    handlebars.registerPartial(name, textOf(file));
  }
  const compiled = handlebars.compile<View>(textOf(path), {
    strict: true,
    noEscape: options.escape === 'none',
    knownHelpersOnly: true,
  });
  return (view) => compiled(view);
}

/** The folder of the package that holds the templates. */
export function templatesFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@upspec/templates/package.json'));
}

function textOf(path: string): string {
  return readFileSync(join(templatesFolder(), path), 'utf8');
}
