import type { ShownExchange, ShownMessage } from '../../verdict/show-exchange.js';

export interface ExchangeView {
  readonly request: MessageView;
  readonly response: MessageView;
}

export interface MessageView {
  /** `request` or `response`, for anchors. */
  readonly kind: string;
  readonly title: string;
  /** The first line and the headers; empty where everything is in the body. */
  readonly head: string;
  readonly body: string;
  /** How long the body is, and how it is shown. */
  readonly note: string;
}

export function viewExchange({ request, response }: ShownExchange): ExchangeView {
  return {
    request: { kind: 'request', title: 'Request', ...viewMessage(request) },
    response: { kind: 'response', title: 'Response', ...viewMessage(response) },
  };
}

function viewMessage({ start, headers, body }: ShownMessage): Omit<MessageView, 'kind' | 'title'> {
  const lines = [
    ...(start === undefined ? [] : [start]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const notes =
    body === undefined
      ? ['no body']
      : [
          `${body.bytes} ${body.bytes === 1 ? 'byte' : 'bytes'}`,
          ...(body.isCut ? ['only the beginning is shown'] : []),
          ...(body.isEscaped ? ['bytes that are not text are shown as \\xff'] : []),
        ];
  return { head: lines.join('\n'), body: body?.text ?? '', note: notes.join(', ') };
}
