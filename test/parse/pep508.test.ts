// PEP 508: the forms of the specification, spans, wounds.
import assert from 'node:assert/strict';
import { parsePep508 } from '../../src/parse/pep508.ts';

const show = (text: string): string => {
  const read = parsePep508(text, [0, text.length]);
  if (!read) return '-';
  const { name, span, extras, version, range, url, marker, certain, whole, rest } = read;
  assert.equal(text.slice(...span), name);
  assert.ok(whole[0] <= span[0] && span[1] <= whole[1] && whole[1] <= text.length);
  const parts = [name, extras.length > 0 && `[${extras}]`, version && `=${version}`, range && `(${range})`, url && `@${url.text}`];
  parts.push(marker && `;${text.slice(...marker).trim()}`, certain === 'partial' && 'partial', rest !== undefined && `!${rest}`);
  return parts.filter(Boolean).join(' ');
};

describe('parse/pep508', () => {
  it('reads the forms of the specification', () => {
    assert.equal(show('A'), 'A');
    assert.equal(show('A.B-C_D'), 'A.B-C_D');
    assert.equal(show('aa '), 'aa');
    assert.equal(show('name>=3'), 'name (>=3)');
    assert.equal(show('name>=3,<2'), 'name (>=3,<2)');
    assert.equal(show('name==1.0'), 'name =1.0');
    assert.equal(show('name===1.0+local'), 'name =1.0+local');
    assert.equal(show('name==1.*'), 'name (==1.*)');
    assert.equal(
      show("name [fred,bar] @ http://foo.example ; python_version=='2.7'"),
      "name [fred,bar] @http://foo.example ;python_version=='2.7'",
    );
    assert.equal(show('name@http://foo.example#a;b'), 'name @http://foo.example#a;b');
    assert.equal(
      show("name[quux, strange];python_version<'2.7' and platform_version=='2'"),
      "name [quux,strange] ;python_version<'2.7' and platform_version=='2'",
    );
    assert.equal(show("name; os_name=='a' or os_name=='b'"), "name ;os_name=='a' or os_name=='b'");
    assert.equal(show('name (>=1, <2) ; x'), 'name (>=1, <2) ;x');
    assert.equal(show('name \\\n  >= 1'), 'name (>= 1)');
  });

  it('keeps what can be read of the rest', () => {
    assert.equal(show(''), '-');
    assert.equal(show('==1'), '-');
    assert.equal(show('name['), 'name');
    assert.equal(show('name @'), 'name');
    assert.equal(show('name-'), 'name !4');
    assert.equal(show('name other'), 'name !5');
    assert.equal(show('acme-{{ x }}'), 'acme- partial');
    assert.equal(show('acme$' + '{X}'), 'acme partial');
  });
});
