import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Handlebars from 'handlebars';

/** How a template's values are inserted. */
export interface TemplateOptions {
  /** `html` escapes them, `none` does not. */
  readonly escape: 'html' | 'none';
  /** Templates that this one may include, by name. */
  readonly partials?: Readonly<Record<string, string>>;
}

/** Renders a template; a value that the template uses must exist. */
export type Template<View> = (view: View) => string;

/**
 * Reads a template of `templates/`. There are no helpers beyond Handlebars' own `if`, `unless`,
 * `each` and `with`: the view computes everything that a template prints.
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
