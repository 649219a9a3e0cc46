import { isAlias, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { openaiFilesContract } from '../contract.js';
import { borneBy, buildProfile, type ProfileDocument } from './build-profile.js';
import { findNode } from '../../profile/find-node.js';
import { nearest } from '../../profile/nearest.js';
import type { OpenAIProfile } from './openai-profile.js';
import { takeSecrets } from '../../profile/take-secrets.js';
import { validateProfile, type ProfileFault } from './validate-profile.js';

export type ReadProfile =
  | { readonly ok: true; readonly profile: OpenAIProfile }
  | { readonly ok: false; readonly faults: readonly string[] };

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
  const tell = (found: readonly Located[]): ReadProfile => ({
    ok: false,
    faults: [...found]
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`;
      }),
  });
  const unreadable = [...syntaxFaults(document), ...aliasFaults(document)];
  if (unreadable.length > 0) return tell(unreadable);
  const validated = validateProfile(document.toJS());
  const faults = validated.ok
    ? [
        ...namingFaults(buildProfile(validated.document)),
        ...unusableVariables(validated.document, environment),
      ]
    : validated.faults;
  if (!validated.ok || faults.length > 0) {
    return tell(
      faults.map(({ path, key, message }) => ({
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

function syntaxFaults({ errors }: Document): readonly Located[] {
  return errors.map(({ pos, message }) => ({
    offset: pos[0],
    message: message.split(/ at line \d/)[0] ?? message,
  }));
}

function aliasFaults(document: Document): readonly Located[] {
  const faults: Located[] = [];
  visit(document, (_, node) => {
    if (!isAlias(node)) return;
    const message = 'a profile must not contain aliases; write the value itself';
    faults.push({ offset: node.range?.[0] ?? 0, message });
  });
  return faults;
}

function unusableVariables(
  document: ProfileDocument,
  environment: Readonly<Record<string, string | undefined>>,
): readonly ProfileFault[] {
  return takeSecrets(borneBy(document), environment).unusable.map(
    ({ variable, problem, path }) => ({
      path: ['requests', ...path],
      message: `the variable ${variable} ${problem}; set it in the environment, or write the value itself`,
    }),
  );
}

/** Names that the schema does not contain: those of requirements and of properties. */
function namingFaults({ waived, optional, expiry }: OpenAIProfile): readonly ProfileFault[] {
  const { requirements, comparisons } = openaiFilesContract();
  const ids = requirements.map(({ id }) => id);
  const places = Object.entries(comparisons).flatMap(([schema, { properties }]) =>
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
    ...optional.flatMap((place, index) =>
      places.includes(place)
        ? []
        : [
            {
              path: ['optional', index],
              message: `no response has a property ${place}${nearest(place, places)}`,
            },
          ],
    ),
    ...(expiry.least > expiry.most
      ? [{ path: ['expiry'], message: `least ${expiry.least} is above most ${expiry.most}` }]
      : []),
  ];
}
