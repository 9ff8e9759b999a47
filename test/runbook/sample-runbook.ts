// A runbook as an author writes it, for the tests of this folder.

export const SAMPLE_RUNBOOK = `---
id: classifier-denied-by-apparmor
source-hash: 0a1b2c3d
---
# AppArmor keeps the classifier from being attached

## What it means {#meaning}
The kernel refused it at {{ evidence.denied.where }}: \`{{ evidence.denied.text }}\`.

It is said by version {{ fact.agent.version }} with the error *{{ error }}*.

## Fix with Helm {#fix platform=helm}
1. Add to \`values.yaml\`:
   \`\`\`yaml
   # the line of the flare: {{ error }}
   agents:
     podSecurity:
       apparmor:
         enabled: false
   \`\`\`
2. Run \`helm upgrade\`, see [the chart](https://example.com/chart).

## Fix in a manifest, before Kubernetes 1.30 {#fix platform=manifest kubernetes="<1.30"}
1. Set the annotation.

## Fix in a manifest, Kubernetes 1.30 and later {#fix platform=manifest kubernetes=">=1.30"}
1. Set \`appArmorProfile\`.

## Fix on Docker or a host {#fix platform=docker,host}
1. Run with \`--security-opt apparmor=unconfined\`.

## Verify {#verify}
1. \`docker inspect --format '{{ .State.Status }}' agent\`

## Ask the customer {#ask}
- Which distribution is it?

## Customer message {#customer}
Hello, the host denied a module of the Agent.

## Escalation {#escalation}
Attach \`dmesg\`.
`;
