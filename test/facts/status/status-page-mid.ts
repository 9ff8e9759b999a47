// A page of Agent 7 with its sections in the old order, written for these tests.
import { section } from './status-text.ts';

export const MID_PAGE = `${section(
  'Agent (v7.41.0)',
  `
  Status date: 2023-02-01 09:30:00.5 CET / 2023-02-01 08:30:00.5 UTC (1675240200500)
  Agent start: 2023-02-01 08:00:00 CET / 2023-02-01 07:00:00 UTC (1675234800000)
  Pid: 27
  Go Version: go1.18.8
  Python Version: 3.8.14
  Build arch: amd64
  Agent flavor: agent
  Check Runners: 4
  Log File: /var/log/datadog/agent.log
  Log Level: DEBUG

  Paths
  =====
    Config File: /etc/datadog-agent/datadog.yaml

  Clocks
  ======
    NTP offset: 35µs

  Host Info
  =========
    kernelArch: x86_64
    kernelVersion: 5.15.0-91-generic
    os: linux
    platform: cos
    uptime: 1h2m3s

  Hostnames
  =========
    cluster-name: plum
    hostname: node-7.plum.example
    host tags:
      kube_distribution:gke
    hostname provider: 'configuration'
    unused hostname providers:
      fargate: agent is not runnning on Fargate

  Metadata
  ========
    cloud_provider: GCP
    config_site:
    feature_apm_enabled: false
    feature_logs_enabled: true
    install_method_tool: helm
`,
)}${section(
  'Collector',
  `
  Running Checks
  ==============

    cilium (2.3.0)
    --------------
      Instance ID: cilium:77aa [ERROR]
      Configuration Source: file:/etc/datadog-agent/conf.d/cilium.d/auto_conf.yaml
      Total Runs: 1,204
      Metric Samples: Last Run: 0, Total: 0
      Last Successful Execution Date : Never
      Error: connection to 10.1.2.3:9090 refused
      Traceback (most recent call last):
        File "/opt/datadog-agent/embedded/lib/python3.8/site.py", line 4, in get
        Warning: this is code

      During handling of the above exception, another exception occurred:
      Instance ID is not a row here
      ConnectionError: refused

    disk (4.9.0)
    ------------
      Instance ID: disk:1 [OK]
      Total Runs: 1,203
      Metric Samples: Last Run: 1,042, Total: 1,253,526

      Instance ID: disk:2 [WARNING]
      Total Runs: 1,203
      Metric Samples: Last Run: 12, Total: 14,436
      metadata:
        version.raw: 1.0

      Warning: /mnt/apples is not readable
      Warning: a second one

  Check Initialization Errors
  ===========================


      postgres (13.1.0)
      -----------------

      instance 0:

        could not invoke 'postgres' python check constructor. New constructor API returned:
Traceback (most recent call last):
  File "/opt/datadog-agent/embedded/lib/python3.8/site-packages/postgres.py", line 2, in __init__
    raise ConfigurationError()
=====
datadog_checks.base.errors.ConfigurationError: no user given
Deprecated constructor API returned:
__init__() got an unexpected keyword argument 'agentConfig'
  Loading Errors
  ==============
    postgres
    --------
      Core Check Loader:
        Check postgres not found in Catalog

      JMX Check Loader:
        check is not a jmx check, or unable to determine if it's so

      Python Check Loader:
        could not configure check instance for python check postgres
`,
)}${section(
  'Forwarder',
  `
  Transactions
  ============
    Dropped: 1
    Requeued: 5
    Retried: 4

  Transaction Successes
  =====================
    Total number: 1.25e+06
    Successes By Endpoint:
      check_run_v1: 841

  Transaction Errors
  ==================
    Total number: 12
    Errors By Type:
      DNSErrors: 1,002

  HTTP Errors
  ==================
    Total number: 3
    HTTP Errors By Code:
      403: 3

  API Keys status
  ===============
    API key ending with 91bcd: API Key invalid
    API key ending with 11111: Unable to validate API Key
`,
)}${section(
  'Endpoints',
  `  https://app.datadoghq.eu - API Keys ending with:
      - 91bcd
      - 11111
`,
)}${section(
  'Logs Agent',
  `
    Reliable: Sending compressed logs in HTTPS to agent-http-intake.logs.datadoghq.eu on port 443

    BytesSent: 1.8474997e+07
    LogsProcessed: 30811
    LogsSent: 30793
  ============
  Integrations
  ============

  fruit/basket/web
  ----------------
    - Type: file
      Path: /var/log/pods/fruit/*.log
      Status: OK
        1 files tailed out of 1 files matching
    - Type: docker
      Status: Pending
`,
)}${section(
  'Process Agent',
  `
  Version: 7.41.0
  Pid: 99

  =========
  Collector
  =========
    Number of processes: 0
`,
)}${section('APM Agent', '  Status: Running\n  Pid: 98\n')}${section(
  'Datadog Cluster Agent',
  `
    - Datadog Cluster Agent endpoint detected: https://10.9.8.7:5005
    Successfully connected to the Datadog Cluster Agent.
    - Running: 7.41.0+commit.1111111
`,
)}${section('Autodiscovery', '  Enabled Features\n  ================\n    containerd\n    kubernetes\n')}${section(
  'Remote Configuration',
  '\n    Remote Configuration is disabled\n',
)}`;
