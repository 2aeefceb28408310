/** The app as Slack knows it. */
export type AppSettings = {
  readonly appId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** the messages tab of the app's home is on: it can be written to in direct messages */
  readonly messagesTab: boolean;
  /** the home tab is on */
  readonly homeTab: boolean;
  /** where the authorise page may send back to; anywhere while undefined */
  readonly redirectUrls: readonly string[] | undefined;
};
