import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ShopState } from './state.ts';

export function answerAdmin({
  response,
}: {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  body: string;
  state: ShopState;
  handle: string;
}): void {
  response.writeHead(404).end();
}
