import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '@upspec/document';
import { templatesFolder } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';
import { gemName, moduleName } from './ruby-names.js';

/** The runtime is copied from `templates/`, with the module name of the document's client. */
export function runtimeFiles(model: Model): readonly EmittedFile[] {
  const gem = gemName(model);
  return sources(model).map((name) => {
    const text = readFileSync(join(folder(), name), 'utf8').replaceAll(
      /\bOpenAI\b/g,
      moduleName(model),
    );
    return name.endsWith('.rbs')
      ? { path: `ruby/sig/${gem}/${name}`, text: `# ${banner(model)}\n\n${text}` }
      : {
          path: `ruby/lib/${gem}/${name}`,
          text: text.replace(FROZEN, `${FROZEN}# ${banner(model)}\n\n`),
        };
  });
}

/**
 * The runtime files that the library requires, in order: the errors first, as the others use them.
 */
export function runtimeRequires(model: Model): readonly string[] {
  const names = sources(model)
    .filter((name) => name.endsWith('.rb'))
    .map((name) => name.replace(/\.rb$/, ''));
  return [
    ...names.filter((name) => !name.includes('/')),
    ...names.filter((name) => name.includes('/')),
  ];
}

const FROZEN = '# frozen_string_literal: true\n\n';

function folder(): string {
  return join(templatesFolder(), 'ruby', 'runtime');
}

/** The files for uploads in parts, which a document without them does not need. */
const UPLOADS = /(?:^|\/)(?:chunked_upload|part_sender|state_file|upload_\w+)\.rbs?$/;

function sources(model: Model): readonly string[] {
  return readdirSync(folder(), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.rbs?$/.test(name))
    .filter((name) => model.chunkedUploads.length > 0 || !UPLOADS.test(name))
    .sort();
}
