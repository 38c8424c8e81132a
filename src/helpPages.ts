/** The page of `socialtop --help` by the columns of a line, as the command tree makes it. The build fills it in. */
export const helpPages: Readonly<Record<number, string>> = {};
