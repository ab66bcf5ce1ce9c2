// src/views/network/RecordLines.tsx -- lines of a scenario that record what is missing.

export function RecordLines({ lines }: { readonly lines: { readonly agents?: Readonly<Record<string, string>>; readonly networks?: Readonly<Record<string, string>> } }) {
  const text = `"record": ${JSON.stringify(lines).replace(/([:,{])"/g, '$1 "').replace(/}/g, ' }')}`;
  return (
    <pre class="record-lines" tabIndex={0} role="region" aria-label="record">
      <code>{text}</code>
    </pre>
  );
}
