// src/run/given.ts -- where the reader's worker has its WebAssembly from: the page gives it in its first message
// (vite.config.ts), or it lies beside the worker's own script (docs/formats/viewer-server.md).

async function besideMe(): Promise<ArrayBuffer> {
  const answer = await fetch(new URL('reader.wasm', self.location.href));
  if (!answer.ok) throw new Error(`reader.wasm: ${answer.status}`);
  return answer.arrayBuffer();
}

const inFirstMessage = (): Promise<ArrayBuffer> =>
  new Promise((done) => self.addEventListener('message', (message: MessageEvent<ArrayBuffer>) => done(message.data), { once: true }));

Object.assign(self, { givenWasm: self.location.protocol === 'blob:' ? inFirstMessage() : besideMe() });
