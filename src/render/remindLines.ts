import type { LeaderId } from "../coach/leaderId.ts";
import { escapeForCrontab, escapeForXml, quoteForFish, quoteForPowerShell, quoteForShell } from "./quoting.ts";

/** What the lines start, and whom it is about. */
export interface ReminderProgram {
  /** Whole paths. */
  readonly programPath: readonly [node: string, script: string];
  /** Named by `--as`; null for whoever is used when none is named. */
  readonly leader: LeaderId | null;
  /** Where the record is, when the environment says it: cron and the like have another environment. */
  readonly home: string | null;
}

/** Lines to copy that start `remind` by themselves, and those that take them away again. */
export interface ReminderLines {
  readonly shell: { readonly bash: string; readonly zsh: string; readonly fish: string; readonly powershell: string };
  /** Lines of a crontab: five fields and the command. */
  readonly crontab: { readonly mail: string; readonly notification: string };
  readonly launchd: {
    /** With `~`. */
    readonly file: string;
    readonly plist: string;
    readonly load: string;
    readonly remove: readonly string[];
  };
  readonly taskScheduler: { readonly register: readonly string[]; readonly remove: string };
}

/** Every day at 08:30. */
const hour = 8;
const minute = 30;

/** Every word from outside is quoted as its reader wants it. */
export function reminderLines(program: ReminderProgram): ReminderLines {
  const { leader } = program;
  const command = shellCommand(program);
  const label = ["socialtop.remind", ...(leader === null ? [] : [leader])].join(".");
  const file = `~/Library/LaunchAgents/${label}.plist`;
  // Whatever is printed by a shell's start in a script, or behind ssh, breaks what reads it.
  const bash = `if [ -t 1 ]; then ${command}; fi`;
  const powerShell = powerShellCommand(program);
  const taskName = quoteForPowerShell(label.replaceAll(".", " "));
  return {
    shell: {
      bash,
      zsh: bash,
      fish: `if status is-interactive; ${fishCommand(program)}; end`,
      powershell: `if (-not [Console]::IsOutputRedirected) { ${powerShell.variable}${powerShell.call} }`,
    },
    crontab: { mail: crontabLine(command), notification: crontabLine(whenDue(command, notifySend)) },
    launchd: {
      file,
      plist: plistOf(label, whenDue(command, displayNotification)),
      load: `launchctl bootstrap gui/$(id -u) ${file}`,
      remove: [`launchctl bootout gui/$(id -u)/${label}`, `rm ${file}`],
    },
    taskScheduler: {
      register: registerTask(taskName, powerShell),
      remove: `Unregister-ScheduledTask -TaskName ${taskName} -Confirm:$false`,
    },
  };
}

/** Who shows `$line`, which comes last; without its indent. */
const notifySend = 'DBUS_SESSION_BUS_ADDRESS="unix:path=/run/user/$(id -u)/bus" notify-send socialtop';
const displayNotification =
  "osascript -e 'on run argv' -e 'display notification (item 1 of argv) with title \"socialtop\"' -e 'end run'";

/** Faults are shown too: nobody reads the errors of a job. */
function whenDue(command: string, show: string): string {
  return `line=$(${command} 2>&1); if [ -n "$line" ]; then ${show} "\${line#  }"; fi`;
}

function shellCommand({ programPath, leader, home }: ReminderProgram): string {
  const variable = home === null ? [] : [`SOCIALTOP_HOME=${quoteForShell(home)}`];
  return [...variable, ...programPath.map(quoteForShell), ...remindWords(leader, quoteForShell)].join(" ");
}

function fishCommand({ programPath, leader, home }: ReminderProgram): string {
  const variable = home === null ? [] : ["env", `SOCIALTOP_HOME=${quoteForFish(home)}`];
  return [...variable, ...programPath.map(quoteForFish), ...remindWords(leader, quoteForFish)].join(" ");
}

interface PowerShellCommand {
  /** With a `;` behind it, or empty. */
  readonly variable: string;
  readonly call: string;
}

function powerShellCommand({ programPath, leader, home }: ReminderProgram): PowerShellCommand {
  const words = [...programPath.map(quoteForPowerShell), ...remindWords(leader, quoteForPowerShell)];
  return {
    variable: home === null ? "" : `$env:SOCIALTOP_HOME = ${quoteForPowerShell(home)}; `,
    call: `& ${words.join(" ")}`,
  };
}

function remindWords(leader: LeaderId | null, quote: (word: string) => string): string[] {
  return ["remind", ...(leader === null ? [] : ["--as", quote(leader)])];
}

function crontabLine(command: string): string {
  return `${minute} ${hour} * * * ${escapeForCrontab(command)}`;
}

/** https://www.manpagez.com/man/5/launchd.plist/ */
function plistOf(label: string, command: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${escapeForXml(label)}</string>
  <key>ProgramArguments</key>
  <array>
    <string>/bin/sh</string>
    <string>-c</string>
    <string>${escapeForXml(command)}</string>
  </array>
  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>${hour}</integer>
    <key>Minute</key>
    <integer>${minute}</integer>
  </dict>
</dict>
</plist>
`;
}

/**
 * PowerShell encodes the command itself, so that no quote is read twice. A task would not start on battery, nor later when the
 * computer was off, unless it is told to. 4160: an information, above all other windows.
 */
function registerTask(taskName: string, { variable, call }: PowerShellCommand): string[] {
  const line = `$line = (${call} 2>&1 | ForEach-Object { "$_".Trim() }) -join [Environment]::NewLine`;
  const show = "[void](New-Object -ComObject WScript.Shell).Popup($line, 0, 'socialtop', 4160)";
  return [
    `$command = { ${variable}${line}; if ($line) { ${show} } }`,
    "$encoded = [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($command.ToString()))",
    '$action = New-ScheduledTaskAction -Execute powershell.exe -Argument "-NoProfile -WindowStyle Hidden -EncodedCommand $encoded"',
    `$trigger = New-ScheduledTaskTrigger -Daily -At '${String(hour).padStart(2, "0")}:${minute}'`,
    "$settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries",
    `Register-ScheduledTask -TaskName ${taskName} -Action $action -Trigger $trigger -Settings $settings -Force`,
  ];
}
