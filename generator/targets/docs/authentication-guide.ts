import type { Alternatives, ClientScheme, Model, Operation } from '@upspec/document';
import type { Writer } from './book.js';
import { guideSection, type GuideSection } from './guide-section.js';
import { callPrograms } from './program-view.js';
import { responseView } from './response-view.js';
import { setupOf } from './setup.js';
import { titleOf } from './title-of.js';

/** The sections on authentication: credentials, a first request, and what a wrong one returns. */
export function authenticationSections(writer: Writer): readonly GuideSection[] {
  return [
    credentials(writer),
    setup(writer),
    ...firstRequest(writer),
    ...clientOptions(writer),
    ...otherRules(writer),
    ...rejections(writer),
  ];
}

function credentials({ book: { model }, medium }: Writer): GuideSection {
  const { isRequired } = model.authentication;
  return guideSection({
    heading: 'Credentials',
    lines: [
      isRequired
        ? 'Every request needs a credential.'
        : 'Some requests need no credential. The page of an operation shows what it sends.',
    ],
    items: model.schemes.map((scheme) => {
      const { code, line, text } = medium;
      const variable = code(variableOf(scheme, model));
      const about = scheme.description === '' ? '' : ` ${line(scheme.description)}`;
      return `${code(scheme.name)} (${text(scheme.kind)}) is sent ${whereOf(scheme, code)}. The clients read it from the environment variable ${variable}.${about}`;
    }),
  });
}

function variableOf({ name, environment }: ClientScheme, model: Model): string {
  return name === model.authentication.scheme ? `${model.environmentPrefix}_API_KEY` : environment;
}

/** Where a credential is sent (RFC 6750, section 2.1; RFC 7617, section 2; OpenAPI 3.1.1, section 4.8.27). */
function whereOf({ credential }: ClientScheme, code: (plain: string) => string): string {
  const { scheme, name } = credential;
  if (scheme === 'Bearer') return `in the header ${code('Authorization: Bearer …')}`;
  if (scheme === 'Basic') {
    return `in the header ${code('Authorization: Basic …')}, as ${code('user:password')} in base64`;
  }
  const kinds = {
    header: 'in the header',
    query: 'as the query parameter',
    cookie: 'as the cookie',
  };
  return `${kinds[credential.in]} ${code(name)}`;
}

function setup({ book: { model }, medium }: Writer): GuideSection {
  return guideSection({
    heading: 'Set the key',
    lines: [
      'The generated clients and the examples of these pages read the base URL and the key from the environment. Do not write a key into a program.',
    ],
    block: medium.block(setupOf(model), 'sh'),
  });
}

/** The first operation that needs the clients' key and no argument. */
function firstRequest({ book: { model }, medium }: Writer): readonly GuideSection[] {
  const operation = model.operations.find(
    ({ httpMethod, body, parameters, security = model.security ?? [] }) =>
      httpMethod === 'get' &&
      body.kind === 'none' &&
      security.some(
        ([name, ...others]) => name === model.authentication.scheme && others.length === 0,
      ) &&
      parameters.every(({ required }) => !required),
  );
  const [example] = operation?.examples ?? [];
  if (operation === undefined || example === undefined) return [];
  return [
    guideSection({
      heading: 'A first request',
      lines: ['It succeeds if the key is correct.'],
      programs: callPrograms({ model, operation, example }, medium),
    }),
  ];
}

function clientOptions({ book: { model }, medium }: Writer): readonly GuideSection[] {
  if (model.clientOptions.length === 0) return [];
  const { code, line } = medium;
  return [
    guideSection({
      heading: 'Further headers',
      lines: ['The clients have options for further headers.'],
      items: model.clientOptions.map(({ name, header, environment, description }) => {
        const variable =
          environment === undefined ? '' : `, or the environment variable ${code(environment)}`;
        return `${code(header)}: ${line(description)}. The option ${code(name)}${variable}.`;
      }),
    }),
  ];
}

/** The operations whose own rules differ from those of the whole document. */
function otherRules({ book, medium }: Writer): readonly GuideSection[] {
  const shared = JSON.stringify(book.model.security ?? []);
  const own = book.model.operations.filter(
    ({ security }) => security !== undefined && JSON.stringify(security) !== shared,
  );
  if (own.length === 0) return [];
  return [
    guideSection({
      heading: 'Operations with other rules',
      items: own.map((operation) => {
        const page = book.pagePaths.operation(operation);
        const link = medium.link(medium.text(titleOf(operation)), { page });
        return `${link}: ${describe(operation, medium.code)}`;
      }),
    }),
  ];
}

function describe({ security = [] }: Operation, code: (plain: string) => string): string {
  if (isOpen(security)) return 'no credential is needed';
  return security.map((names) => names.map(code).join(' and ')).join(', or ');
}

function isOpen(security: Alternatives): boolean {
  return security.length === 0 || security.some(({ length }) => length === 0);
}

/** The first response of each status that rejects a credential (RFC 9110, sections 15.5.2 and 15.5.4). */
function rejections(writer: Writer): readonly GuideSection[] {
  const { book, medium } = writer;
  const found = ['401', '403'].flatMap((status) => {
    const responses = book.model.operations.flatMap((operation) => operation.responses);
    const response = responses.find((each) => each.status === status);
    return response === undefined ? [] : [responseView(response, writer)];
  });
  if (found.length === 0) return [];
  const example = found.flatMap(({ examples }) => examples)[0];
  return [
    guideSection({
      heading: 'A rejected credential',
      items: [
        ...found.map(({ status, description }) => `${medium.code(status)}: ${description}`),
        medium.link('All errors', { page: book.pagePaths.errors }),
      ],
      block: example?.block ?? '',
    }),
  ];
}
