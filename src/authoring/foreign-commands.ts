// Commands in a fix that a platform it is written for does not have: kubectl with Docker, systemctl on a Mac. An
// analysis shows them all the same; only `rules lint` tells.
import type { RuleMistake } from '../errors.ts';
import type { Platform } from '../model/runbook.ts';
import type { RunbookFile } from '../runbook/load-runbooks.ts';
import type { PlacedCode } from '../runbook/placed-code.ts';
import { PLATFORM_COMMANDS } from './platform-command-table.ts';

/** Code blocks in these languages hold commands; those in others hold settings. */
const COMMAND_LANGUAGES = ['', 'sh', 'bash', 'shell', 'console', 'powershell'];

const PLATFORMS_OF = new Map(
  PLATFORM_COMMANDS.flatMap(({ commands, platforms }) =>
    commands.map((command) => [command, platforms] as const),
  ),
);

/** A section without platforms is for all of them, and mostly says which command is for which. */
export function foreignCommands({ file, text, placed, code }: RunbookFile): RuleMistake[] {
  if (text === undefined) return [];
  return code.flatMap((one) => {
    const within = placed.findLast(({ line }) => line < one.line);
    return mistakesOf(one, within?.section.platforms ?? []).map((mistake) => ({ file, ...mistake }));
  });
}

function mistakesOf(
  { text, language, line, column }: PlacedCode,
  platforms: readonly Platform[],
): Omit<RuleMistake, 'file'>[] {
  if (!COMMAND_LANGUAGES.includes(language)) return [];
  return [...new Set(commandsIn(text))].flatMap((command) => {
    const having = PLATFORMS_OF.get(command.toLowerCase()) ?? platforms;
    const lacking = platforms.filter((platform) => !having.includes(platform));
    if (lacking.length === 0) return [];
    const message = `“${command}” is not there on ${lacking.join(', ')}; write a section of its own for it, with the command it has.`;
    return [{ line, column, code: 'FOREIGN_COMMAND', message }];
  });
}

/** The words that start a command: at the start, after `|`, `&&`, `;` or `$(`, and what sudo starts. */
function commandsIn(text: string): string[] {
  return text.split(/&&|\|\|?|;|\$\(/).flatMap((part) => {
    const [first = '', ...rest] = part.trim().split(/\s+/);
    if (first !== 'sudo') return [first];
    const started = /^(?:-u \S+ |-\w+ )*(\S+)/.exec(rest.join(' '))?.[1];
    return started === undefined ? [first] : [first, started];
  });
}
