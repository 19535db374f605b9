// Notes what comments decide while files are checked.
import type { Setup } from '../scan/setup.ts';
import type { State } from './state.ts';

/** The setup of a check, which also notes what comments decide. */
export function noting(state: State): Setup {
  const { inline } = state.setup;
  if (!inline) return state.setup;
  return {
    ...state.setup,
    inline: source => {
      const read = inline(source);
      if (read.decisions.length > 0) state.inline.set(source.path, read);
      else state.inline.delete(source.path);
      return read;
    },
  };
}
