/** What is said on Discord only: its commands, its threads, and forms in parts. Descriptions of commands have up to 100 characters. */
export const discord = {
  "discord.command": "Redesign a customer journey with your team",
  "discord.command.start": "Start a session; it gets a thread of its own",
  "discord.command.attach": "Bring this channel or thread into a session, or get a code for another place",
  "discord.command.status": "What the session has so far",
  "discord.command.board": "The journey as a map",
  "discord.command.report": "The report of the session",
  "discord.command.pause": "Pause the session",
  "discord.command.resume": "Go on with a paused session",
  "discord.command.mine": "Your actions",
  "discord.command.help": "What Teekond does here",
  "discord.option.channel": "Where the session gets its thread; left out, it is this channel",
  "discord.option.code": "The code from the session",
  "discord.take": "Write it into Teekond",
  "discord.take.empty": "This message has no words to take.",
  "discord.take.not-now":
    "Nobody writes lines just now, so there is nowhere to put it. In a step where everybody writes, choose this once more.",
  "discord.take.which": "Several sessions go on in this channel. Choose this on a message in the session’s own thread.",
  "discord.help.start": "/journey start begins a session: it gets a thread of its own, and buttons do the rest.",
  "discord.help.words":
    "help · status · board · report · pause · resume · mine · attach: behind /journey, in the thread or in its channel. A mention of Teekond does the same.",
  "discord.attach-code":
    "For another channel or thread: /journey attach, with the code {code}. Good once, until {time}. The session: {title}",
  "discord.started": "The session is open: {title}",
  "discord.open-thread": "Open the thread",
  "discord.no-access":
    "Teekond cannot see this channel, or not write in it. Allow it to view the channel and to send messages there, or choose another one: everything is kept.",
  "discord.no-threads":
    "Teekond may not open a thread here. Allow it to create public threads and to send messages in threads, or choose another channel: everything is kept.",
  "discord.crowded": "This server has no room for one more open thread. Close one that is over, then try again: everything is kept.",
  "discord.tag": "This forum asks for a tag that only its moderators may give. Choose another channel: everything is kept.",
  "discord.wrong-channel": "A session lives in a thread of a text channel, or in a forum. Choose one of these: everything is kept.",
  "discord.no-zone": "No time zone is called so: {zone}. Choose one, or write it as Europe/Tallinn.",
  "discord.no-answer": "Discord did not answer just now. Try again in a moment: everything is kept.",
  "discord.too-late": "This came too late for Discord to show it in place. Tap once more.",
  "discord.stale": "This stood here for too long. Open it once more from the thread.",
  "discord.expired": "This form lay open for too long, so it cannot be sent. Open it once more; what you typed stands here.",
  "discord.delayed": "Saving is delayed. Nothing of this was kept; try again in a moment.",
  "discord.report.failed": "The file could not be made. Try again in a moment.",
  "discord.try-again": "Try again",
  "discord.kept": "What you typed is kept for 15 minutes.",
} as const;
