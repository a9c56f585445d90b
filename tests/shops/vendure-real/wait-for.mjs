// The thread of post.ts: sends what it is given and wakes the one that waits.
import { workerData } from 'node:worker_threads';

const { flag, port } = workerData;
port.on('message', async ({ url, headers, body }) => {
  try {
    const reply = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
    port.postMessage({ status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() });
  } catch (error) {
    port.postMessage({ failed: `${url}: ${error.cause ?? error}` });
  }
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
