import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';

export interface Posted {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** Sends JSON and has the reply when it returns: a test asks a shop for its figure as it asks a stand-in. */
export interface Post {
  (url: string, body: unknown, headers?: Readonly<Record<string, string>>): Posted;
  end(): Promise<void>;
}

const LIMIT_MS = 40_000;

/** A second thread makes the calls while this one waits; nothing else of this process runs meanwhile. */
export function createPost(): Post {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { port1: here, port2: there } = new MessageChannel();
  const worker = new Worker(new URL('./wait-for.mjs', import.meta.url), {
    workerData: { flag, port: there },
    transferList: [there],
    execArgv: [],
  });
  worker.unref();

  const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Posted => {
    Atomics.store(flag, 0, 0);
    here.postMessage({ url, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    if (Atomics.wait(flag, 0, 0, LIMIT_MS) === 'timed-out') throw new Error(`${url} didn't answer`);
    const reply = receiveMessageOnPort(here)?.message as Posted | { failed: string };
    if ('failed' in reply) throw new Error(reply.failed);
    return reply;
  };
  const end = async (): Promise<void> => {
    here.close();
    await worker.terminate();
  };
  return Object.assign(post, { end });
}
