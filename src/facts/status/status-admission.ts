// The admission controller of a Cluster Agent as its status page shows it: webhooks and the certificate they use.
import type { Fact } from '../../model/fact.ts';
import { parseGoDuration } from '../go/go-duration.ts';
import { recordOfStated, recordsFact, type StatedRecord } from '../stated-records.ts';
import { derived, rowFacts, stated } from './status-fact.ts';
import { findBlock, rowsOf, splitRow } from './status-lookup.ts';
import type { StatusBlock, StatusLine, StatusPage } from './status-page.ts';

//   Disabled: The admission controller is not enabled on the Cluster Agent
//   Error: temporary failure in apiserver
/** Core 2.13. */
export function readAdmissionController(page: StatusPage): Fact[] {
  const block = findBlock(page.blocks, 'Admission Controller');
  if (block === undefined) return [];
  const webhooks = findBlock(block.blocks, 'Webhooks info');
  const secret = findBlock(block.blocks, 'Secret info');
  return [
    ...enabledFact(block, webhooks ?? secret),
    ...rowFacts(rowsOf([block, ...block.blocks].flatMap(({ lines }) => lines)), [
      { name: 'cluster.admissionController.error', keys: ['error'], parse: (value) => value },
    ]),
    ...(webhooks === undefined ? [] : webhookFact(webhooks)),
    ...rowFacts(rowsOf(secret?.lines ?? []), [
      {
        name: 'cluster.admissionController.certificateValidFor',
        keys: ['duration before certificate expiration'],
        parse: parseGoDuration,
      },
    ]),
  ];
}

function enabledFact(block: StatusBlock, shown: StatusBlock | undefined): Fact[] {
  const name = 'cluster.admissionController.enabled';
  const off = block.lines.find(({ content }) => content.startsWith('Disabled: '));
  if (off !== undefined) return [stated(name, false, off)];
  return shown === undefined ? [] : [derived(name, true, shown.heading)];
}

//       ---------
//         Name: datadog.webhook.config
//         CA bundle digest: 6a3b
//         Object selector: &LabelSelector{…}
//         Rule 1: Operations: [CREATE] - APIGroups: [] - APIVersions: [v1] - Resources: [pods]
//         Service: watch/plum-admission - Port: 443 - Path: /injectconfig
function webhookFact(block: StatusBlock): Fact[] {
  const records: StatedRecord[] = [];
  let own: StatusLine[] = [];
  const finish = (): void => {
    const [first] = own;
    const rows = rowsOf(own);
    const name = rows.get('name')?.value;
    if (first !== undefined && name !== undefined) {
      const value = recordOfStated({
        name,
        service: rows.get('service')?.value,
        rule: rows.get('rule 1')?.value,
      });
      records.push({ value, place: first.place });
    }
    own = [];
  };
  for (const line of block.lines) {
    if (splitRow(line.content)?.key === 'Name') finish();
    own.push(line);
  }
  finish();
  return [recordsFact('cluster.admissionController.webhooks', records, block.heading.place)];
}
