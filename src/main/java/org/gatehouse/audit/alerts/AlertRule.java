package org.gatehouse.audit.alerts;

import java.util.Locale;

/** What an account can be told of. */
public enum AlertRule {
  /** Many refused sign-ins within a short time. */
  GUESSES("audit.alert.mail.guesses"),
  /** Single sign-on or the second factor was switched or changed. */
  SETTINGS("audit.alert.mail.settings"),
  /** Somebody took much out of the account as files. */
  EXPORTS("audit.alert.mail.exports"),
  /** An account manager signed in from a network that he was not seen in before. */
  NETWORK("audit.alert.mail.network"),
  /** An account manager who did nothing for long signed in. */
  DORMANT("audit.alert.mail.dormant");

  private final String mail;

  AlertRule(String mail) {
    this.mail = mail;
  }

  /** Its name in REST and in messages. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The key of its mail's words. */
  String mail() {
    return mail;
  }
}
