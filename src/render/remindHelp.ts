import { lines, paragraphs, wrap } from "./layout.ts";
import type { ReminderLines } from "./remindLines.ts";
import type { Theme } from "./theme.ts";

/** How to be reminded, by whatever the leader looks at. Lines to copy stand whole and at the margin, however wide they are. */
export function renderRemindHelp({ shell, crontab, launchd, taskScheduler }: ReminderLines, theme: Theme): string {
  const heading = (text: string) => wrap(theme, theme.strong(text));
  const say = (text: string) => wrap(theme, text);
  const takeAway = (text: string) => wrap(theme, theme.dim(`To take it away: ${text}`));
  return paragraphs(
    say("One line when something is due, nothing when not. Choose where you want to see it, and copy."),

    lines(heading("In every new terminal"), say("bash or zsh: at the end of ~/.bashrc or ~/.zshrc")),
    shell.bash,
    say("fish: at the end of ~/.config/fish/config.fish"),
    shell.fish,
    say("PowerShell: at the end of the file that $PROFILE names, where scripts are allowed to run"),
    shell.powershell,
    takeAway("delete the line."),

    lines(
      heading("Every day at 08:30, on Linux (cron)"),
      say("Type crontab -e and add this line: cron mails you what is printed."),
    ),
    crontab.mail,
    say("Or this one, for a notification on your desktop:"),
    crontab.notification,
    takeAway("crontab -e, and delete the line."),

    lines(
      heading("Every day at 08:30, on a Mac (launchd)"),
      say(
        "Paste all of this into a terminal. You get a notification; the Mac may ask once whether Script Editor may show it.",
      ),
    ),
    lines("mkdir -p ~/Library/LaunchAgents", `cat > ${launchd.file} <<'END'`, `${launchd.plist}END`, launchd.load),
    takeAway("these two lines."),
    lines(...launchd.remove),

    lines(
      heading("Every day at 08:30, on Windows (Task Scheduler)"),
      say("Paste all of this into PowerShell. You get a window with the line in it."),
    ),
    lines(...taskScheduler.register),
    takeAway("this line."),
    taskScheduler.remove,

    say("The lines name where Node and socialtop are now: copy them anew after a new version of Node."),
  );
}
