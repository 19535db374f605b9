// go.work: a workspace's own replacements; its `use` folders have their own go.mod. https://go.dev/ref/mod#workspaces
import type { Format } from '../../model.ts';
import { goMod } from './go-mod.ts';

export const goWork: Format = {
  id: 'golang/go-work',
  files: [{ name: 'go.work' }],
  extract: goMod.extract, // the same grammar
};
