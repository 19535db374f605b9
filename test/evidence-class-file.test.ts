// What is read out of compiled Java classes.
import assert from 'node:assert/strict';
import { classFile } from '../src/evidence/class-file.ts';
import { buildClass } from './support/build-class.ts';
import { compiled } from './support/compiler.ts';
import { inspect, lines } from './support/inspect.ts';
import { laws } from './support/laws.ts';

describe('evidence/class-file', () => {
  const data = buildClass('com/example/App', ['com/hikvision/netsdk/HCNetSDK', '[Lcom/iflytek/msc/MSC;', 'java/lang/System'], {
    strings: ['hcnetsdk', 'not a name'],
    texts: ['loadLibrary'],
  });

  it('own name, packages it refers to, and names beside loadLibrary', async () => {
    assert.deepEqual(lines((await inspect(classFile, data)).extraction), [
      'class com.example.App · own name',
      'class com.hikvision.netsdk · references',
      'class com.iflytek.msc · references',
      'class java.lang · references',
      'load hcnetsdk · strings beside loadLibrary',
    ]);
  });

  it('a class by javac', async function () {
    this.timeout(120_000);
    const source =
      'package a.b; public class C { static { System.loadLibrary("msc"); } long l = 5L; double d = 2.5; java.util.List<String> x; }\n';
    const bytes = compiled(
      this,
      { 'C.java': source },
      [['javac', 'C.java']],
      'C.class',
      buildClass('a/b/C', ['java/lang/Object'], { strings: ['msc'], texts: ['loadLibrary'] }),
    );
    const found = lines((await inspect(classFile, bytes)).extraction);
    for (const line of ['class a.b.C · own name', 'class java.lang · references', 'load msc · strings beside loadLibrary'])
      assert.ok(found.includes(line), found.join('\n'));
  });

  it('laws', () => laws(classFile, data));
});
