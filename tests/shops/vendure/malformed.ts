/** Replies with status 200 that aren't what the API documents, each wrong in its own way. */
const REPLIES: readonly { type: string; content: string }[] = [
  { type: 'text/html', content: '<!doctype html><title>Log in</title><h1>Log in to continue</h1>' },
  { type: 'application/json', content: '{"data":{"productVariants":{"items":[{"id"' },
  { type: 'application/json', content: '' },
  { type: 'application/json', content: '{}' },
  { type: 'application/json', content: '{"data":null}' },
  { type: 'application/json', content: '[]' },
  { type: 'application/json', content: '{"data":{"productVariants":{"items":[{"id":7}]},"updateProductVariants":{}}}' },
];

/** Another one for each number. */
export function malformedReply(which: number): { type: string; content: string } {
  return REPLIES[which % REPLIES.length] as { type: string; content: string };
}
