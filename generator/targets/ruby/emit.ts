import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '@upspec/document';
import { readTemplate, templatesFolder, type Template } from '../render-template.js';
import { banner, type Emitted, type EmittedFile, type Target } from '../target.js';
import { libraryView } from './library-view.js';
import { lossySchemas } from './lossy-schemas.js';
import { modelViews } from './model-view.js';
import { resourceViews } from './resource-view.js';
import { gemName } from './ruby-names.js';
import { TypeWriter } from './ruby-type.js';
import { runtimeFiles } from './runtime-files.js';

/** A gem for Ruby: a class for each resource and object, on top of a hand-written runtime. */
export const ruby: Target = {
  name: 'ruby',
  summary: 'ruby/: a gem that needs only the standard library of Ruby 3.1',
  sendsRequests: true,
  owns: (path) => path.startsWith('ruby/'),
  emit: (model) => Promise.resolve(emitGem(model)),
};

function emitGem(model: Model): Emitted {
  const types = new TypeWriter(model);
  const gem = gemName(model);
  const models = modelViews(types);
  const resources = model.resources.flatMap((resource) => resourceViews(types, resource));
  const library = libraryView(types, models, resources);
  const head = { banner: banner(model) };
  const file = <View extends object>(
    path: string,
    render: Template<View & typeof head>,
    view: View,
  ): EmittedFile => ({ path: `ruby/${path}`, text: render({ ...view, ...head }) });
  const template = <View>(name: string, ...partials: readonly string[]): Template<View> =>
    readTemplate(`ruby/${name}.hbs`, {
      escape: 'none',
      partials: Object.fromEntries(
        partials.map((partial) => [partial.replace(/\..*/, ''), `ruby/${partial}.hbs`]),
      ),
    });
  const modelRb = template('model.rb', 'class.rb', 'field.rb');
  const modelRbs = template('model.rbs', 'class.rbs');
  const resourceRb = template('resource.rb', 'class.rb', 'field.rb', 'method.rb');
  const resourceRbs = template('resource.rbs', 'class.rbs');
  const files = [
    file(`${gem}.gemspec`, template('gemspec'), library),
    file('README.md', template('readme.md'), library),
    { path: 'ruby/LICENSE', text: licence() },
    file('sig/manifest.yaml', template('manifest.yaml'), library),
    file(`lib/${gem}.rb`, template('library.rb'), library),
    ...(library.shim === '' ? [] : [file(`lib/${library.shim}.rb`, template('shim.rb'), library)]),
    file(`lib/${gem}/client.rb`, template('client.rb'), library),
    file(`sig/${gem}/client.rbs`, template('client.rbs'), library),
    ...models.flatMap((view) => [
      file(`lib/${gem}/models/${view.file}.rb`, modelRb, view),
      file(`sig/${gem}/models/${view.file}.rbs`, modelRbs, view),
    ]),
    ...resources.flatMap((view) => [
      file(`lib/${gem}/resources/${view.file}.rb`, resourceRb, view),
      file(`sig/${gem}/resources/${view.file}.rbs`, resourceRbs, view),
    ]),
    ...runtimeFiles(model),
  ];
  return { files, unsupported: [...lossySchemas(types), ...encodedCookies(model)] };
}

/** OpenAPI 3.2 has a style `cookie`, which encodes nothing. */
function encodedCookies({ operations }: Model): NonNullable<Emitted['unsupported']> {
  return operations.flatMap(({ pointer, parameters }) =>
    parameters
      .filter(({ style }) => style === 'cookie')
      .map(({ name }) => ({
        pointer,
        message: `the Ruby client percent-encodes the cookie ${name}, whose style is cookie`,
      })),
  );
}

function licence(): string {
  return readFileSync(join(templatesFolder(), 'LICENSE'), 'utf8');
}
