// src/run/given.ts -- the WebAssembly that the page gives to the reader's worker in its first message (vite.config.ts).

Object.assign(self, {
  givenWasm: new Promise<ArrayBuffer>((done) =>
    self.addEventListener('message', (message: MessageEvent<ArrayBuffer>) => done(message.data), { once: true }),
  ),
});
