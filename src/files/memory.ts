// Files that live in a map: for tests, previews and documents that exist nowhere else.
import type { Files } from '../model.ts';
import { decode } from './decode.ts';

/** Paths to text or bytes. Text is handed out as it is; `open` sees it as UTF-8. */
export function memoryFiles(tree: Readonly<Record<string, string | Uint8Array>>): Files {
  const get = (path: string): string | Uint8Array => {
    const content = tree[path];
    if (content === undefined) throw new Error(`${path} does not exist`);
    return content;
  };
  const bytes = (path: string): Uint8Array => {
    const content = get(path);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    async *find(wanted) {
      for (const path of Object.keys(tree)) {
        const folders = path.split('/').slice(0, -1);
        if (wanted.takes(path) && !folders.some(folder => wanted.skips(folder))) {
          yield { path, size: tree[path]?.length ?? 0, stamp: String(tree[path]?.length ?? 0) };
        }
      }
    },
    text: async path => {
      const content = get(path);
      return typeof content === 'string' ? content : decode(content);
    },
    open: async path => {
      const content = bytes(path);
      return { size: content.length, read: async (offset, length) => content.slice(offset, offset + length) };
    },
    digest: async () => '',
  };
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
