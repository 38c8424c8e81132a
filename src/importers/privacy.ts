/**
 * Where platforms put what people write to each other: never opened, not even to see what it is. `direct-messages.js` (X),
 * `messages.csv` (LinkedIn), `messages/inbox/ada_1/message_1.json` (Meta), `Google Chat/…/messages.json`.
 */
export const privateMessages =
  /(?:^|[/_-])(?:direct[-_ ]?messages?|messages?|inbox|dms?|chats?)(?:[/_.-]|$)|(?:^|\/)Google Chat\//i;

/** Names, e-mail addresses and telephone numbers, in files that hold nothing else. */
export const personalData = /(?:^|\/)(?:personal|account|contact)_information(?:\/|[^/]*\.[a-z]+$)/i;

/** Beside each picture: where and when it was taken, and who is in it. */
const pictureNotes = /\.(?:jpe?g|png|gif|webp|heic|mp4|mov)\.[^/]*$/i;

/** Is this file of an archive nobody's business? A lone file was given on purpose. */
export function isPrivatePath(path: string): boolean {
  return privateMessages.test(path) || personalData.test(path) || pictureNotes.test(path);
}
