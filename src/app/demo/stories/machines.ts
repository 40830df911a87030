import { causedBy, solve, take } from '../telling/incident-words.ts'
import { incidents } from '../telling/story.ts'
import { note } from '../telling/words.ts'

/** What nobody calls about, because a probe saw it first. */
export const machines = incidents([
  {
    title: '{host}: disk {disk} {full} % full',
    text: '`{host}`, volume `{disk}`: {full} % used, 1.2 GB more in the last hour.',
    with: {
      host: ['erp-db-1', 'print-1', 'files-2', 'wms-app-1', 'mail-gw-2', 'shop-web-3', 'erp-app-2', 'report-1', 'files-2', 'wms-db-1'],
      disk: ['/var/log', '/spool', '/data', '/var/log', '/queue', '/tmp', '/var/log', '/staging', '/data', '/backup'],
      full: ['91', '97', '90', '94', '92', '95', '90', '98', '93', '91'],
    },
    who: ['monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring'],
    service: 'network',
    about: ['Server', 'Disk'],
    weight: ['low', 'medium'],
    steps: [
      take(),
      note([
        'Log level was left at debug on Thursday.',
        'One job of 6 GB.',
        'Grows by design, next step of the plan is due.',
        'Rotation stopped at a file with a space in its name.',
        'Undeliverable mail to one address, 40,000 of them.',
        'Uploads that were broken off.',
        'Same as on erp-db-1.',
        'Load of last night, twice.',
        'Grows by design.',
        'Old backups are kept, because the new one failed.',
      ]),
      solve([
        'Log level back to normal, old logs packed.',
        'Job removed.',
        '200 GB added.',
        'Rotation mended.',
        'Queue emptied, address blocked.',
        'Leftovers are removed every hour now.',
        'Logs packed.',
        'Staging emptied.',
        '200 GB added.',
        'Backup mended, old ones removed.',
      ]),
    ],
  },
  {
    title: 'Backup of {host} failed',
    text: ['Job ended with code 6 after 4 h 12 min.', 'Job did not start.', 'Verification: 3 files differ.'],
    with: { host: ['files-2', 'erp-db-1', 'wms-db-1', 'mail-store-1', 'files-1', 'cad-vault'] },
    who: ['monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring', 'monitoring'],
    service: 'files',
    about: ['Server', 'Backup'],
    weight: ['medium', 'medium'],
    steps: [
      take(),
      causedBy('backup-window'),
      note(['Ran into the nightly load at 03:30 and was killed.', 'Agent not running after the patch.', 'The three files were open. Not serious.']),
      solve(['Repeated by day, complete.', 'Agent started, backup repeated and tested by restoring one folder.', 'Files excluded, they are temporary.']),
    ],
  },
  {
    title: '{host}: {what} above threshold',
    text: 'Average of 15 minutes above the threshold. Graph in the usual place.',
    with: { host: ['erp-app-1', 'wms-db-1', 'shop-web-1', 'vpn-gw-1'], what: ['processor', 'response time', 'memory', 'sessions'] },
    who: ['monitoring', 'monitoring', 'monitoring', 'monitoring'],
    service: 'erp',
    about: ['Server', 'Load'],
    weight: ['medium', 'low'],
    steps: [
      take(),
      note([
        'Month-end, expected.',
        'Index is missing after the patch, added.',
        'Memory leak, restarted, watching.',
        'Rail strike, everybody works from home.',
      ]),
      solve(
        [
          'Expected load at month-end. Threshold for those two days raised.',
          'Index added, 8 ms again.',
          'Restarted, patch planned.',
          'Second gateway switched on for the day.',
        ],
        'solutionProvided',
      ),
    ],
  },
])
