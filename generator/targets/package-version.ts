import { isJsonObject, type Model } from '@upspec/document';

/** The version of a package before its first release. */
const FIRST = '0.1.0';

/**
 * The version of the generated packages: `x-upspec-version` in `info`, or else 0.1.0. `info.version`
 * is that of the API. The document's lint reports a value that is not a semantic version.
 */
export function packageVersion({ document }: Model): string {
  const info = document['info'];
  const own = isJsonObject(info) ? info['x-upspec-version'] : undefined;
  return typeof own === 'string' && isVersion(own) ? own : FIRST;
}

/** Semantic Versioning 2.0.0, without build metadata, which a gem's version cannot contain. */
function isVersion(text: string): boolean {
  return /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*)?$/.test(
    text,
  );
}
