// Pages of newer daemons, written for these tests: Agent on Windows, Security Agent, Cluster Agent.
import { section } from './status-text.ts';

export const NEW_PAGE = `${section(
  'Agent (v7.75.2)',
  `  Status date: 2026-01-10 12:00:00 +04 / 2026-01-10 08:00:00 UTC (1768032000000)
  Agent start: 2026-01-10 11:00:00 +04 / 2026-01-10 07:00:00 UTC (1768028400000)
  Pid: 1200
  Go Version: go1.24.9
  Python Version: unused
  Agent flavor: agent
  Log Level: info

  Paths
  =====
    Config File: C:\\ProgramData\\Datadog\\datadog.yaml
`,
)}
${section(
  'Hostname',
  `
  hostname: QUINCE-PC
  hostname provider: os
  unused hostname providers:
    container: the agent is not containerized
    fargate: agent is not running in sidecar mode

Host Info
=========
  kernelArch: amd64
  os: windows
  platform: Windows Server 2022
  platformVersion: 10.0 Build 20348
  uptime: 29h13m3s
`,
)}
${section('Clocks', '\nNTP offset: 50.632ms\n')}
${section(
  'Metadata',
  `
  feature_apm_enabled: true
  install_method_tool: undefined
`,
)}
${section(
  'Collector',
  `

  Running Checks
  ==============

    winproc
    -------
      Instance ID: winproc [OK]
      Long Running Check: true
      Configuration Source: file:C:\\ProgramData\\Datadog\\conf.d\\winproc.d\\conf.yaml.default[0]
`,
)}
${section('APM Agent', '\n  Status: Not running or unreachable on localhost:5012.\n  Error: dial tcp 127.0.0.1:5012: refused\n')}
${section('Endpoints', '\n  https://app.us5.datadoghq.com. - API Key ending with:\n      - 4c2a\n')}
${section(
  'Forwarder',
  `
  Transactions
  ============
    Dropped: 0

  API Keys errors
  ===============
    API key ending with 4c2a: API Key invalid
`,
)}
${section('Logs Agent', '\n  Logs Agent is not running\n')}
${section('Process Agent', '\n  Status: Not running or unreachable\n')}
${section('Process Component', '\n  Enabled Checks: [process rtprocess]\n')}
${section('Remote Configuration', '\nOrganization enabled: True\nAPI Key: Not authorized, add the permission.\nLast error: None\n')}
${section('System Probe', '')}
${section('Transport Proxy Warnings', '\n  No Transport Proxy Warnings\n')}`;

export const SECURITY_PAGE = `${section(
  'Datadog Security Agent (v7.66.0)',
  `  Status date: 2025-03-12 09:20:00 UTC (1741771200000)
  Pid: 44
  Agent flavor: security_agent
`,
)}
${section(
  'Runtime Security',
  `

  Reliable: Sending compressed logs in HTTPS to runtime-security-http-intake.logs.datadoghq.com. on port 443
  Connected: true
  Events received: 1,042

  Self Tests
  ==========

    Last execution: 12 Mar 25 09:14 UTC

    Succeeded:
      - datadog_agent_cws_self_test_rule_open
      - datadog_agent_cws_self_test_rule_chmod

    Failed:
      - datadog_agent_cws_self_test_rule_chown

  Policies
  ========

      default.policy:
        source: file
        rules:
            - quince_open: loaded
            - quince_exec: syntax_error (syntax error \`1:5: unexpected token\`)

      remote.policy:
        source: remote-config
        rules:
            - plum_write: event_type_disabled

      bare.policy:
        rules:
            - apple_open: loaded

  Environment
  ===========
    Warnings:
      - /etc/group doesn't seem to be a mountpoint
      - CAP_NET_RAW capability is missing

    Kernel lockdown: integrity
    Use fentry: true

    Available constant fetchers
    ===========================

      btf co-re
`,
)}
${section('Compliance', '\n  Not enabled\n')}`;

export const CLUSTER_PAGE = `${section(
  'Datadog Cluster Agent (v7.60.0)',
  `
  Status date: 2025-02-02 02:02:02 UTC (1738461722000)
  Pid: 1

Leader Election
===============
  Leader Election Status:  Running
  Leader Name is: plum-cluster-agent-7d9c-x2x4p

Cluster Checks Dispatching
==========================
  Status: Leader, serving requests
  Active nodes: 3
  Check Configurations: 12
    - Dispatched: 10
    - Unassigned: 2

Admission Controller
====================
  Error: temporary failure in apiserver
`,
)}
${section('Collector', '\n  Running Checks\n  ==============\n    No checks have run yet\n')}
${section('Logs Agent', '\n')}`;
