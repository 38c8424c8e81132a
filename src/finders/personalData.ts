import { coverUp, type Found, type FoundPersonal, inOrder, typedPlainly } from "../coach/draft/found.ts";
import { findCardNumbers } from "./cardNumbers.ts";
import { findIbans } from "./ibans.ts";
import { loadAddressFinder } from "./links.ts";
import { loadNationalIdFinder } from "./nationalIds.ts";
import { loadPhoneNumberFinder } from "./phoneNumbers.ts";

/**
 * E-mail addresses, bank accounts, card numbers, national ids and phone numbers; of the latter also those that are written as
 * in the leader's own country, which is that of `timeZone` (IANA name; RangeError for one that does not exist). What stands
 * inside a link is left out.
 */
export async function loadPersonalDataFinder({
  timeZone,
}: {
  readonly timeZone: string;
}): Promise<(text: string) => FoundPersonal[]> {
  const [findAddresses, findNationalIds, findPhoneNumbers] = await Promise.all([
    loadAddressFinder(),
    loadNationalIdFinder(),
    loadPhoneNumberFinder(timeZone),
  ]);
  // The surest first: a number that is one thing is looked at no more.
  const finders = [
    { find: findOtherEmails, isContact: true },
    { find: findIbans, isContact: false },
    { find: findCardNumbers, isContact: false },
    { find: findNationalIds, isContact: false },
    { find: findPhoneNumbers, isContact: true },
  ];
  return (text) => {
    const { links, emails } = findAddresses(text);
    let rest = coverUp(typedPlainly(text), inOrder<Found>([...links, ...emails]));
    const found = emails.map((email): FoundPersonal => ({ ...email, isContact: true }));
    for (const { find, isContact } of finders) {
      const more = find(rest);
      rest = coverUp(rest, more);
      found.push(...more.map((each) => ({ ...each, isContact })));
    }
    return inOrder(found);
  };
}

/** With letters that linkify-it does not know in a mailbox: "jürgen@example.com"; never a handle: "@jane@example.social". */
const otherEmail =
  /(?<![@\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,5}\.\p{L}{2,24}(?![\p{L}\p{N}])/gu;

function findOtherEmails(text: string): Found[] {
  return Array.from(text.matchAll(otherEmail), ({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
    what: "an e-mail address",
  }));
}
