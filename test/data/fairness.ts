// Cases in which a careless list accuses somebody: what must come out, and why.
import type { Clue, Day, Id } from '../../src/model.ts';

export interface Case {
  readonly clue: Clue;
  /** Ids of audiences that ask; everybody where absent. */
  readonly asks?: readonly Id[];
  readonly today?: Day;
  /** `silent`: no sign at all. `nothing`: a sign, and no rule that weighs. `information`: something for counsel, and nothing above. */
  readonly expect: 'silent' | 'nothing' | 'information';
  /** Every rule stands there on that day. */
  readonly time?: 'in-force' | 'soon';
  readonly why: string;
}

const pkg = (type: string, name: string): Clue => ({ kind: 'package', type, name });
const host = (url: string): Clue => ({ kind: 'host', url });
const mark = (field: 'import' | 'class' | 'file', text: string): Clue => ({ kind: 'mark', field, text });

export const fairness: readonly Case[] = [
  { clue: pkg('npm', 'fast-glob'), expect: 'silent', why: 'an employee of a listed firm maintains it; the project is his own' },
  {
    clue: pkg('golang', 'github.com/mailru/easyjson'),
    asks: ['eu-person'],
    today: '2026-06-01',
    expect: 'information',
    time: 'soon',
    why: 'its vendor is listed from 2026-07-13 on: before that day no rule is in force, and the page says when one will be',
  },
  {
    clue: pkg('golang', 'github.com/mailru/easyjson'),
    asks: ['eu-person'],
    expect: 'information',
    time: 'in-force',
    why: 'an asset freeze is about money; free code is for counsel',
  },
  {
    clue: pkg('golang', 'github.com/mailru/easyjson'),
    asks: ['us-person', 'us-federal-supplier'],
    expect: 'nothing',
    why: 'no US act lists the vendor',
  },
  {
    clue: pkg('golang', 'github.com/bytedance/sonic'),
    asks: ['us-federal-supplier', 'ca-government', 'gb-government', 'eu-institution', 'au-government'],
    expect: 'nothing',
    why: 'the rules are about one application on devices, not about libraries of the firm',
  },
  { clue: pkg('npm', '@rspack/core'), asks: ['us-federal-supplier'], expect: 'nothing', why: 'as above: a build tool is no application' },
  { clue: pkg('maven', 'com.clickhouse/clickhouse-jdbc'), expect: 'silent', why: 'ClickHouse, Inc. is a company of its own' },
  { clue: pkg('npm', '@clickhouse/client'), expect: 'silent', why: 'ClickHouse, Inc. is a company of its own' },
  { clue: pkg('docker', 'clickhouse/clickhouse-server'), expect: 'silent', why: 'ClickHouse, Inc. is a company of its own' },
  {
    clue: pkg('npm', '@gravity-ui/uikit'),
    asks: ['eu-person', 'us-person'],
    expect: 'nothing',
    why: 'JSC Yandex Bank is listed; Yandex LLC is another entity',
  },
  {
    clue: pkg('docker', 'registry.astralinux.ru/astra/ubi17'),
    expect: 'nothing',
    why: 'NPO RusBITech is listed; Astra Group is another entity',
  },
  { clue: host('https://developer.hihonor.com/repo/'), expect: 'silent', why: 'Honor was sold and is not Huawei' },
  { clue: mark('class', 'com.hihonor.push.sdk.HonorPush'), expect: 'silent', why: 'Honor was sold and is not Huawei' },
  { clue: pkg('golang', 'github.com/kubeedge/kubeedge'), expect: 'silent', why: 'a foundation governs the project' },
  { clue: pkg('golang', 'github.com/karmada-io/karmada'), expect: 'silent', why: 'a foundation governs the project' },
  { clue: pkg('docker', 'openeuler/openeuler'), expect: 'silent', why: 'a foundation governs the project' },
  { clue: pkg('maven', 'org.apache.dubbo/dubbo'), expect: 'silent', why: 'the Apache Software Foundation holds it' },
  { clue: pkg('maven', 'org.apache.rocketmq/rocketmq-client'), expect: 'silent', why: 'the Apache Software Foundation holds it' },
  { clue: pkg('npm', 'echarts'), expect: 'silent', why: 'the Apache Software Foundation holds it' },
  { clue: pkg('npm', '@ant-design/icons'), expect: 'silent', why: 'Ant Group is an affiliate, not a subsidiary' },
  { clue: pkg('npm', 'antd'), expect: 'silent', why: 'Ant Group is an affiliate, not a subsidiary' },
  { clue: pkg('pypi', 'mmcv'), expect: 'silent', why: 'OpenMMLab belongs to the Shanghai AI Laboratory' },
  { clue: pkg('pypi', 'mmsegmentation'), expect: 'silent', why: 'OpenMMLab belongs to the Shanghai AI Laboratory' },
  {
    clue: pkg('pypi', 'python-kasa'),
    expect: 'information',
    why: 'a third party wrote it; TP-Link Systems Inc. is another company than the listed one',
  },
  { clue: host('https://github.com/open-mmlab/mmdetection'), expect: 'silent', why: 'OpenMMLab belongs to the Shanghai AI Laboratory' },
  { clue: pkg('pypi', 'open-mmlab'), expect: 'silent', why: 'OpenMMLab belongs to the Shanghai AI Laboratory' },
  {
    clue: host('https://www.tp-link.com/us/support'),
    expect: 'silent',
    why: 'TP-Link Systems Inc. keeps the site; the listed one is another company',
  },
  {
    clue: pkg('golang', 'github.com/bytedance/sonic'),
    expect: 'information',
    why: 'whoever asks: no rule makes it more than a question for counsel',
  },
  {
    clue: pkg('golang', 'github.com/yandex/pandora'),
    asks: ['eu-person', 'eu-institution'],
    expect: 'nothing',
    why: 'no act of the EU lists Yandex LLC',
  },
  { clue: host('https://github.com/yandex/pandora'), asks: ['eu-person'], expect: 'nothing', why: 'no act of the EU lists Yandex LLC' },
  { clue: pkg('npm', 'micromatch'), expect: 'silent', why: 'a project of persons, whoever employs them' },
  { clue: pkg('golang', 'github.com/fibocom/x'), expect: 'silent', why: 'Fibocom stands on no list here' },
  { clue: host('https://www.fibocom.com/x'), expect: 'silent', why: 'Fibocom stands on no list here' },
  { clue: pkg('npm', '@module-federation/runtime'), expect: 'silent', why: 'a community project, whoever contributes to it' },
  { clue: pkg('npm', '@toloka/x'), expect: 'silent', why: 'Toloka was split off in 2024' },
  { clue: pkg('maven', 'io.qameta.allure/allure-junit5'), expect: 'silent', why: 'Qameta Software made and keeps it' },
  { clue: pkg('npm', '@paddle/paddle-js'), expect: 'silent', why: 'Paddle.com is a payments company' },
  { clue: pkg('npm', '@apollo/client'), expect: 'silent', why: 'Apollo GraphQL is another company' },
  { clue: pkg('pypi', 'tornado'), expect: 'silent', why: 'a web framework, not the delisted protocol' },
  { clue: pkg('pypi', 'lark'), expect: 'silent', why: 'a parser, not the office suite' },
  { clue: mark('import', 'ast'), expect: 'silent', why: 'a module of the language' },
  { clue: pkg('npm', 'polyfill-library'), expect: 'silent', why: 'the Financial Times wrote it; the domain was sold, not the code' },
  { clue: pkg('npm', '@kaspernj/api-maker'), expect: 'silent', why: 'a first name' },
  { clue: host('https://github.com/KasperSkytte/ampvis2'), expect: 'silent', why: 'a surname that begins alike' },
  {
    clue: host('https://github.com/kaspersky/gengine'),
    expect: 'silent',
    why: 'an account of that name; the organisation of the firm is KasperskyLab',
  },
  { clue: pkg('pypi', 'aztec'), expect: 'silent', why: 'three letters in the middle of a word' },
  { clue: pkg('cargo', 'wezterm'), expect: 'silent', why: 'three letters in the middle of a word' },
  {
    clue: pkg('npm', '@taiga-ui/core'),
    asks: ['us-person'],
    expect: 'information',
    why: 'free code of a blocked bank is for counsel, not an error',
  },
  {
    clue: pkg('maven', 'com.alibaba/fastjson'),
    asks: ['us-dod-supplier'],
    expect: 'information',
    why: 'standing on the section 1260H list bans nothing by itself; section 805 and free code are for counsel',
  },
  { clue: host('https://registry.npmmirror.com/'), expect: 'information', why: "other people's packages from a mirror" },
  { clue: pkg('pypi', 'easyocr'), expect: 'silent', why: 'no vendor of the list' },
  { clue: host('https://cdnjs.cloudflare.com/polyfill/v3/polyfill.min.js'), expect: 'silent', why: 'the safe copy of another company' },
];
