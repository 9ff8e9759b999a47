// Which platforms have which commands. A command that stands in no row is nobody’s concern.
import { PLATFORMS, type Platform } from '../model/runbook.ts';

const KUBERNETES: readonly Platform[] = ['helm', 'operator', 'manifest'];
const UNIX = PLATFORMS.filter((platform) => platform !== 'windows');
const LINUX = UNIX.filter((platform) => platform !== 'macos');

/** Words that start a command, in lower case. Nodes of Kubernetes and hosts of containers count as Linux. */
export const PLATFORM_COMMANDS: readonly {
  readonly platforms: readonly Platform[];
  readonly commands: readonly string[];
}[] = [
  { platforms: KUBERNETES, commands: ['kubectl', 'helm', 'oc'] },
  { platforms: UNIX, commands: ['sudo'] },
  // Services and logs of systemd.
  { platforms: LINUX, commands: ['systemctl', 'journalctl', 'coredumpctl', 'timedatectl', 'hostnamectl'] },
  // Rights.
  { platforms: LINUX, commands: ['namei', 'setfacl', 'getfacl', 'usermod', 'setcap'] },
  // Packages.
  { platforms: LINUX, commands: ['apt', 'apt-get', 'dpkg', 'yum', 'dnf', 'rpm', 'zypper'] },
  // Network, kernel and mounts.
  { platforms: LINUX, commands: ['ss', 'ip', 'getent', 'iptables', 'nft', 'modprobe', 'lsmod', 'findmnt'] },
  { platforms: ['macos'], commands: ['launchctl', 'dscacheutil', 'scutil', 'systemsetup'] },
  // `& "C:\…\agent.exe"` calls a program by its path.
  {
    platforms: ['windows'],
    commands: [
      '&',
      'icacls',
      'msiexec',
      'sc.exe',
      'w32tm',
      'wevtutil',
      'restart-computer',
      'rename-computer',
    ],
  },
  {
    platforms: ['windows'],
    commands: ['get-service', 'start-service', 'stop-service', 'restart-service', 'set-service'],
  },
  {
    platforms: ['windows'],
    commands: ['get-process', 'stop-process', 'get-content', 'select-string', 'get-winevent', 'get-package'],
  },
  {
    platforms: ['windows'],
    commands: ['test-netconnection', 'resolve-dnsname', 'get-nettcpconnection', 'get-netudpendpoint'],
  },
];
