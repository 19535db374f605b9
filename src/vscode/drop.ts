// Forgets one file of a folder.
import type { State } from './state.ts';

export function drop(state: State, path: string): void {
  state.checked.delete(path);
  state.inline.delete(path);
  state.tables.delete(path);
  state.touched.set(path, ++state.clock);
}
