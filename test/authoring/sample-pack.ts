// A small pack without a mistake, for the tests of lint: two rules, their cases, one runbook.
import type { Files } from '../support/flare-of.ts';

const RULE = `id: disk-full
title: { en: "The disk is full", ja: "ディスクがいっぱい" }
summary:
  en: "The Agent cannot write: {{ error }}."
  ja: "Agent が書き込めません: {{ error }}。"
severity: high
component: agent
tags: [disk]
applies:
  - { fact: agent.version, in: ">=7.0.0" }
find:
  full: { log: agent, contains: no space left on device, regex: "write: (?<error>no space left on device)" }
  written-later: { log: agent, contains: successfully posted payload, after: full }
when: { all: [full], unless: [written-later] }
explains: [writes-failing]
info-needed:
  full:
    command: df -h
    why: { en: "The flare does not hold the log of the Agent.", ja: "フレアに Agent のログがありません。" }
`;

const CASES = `match:
  - name: the log says so
    files:
      logs/agent.log: |
        2024-05-01 10:00:00 UTC | CORE | ERROR | (x.go:1 in run) | write: no space left on device  <== full
    assume: { agent.version: 7.50.3 }
    expect: { variables: { error: no space left on device } }
  - name: a retry fails too
    files:
      logs/agent.log: |
        first
        write: no space left on device  <== full
        write: no space left on device  <== full
no-match:
  - name: it was freed
    files: {}
unknown:
  - name: no log of the Agent
    files: {}
    expect: { missing: [logs/agent.log] }
`;

const SYMPTOM = `id: writes-failing
title: { en: "The Agent cannot write", ja: "Agent が書き込めない" }
summary: { en: "Writes fail.", ja: "書き込みに失敗しています。" }
severity: low
component: agent
find:
  failed: { log: agent, contains: "cannot write" }
when: failed
runbook: disk-full
`;

const SYMPTOM_CASES = `match: [{ name: a, files: {} }]
no-match: [{ name: b, files: {} }]
unknown: [{ name: c, files: {} }]
`;

const RUNBOOK = `---
id: disk-full
---
# The disk is full

## What it means {#meaning}

The Agent cannot write: {{ error }}.

## Fix {#fix}

1. Free some space, see [df](https://example.com/df).

## Verify {#verify}

1. See that \`df -h\` shows free space.

## Ask {#ask}

- Which disk is it?

## Customer {#customer}

Please free some space.

## Escalation {#escalation}

Attach the flare.
`;

const JAPANESE_RUNBOOK = RUNBOOK.replace('# The disk is full', '# ディスクがいっぱい')
  .replace('## Fix', '## 対処')
  .replace('The Agent cannot write', 'Agent が書き込めない');

export const SAMPLE_PACK: Files = {
  'disk-full.yaml': RULE,
  'disk-full.cases.yaml': CASES,
  'writes-failing.yaml': SYMPTOM,
  'writes-failing.cases.yaml': SYMPTOM_CASES,
  'runbooks/disk-full.en.md': RUNBOOK,
  'runbooks/disk-full.ja.md': JAPANESE_RUNBOOK,
};
