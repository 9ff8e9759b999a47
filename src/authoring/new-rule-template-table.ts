// What `rules new` writes. `<ID>` becomes the id, `<TROUBLE>` the id with blanks; the looked-for line is one that no
// Agent writes, so that the new rule matches nothing until its author says what it is about.
import type { Language } from '../model/language.ts';

export const NEW_RULE = `id: <ID>
title:
  en: "<TROUBLE>: say in one line what is wrong"
  ja: "<TROUBLE>: 何が起きているかを一行で書く"
summary:
  en: "Say why in two or three sentences, and what it means for the user: {{ error }}."
  ja: "原因と利用者への影響を二、三文で書く: {{ error }}。"
severity: medium # critical, high, medium, low, info
component: agent
owner: our-team # who answers for it
tags: [new]
maturity: test # stable once it has proved itself on real flares

# Where does it apply? Otherwise the rule ends as not-applicable.
applies:
  - { fact: agent.version, in: ">=7.0.0" }

# What do we look for? Each look has a name and its own evidence.
find:
  failed: { log: agent, contains: "the line that shows it", regex: "the line that shows it: (?<error>.+)" }
  worked-later: { log: agent, contains: "the line that shows that it works again", after: failed }

# When is the finding true? If names fail one by one, let each end separately instead: “resolved-by” and “same” of failed.
when: { all: [failed], unless: [worked-later] }

# What can be sent to the customer as it is.
customer:
  en: "Say in one or two sentences what was seen and what to do: {{ error }}."
  ja: "確認した内容とお願いしたい対応を一、二文で書いてください: {{ error }}。"

# What to ask for when a look cannot be decided.
info-needed:
  failed:
    command: "sudo grep 'the line that shows it' /var/log/datadog/agent.log"
    why: { en: The flare does not hold the log of the Agent., ja: フレアに Agent のログがありません。 }
`;

/** The oldest Agent that the rule is about. */
const PAGE = `      status.log: |
        ==============
        Agent (v7.0.0)
        ==============
`;
const STAMP = '2024-05-01 10:00:0';
const WHERE = 'UTC | CORE | ERROR | (pkg/some/file.go:1 in run) |';

export const NEW_CASES = `# Small flares. To mark a line as evidence, end it with two spaces, \`<==\` and the name of the look.
match:
  - name: it failed
    files:
${PAGE}      logs/agent.log: |
        ${STAMP}0 ${WHERE} the line that shows it: no reason  <== failed
    expect: { variables: { error: no reason } }
  - name: it worked before
    files:
${PAGE}      logs/agent.log: |
        ${STAMP}0 ${WHERE} the line that shows that it works again
        ${STAMP}5 ${WHERE} the line that shows it: no reason  <== failed
no-match:
  - name: it failed and works again
    files:
${PAGE}      logs/agent.log: |
        ${STAMP}0 ${WHERE} the line that shows it: no reason
        ${STAMP}5 ${WHERE} the line that shows that it works again
  - name: a near miss, something else failed
    files:
${PAGE}      logs/agent.log: |
        ${STAMP}0 ${WHERE} the line that shows something else
unknown:
  - name: the flare holds no log of the Agent
    files:
${PAGE}    expect: { missing: [logs/agent.log] }
not-applicable:
  - name: an Agent that does not have the trouble
    files:
      status.log: |
        ===============
        Agent (v6.50.3)
        ===============
`;

export const NEW_RUNBOOKS: Readonly<Record<Language, string>> = {
  en: `---
id: <ID>
---
# <TROUBLE>

## What it means {#meaning}

Say what happens inside the Agent, and what the user misses. Seen at {{ evidence.failed.where }}.

## Fix {#fix}

1. Say what to change. One fix may stand for each platform: \`{#fix platform=helm}\`, \`{#fix platform=host}\`.
2. Say how to restart.

## Verify {#verify}

1. Say which line or page shows that it works now.

## Ask the customer {#ask}

- Say what the flare cannot show.

## Customer message {#customer}

Say it in words that can be sent as they are.

## Escalation {#escalation}

Say when to escalate, and what to attach.
`,
  ja: `---
id: <ID>
---
# <TROUBLE>: 一行の見出しを書く

## 何が起きているか {#meaning}

Agent の中で何が起き、利用者に何が届かないかを書く。確認した場所: {{ evidence.failed.where }}

## 対処 {#fix}

1. 何を変えるかを書く。プラットフォームごとに \`{#fix platform=helm}\` や \`{#fix platform=host}\` のように分けられる。
2. 再起動の方法を書く。

## 確認 {#verify}

1. 直ったことがどの行や画面で分かるかを書く。

## お客様に依頼する情報 {#ask}

- フレアからは分からないことを書く。

## お客様への返信文 {#customer}

そのまま送れる文で書く。

## エスカレーション {#escalation}

どのようなときにエスカレーションし、何を添えるかを書く。
`,
};

/** What stands in the texts above, and in drafts, for the author to replace. */
export const TO_BE_WRITTEN: readonly string[] = [
  'say in one line what is wrong',
  'Say why in two or three sentences, and what it means for the user',
  'Say in one or two sentences what was seen and what to do',
  'the line that shows that it works again',
  'the line that shows it',
  'our-team',
  'Say what happens inside the Agent, and what the user misses',
  'Say what to change.',
  'Say how to restart.',
  'Say which line or page shows that it works now.',
  'Say what the flare cannot show.',
  'Say it in words that can be sent as they are.',
  'Say when to escalate, and what to attach.',
  '何が起きているかを一行で書く',
  '原因と利用者への影響を二、三文で書く',
  '確認した内容とお願いしたい対応を一、二文で書いてください',
  '一行の見出しを書く',
  'Agent の中で何が起き、利用者に何が届かないかを書く',
  '何を変えるかを書く',
  '再起動の方法を書く',
  '直ったことがどの行や画面で分かるかを書く',
  'フレアからは分からないことを書く',
  'そのまま送れる文で書く',
  'どのようなときにエスカレーションし、何を添えるかを書く',
];
