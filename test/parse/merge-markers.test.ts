// Merge markers and template tags become blanks of the same length, in linear time.
import { strict as assert } from 'node:assert';
import { withoutMarkers } from '../../src/parse/merge-markers.ts';
import { templateTags, withoutTags } from '../../src/parse/template-tags.ts';

describe('merge markers', () => {
  const conflict = 'a\n<<<<<<< HEAD\nours\n||||||| base\nold\n=======\ntheirs\n>>>>>>> topic\nb\n';

  it('leave both sides, drop the base, and keep every offset', () => {
    for (const text of [conflict, conflict.replaceAll('\n', '\r\n'), `\ufeff${conflict}`]) {
      const read = withoutMarkers(text);
      assert.equal(read.text.length, text.length);
      assert.deepEqual(
        read.problems.map(({ id }) => id),
        ['conflict'],
      );
      assert.deepEqual(read.text.replace('\ufeff', '').match(/\S+/g), ['a', 'ours', 'theirs', 'b']);
      for (const word of ['ours', 'theirs', 'b']) assert.equal(read.text.indexOf(word), text.lastIndexOf(word));
    }
  });

  it('are none where nothing begins one: headings, shifts, here-strings', () => {
    for (const text of ['Title\n=======\n', 'x = 1 <<<<<<< 2\n', '>>>>>>> quoted\n', '||||||| \n', '<<<<<<<<\n']) {
      assert.deepEqual(withoutMarkers(text), { text, problems: [] });
    }
  });

  it('may begin and never end', () => {
    const read = withoutMarkers('<<<<<<< HEAD\nours\n');
    assert.equal(read.text.trim(), 'ours');
  });
});

describe('template tags', () => {
  const kinds = (text: string): string[] => templateTags(text).map(({ kind, span }) => `${kind} ${text.slice(...span)}`);

  it('are values or statements', () => {
    assert.deepEqual(kinds('{{ a }} {% if b %} {# c #} <%= d %> <%- if e -%>'), [
      'value {{ a }}',
      'statement {% if b %}',
      'statement {# c #}',
      'value <%= d %>',
      'statement <%- if e -%>',
    ]);
    assert.deepEqual(kinds('{{- range .X }} {{ .Y }} {{ end }} {{#each z}} {{/each}} {{{raw}}} {{ $x := 1 }}'), [
      'statement {{- range .X }}',
      'value {{ .Y }}',
      'statement {{ end }}',
      'statement {{#each z}}',
      'statement {{/each}}',
      'value {{{raw}}}',
      'statement {{ $x := 1 }}',
    ]);
  });

  it('are no shell variables, no expressions of a workflow, nothing that never closes', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a shell reads
    for (const text of ['${#list[@]}', '${{ github.ref }}', '{{ a', '{{ a\n\n}}', '{"a":{"b":1}}']) assert.deepEqual(kinds(text), []);
  });

  it('give way to texts of the same length', () => {
    const text = 'x-{{ a }}-<%= b\n %>{% c %}.';
    assert.equal(withoutTags(text), 'x-{{ a }}-{{  b\n }}       .');
    assert.equal(withoutTags(text).length, text.length);
  });

  it('cost linear time, also where none closes', () => {
    const hostile = '{{ {% <% '.repeat(100_000);
    assert.deepEqual(templateTags(hostile), []);
  });
});
