// A page of Agent 6, written for these tests.
import { section } from './status-text.ts';

export const OLD_PAGE = `${section(
  'Agent (v6.5.1)',
  `
  Status date: 2018-09-14 08:15:30.250000 UTC
  Pid: 411
  Python Version: 2.7.14&#43;
  Logs:
  Check Runners: 1
  Log Level: WARN

  Paths
  =====
    Config File: There is no config file
    conf.d: /etc/datadog-agent/conf.d

  Clocks
  ======
    NTP offset: -0.25 s
    System UTC time: 2018-09-14 08:15:30.250000 UTC

  Host Info
  =========
    bootTime: 2018-09-13 06:00:00.000000 UTC
    kernelVersion: 4.4.0-31-generic
    os: linux
    platform: debian
    platformVersion: 9.5
    uptime: 94530

  Hostnames
  =========
    hostname: orchard-db
    socket-hostname: orchard-db
`,
)}${section(
  'Collector',
  `
  Running Checks
  ==============
    load
    ----
      Total Runs: 31
      Metric Samples: 6, Total: 186
      Events: 0, Total: 0
      Service Checks: 0, Total: 0
      Average Execution Time : 0ms

    redisdb
    -------
      Total Runs: 31
      Metrics: 0, Total Metrics: 0
      Average Execution Time : 9ms
      Error: Error 111 connecting to cache.orchard:6379. Connection refused.
      Traceback (most recent call last):
        File "/opt/datadog-agent/bin/agent/dist/checks/__init__.py", line 1, in run
      Metric Samples: 99, Total: 99
      ConnectionError: Error 111 connecting to cache.orchard:6379. Connection refused.

  Config Errors
  ==============
    nginx
    -----
      yaml: line 7: did not find expected key

  Loading Errors
  ==============
    apm
    ---
      Core Check Loader:
        Could not configure check APM Agent: APM agent disabled through main configuration file

      JMX Check Loader:
        check is not a jmx check, or unable to determine if it's so

      Python Check Loader:
        No module named apm
`,
)}${section(
  'Forwarder',
  `
  CheckRunsV1: 31
  DroppedOnInput: 2
  RetryQueueSize: 0
  Success: 66

  API Keys status
  ===============
    https://6-5-1-app.agent.datadoghq.com,*************************0c7e1: API Key valid
`,
)}${section(
  'Logs Agent',
  `
  pears
  -----
    Type: file
    Path: /var/log/pears.log
    Status: Error: File /var/log/pears.log does not exist
`,
)}`;
