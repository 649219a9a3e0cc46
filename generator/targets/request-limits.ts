import type { Model } from '@upspec/document';
import type { Emitted } from './target.js';

/**
 * What a client can't send that has one key, one media type for each body, and one server. A target
 * with such a client reports it.
 */
export function requestLimits(model: Model): NonNullable<Emitted['unsupported']> {
  return [...schemeLimits(model), ...model.operations.flatMap(operationLimits)];
}

function schemeLimits({ schemes, authentication }: Model): NonNullable<Emitted['unsupported']> {
  return schemes
    .filter(({ name }) => name !== authentication.scheme)
    .filter(
      ({ credential }) => JSON.stringify(credential) !== JSON.stringify(authentication.credential),
    )
    .map(({ name, kind, pointer }) => ({
      pointer,
      message: `security scheme ${name} (${kind}) is not sent; clients send the key of ${authentication.scheme ?? ''}, and others as default headers`,
    }));
}

function operationLimits({
  pointer,
  body,
  server,
}: Model['operations'][number]): NonNullable<Emitted['unsupported']> {
  const others = body.kind === 'none' ? [] : body.alternatives;
  const chosen = body.kind === 'none' ? '' : body.contentType;
  return [
    ...others.map(({ contentType }) => ({
      pointer: `${pointer}/requestBody`,
      message: `request body ${contentType} is not generated; ${chosen} is`,
    })),
    ...(server === undefined
      ? []
      : [
          { pointer, message: "operation-level servers are ignored; the client's baseURL is used" },
        ]),
  ];
}
