import { isAlias, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { openaiFilesContract } from '../contract.js';
import { requestSecretsOf, buildProfile, type ProfileDocument } from './build-profile.js';
import { findNode } from '../../profile-format/find-node.js';
import { nearest } from '../../profile-format/nearest.js';
import type { OpenAIProfile } from './openai-profile.js';
import { takeSecrets } from '../../profile-format/take-secrets.js';
import { validateProfile, type ProfileError } from './validate-profile.js';

export type ReadProfile =
  | { readonly ok: true; readonly profile: OpenAIProfile }
  | { readonly ok: false; readonly errors: readonly string[] };

/**
 * Reads a profile from YAML. Anchors and aliases are rejected: a few lines of them can expand to
 * gigabytes.
 *
 * @param file its name in error messages
 * @param environment the variables that its headers and its query use
 * @returns every error as `file:line:column: what is wrong and how to fix it`, in order of location
 */
export function readProfile(
  text: string,
  file: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ReadProfile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const report = (found: readonly Located[]): ReadProfile => ({
    ok: false,
    errors: [...found]
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`;
      }),
  });
  const unreadable = [...syntaxErrors(document), ...aliasErrors(document)];
  if (unreadable.length > 0) return report(unreadable);
  const validated = validateProfile(document.toJS());
  const errors = validated.ok
    ? [
        ...namingErrors(buildProfile(validated.document)),
        ...unusableVariables(validated.document, environment),
      ]
    : validated.errors;
  if (!validated.ok || errors.length > 0) {
    return report(
      errors.map(({ path, key, message }) => ({
        offset: findNode(document, path, key)?.range?.[0] ?? 0,
        message,
      })),
    );
  }
  return { ok: true, profile: buildProfile(validated.document, environment) };
}

interface Located {
  readonly offset: number;
  readonly message: string;
}

function syntaxErrors({ errors }: Document): readonly Located[] {
  return errors.map(({ pos, message }) => ({
    offset: pos[0],
    message: message.split(/ at line \d/)[0] ?? message,
  }));
}

function aliasErrors(document: Document): readonly Located[] {
  const errors: Located[] = [];
  visit(document, (_, node) => {
    if (!isAlias(node)) return;
    const message = 'a profile must not contain aliases; write the value itself';
    errors.push({ offset: node.range?.[0] ?? 0, message });
  });
  return errors;
}

function unusableVariables(
  document: ProfileDocument,
  environment: Readonly<Record<string, string | undefined>>,
): readonly ProfileError[] {
  return takeSecrets(requestSecretsOf(document), environment).unusable.map(
    ({ variable, problem, path }) => ({
      path: ['requests', ...path],
      message: `the variable ${variable} ${problem}; set it in the environment, or write the value itself`,
    }),
  );
}

/** Names that the schema does not contain: those of requirements and of properties. */
function namingErrors({ waived, optional, expiry }: OpenAIProfile): readonly ProfileError[] {
  const { requirements, comparisons } = openaiFilesContract();
  const ids = requirements.map(({ id }) => id);
  const locations = Object.entries(comparisons).flatMap(([schema, { properties }]) =>
    Object.keys(properties).map((property) => `${schema}.${property}`),
  );
  return [
    ...Object.keys(waived)
      .filter((id) => !ids.includes(id))
      .map((id) => ({
        path: ['waived'],
        key: id,
        message: `the spec has no requirement ${id}; spec/requirements.yaml lists all`,
      })),
    ...optional.flatMap((location, index) =>
      locations.includes(location)
        ? []
        : [
            {
              path: ['optional', index],
              message: `no response has a property ${location}${nearest(location, locations)}`,
            },
          ],
    ),
    ...(expiry.least > expiry.most
      ? [{ path: ['expiry'], message: `least ${expiry.least} is above most ${expiry.most}` }]
      : []),
  ];
}
