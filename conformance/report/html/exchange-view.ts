import type { ShownExchange, ShownMessage } from '../../verdict/show-exchange.js';

export interface ExchangeView {
  readonly request: MessageView;
  readonly response: MessageView;
}

export interface MessageView {
  readonly title: string;
  /** The first line and the headers; empty where everything is in the body. */
  readonly head: string;
  readonly body: string;
  /** How long the body is, and how it is shown. */
  readonly note: string;
}

export function viewExchange({ request, response }: ShownExchange): ExchangeView {
  return { request: viewMessage('Sent', request), response: viewMessage('Came', response) };
}

function viewMessage(title: string, { start, headers, body }: ShownMessage): MessageView {
  const lines = [
    ...(start === undefined ? [] : [start]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  const notes =
    body === undefined
      ? ['no body']
      : [
          `${body.bytes} ${body.bytes === 1 ? 'byte' : 'bytes'}`,
          ...(body.isCut ? ['cut'] : []),
          ...(body.isEscaped ? ['bytes beyond text as \\xff'] : []),
        ];
  return { title, head: lines.join('\n'), body: body?.text ?? '', note: notes.join(', ') };
}
