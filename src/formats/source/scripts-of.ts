// A component file (Vue, Svelte, Astro) or a page with code in it, with all that is not code blanked out: offsets stay.

/** What stands in `<script>` elements; of Astro also what stands between the first two `---`. Linear. */
export function scriptsOf(text: string): string {
  const out: string[] = [];
  let at = 0;
  const keep = (from: number, to: number): void => {
    out.push(blank(text.slice(at, from)), text.slice(from, to));
    at = to;
  };
  const fence = /^\ufeff?---\r?\n/.exec(text)?.[0].length ?? 0;
  const fenced = fence > 0 ? text.indexOf('\n---', fence) : -1;
  if (fence > 0) keep(fence, fenced < 0 ? text.length : fenced + 1);
  const open = /<script\b[^>]{0,1000}>/gi;
  const lower = text.toLowerCase();
  for (open.lastIndex = at; ; ) {
    const tag = open.exec(text);
    if (!tag) break;
    const from = tag.index + tag[0].length;
    const end = lower.length === text.length ? lower.indexOf('</script', from) : text.indexOf('</script', from);
    const to = end < 0 ? text.length : end;
    keep(from, to);
    open.lastIndex = to;
  }
  out.push(blank(text.slice(at)));
  return out.join('');
}

/** Blanks of the same length; line ends stay. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]+/g, run => ' '.repeat(run.length));
}
