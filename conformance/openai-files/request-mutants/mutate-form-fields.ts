import { write } from './written-request.js';
import type { RequestLocation } from '../../difference/location.js';
import type { Mutate, Mutation } from './mutant.js';
import { writeForm, written, type FormPart, type RightRequest } from './right-requests.js';

const part = (name: string): RequestLocation => ({ kind: 'part', name });

/** Forms whose grammar is right, and whose parts are not those of the document. */
export const mutateFormFields: Mutate = (right) => {
  const { form } = right;
  return form === undefined
    ? []
    : [...ofAll(right, form), ...ofFiles(right, form), ...ofTexts(right, form)];
};

type Make = (
  kind: string,
  parts: readonly FormPart[],
  rule: Pick<Mutation, 'requirement' | 'location'>,
) => Mutation;

function makerOf(right: RightRequest): Make {
  return (kind, parts, rule) => ({
    kind,
    ...rule,
    wrong: write(written(right, { body: writeForm(parts) })),
    mended: write(written(right)),
  });
}

function ofAll(right: RightRequest, form: readonly FormPart[]): readonly Mutation[] {
  const make = makerOf(right);
  const required = form.filter(({ name }) => !name.startsWith('expires_after'));
  return [
    make('an empty form', [], {
      requirement: 'client.form.missing',
      location: part(right.operation === 'createFile' ? 'purpose' : 'data'),
    }),
    ...required.flatMap(({ name }) => {
      const others = form.filter((each) => each.name !== name);
      const own = form.filter((each) => each.name === name);
      return [
        make(`no part ${name}`, others, {
          requirement: 'client.form.missing',
          location: part(name),
        }),
        make(`the part ${name} twice`, [...own, ...form], {
          requirement: 'client.form.repeated',
          location: part(name),
        }),
        make(`${name} as a list`, [...others, ...own.map(renamed(`${name}[]`))], {
          requirement: 'client.form.encoding',
          location: part(name),
        }),
        make(`another name than ${name}`, [...others, ...own.map(renamed(`my_${name}`))], {
          requirement: 'client.form.missing',
          location: part(name),
        }),
      ];
    }),
    make('a part that the schema excludes', [{ name: 'note', content: '1' }, ...form], {
      requirement: 'client.form.unknown',
      location: part('note'),
    }),
  ];
}

function renamed(name: string): (part: FormPart) => FormPart {
  return (each) => ({ ...each, name });
}

/** As JavaScript libraries write a buffer that they take for an object or a list. */
function ofFiles(right: RightRequest, form: readonly FormPart[]): readonly Mutation[] {
  const make = makerOf(right);
  const file = form.at(-1);
  if (file === undefined) return [];
  const { name, content } = file;
  const others = form.slice(0, -1);
  const bytes = [...content].map((character) => String(character.charCodeAt(0)));
  const rule = { requirement: 'client.form.encoding', location: part(name) } as const;
  return [
    make(
      'a field for each byte of a file',
      [...others, ...bytes.map((byte, at) => ({ name: `${name}[${at}]`, content: byte }))],
      rule,
    ),
    make(
      'a list of the bytes of a file',
      [...others, ...bytes.map((byte) => ({ name: `${name}[]`, content: byte }))],
      rule,
    ),
    make(
      'the properties of a buffer',
      [
        ...others,
        { name: `${name}[type]`, content: 'Buffer' },
        { name: `${name}[data]`, content: bytes.join(',') },
      ],
      rule,
    ),
    make(
      'the name of an object in place of a file',
      [...others, { name, content: '[object Blob]' }],
      {
        requirement: 'client.form.filename',
        location: { kind: 'part', name, header: 'content-disposition' },
      },
    ),
  ];
}

function ofTexts(right: RightRequest, form: readonly FormPart[]): readonly Mutation[] {
  if (right.operation !== 'createFile') return [];
  const make = makerOf(right);
  const withText = (name: string, content: string): readonly FormPart[] =>
    form.map((each) => (each.name === name ? { ...each, content } : each));
  const value = (name: string, content: string): Mutation =>
    make(`${name}: ${JSON.stringify(content)}`, withText(name, content), {
      requirement: 'client.form.value',
      location: part(name),
    });
  const purposes = ['', 'poetry', '"user_data"', 'USER_DATA', 'user_data\n', ' user_data', 'null'];
  const purposeValues = [...purposes, '["user_data"]', '[object Object]', 'u\0s\0e\0r\0'];
  if (right.variant === '') return purposeValues.map((content) => value('purpose', content));
  const seconds = ['3599', '2592001', '1h', '3600.5', '', 'null', '"3600"', '1e4000', '-3600'];
  return [
    ...seconds.map((content) => value('expires_after[seconds]', content)),
    ...['last_active_at', '', 'null'].map((content) => value('expires_after[anchor]', content)),
    ...expiryNames(form, make),
  ];
}

/** The object must be written as one part for each property, with its name in brackets. */
function expiryNames(form: readonly FormPart[], make: Make): readonly Mutation[] {
  const others = form.filter(({ name }) => !name.startsWith('expires_after'));
  const json = '{"anchor":"created_at","seconds":3600}';
  const both = (anchor: string, seconds: string): readonly FormPart[] => [
    ...others,
    { name: anchor, content: 'created_at' },
    { name: seconds, content: '3600' },
  ];
  const rule = { requirement: 'client.form.encoding', location: part('expires_after') } as const;
  const without = (name: string): readonly FormPart[] => form.filter((each) => each.name !== name);
  return [
    make('expires_after as JSON', [...others, { name: 'expires_after', content: json }], rule),
    make(
      'expires_after as a file of JSON',
      [...others, { name: 'expires_after', filename: 'blob', content: json }],
      rule,
    ),
    make(
      'the name of an object in place of expires_after',
      [...others, { name: 'expires_after', content: '[object Object]' }],
      rule,
    ),
    make('expires_after with dots', both('expires_after.anchor', 'expires_after.seconds'), rule),
    make(
      'expires_after in lists',
      both('expires_after[anchor][]', 'expires_after[seconds][]'),
      rule,
    ),
    make('expires_after twice', [...form, { name: 'expires_after', content: json }], rule),
    make('expires_after without an anchor', without('expires_after[anchor]'), {
      requirement: 'client.form.value',
      location: part('expires_after[anchor]'),
    }),
    make('expires_after without seconds', without('expires_after[seconds]'), {
      requirement: 'client.form.value',
      location: part('expires_after[seconds]'),
    }),
  ];
}
