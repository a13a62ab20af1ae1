package org.gatehouse.audit.alerts;

import org.gatehouse.platform.text.Texts;

/** What an alert is about, in a line. */
final class AlertWords {

  private AlertWords() {}

  /** The user with his address, the user, or what was changed; a dash where nobody is known. */
  static String about(RaisedAlert alert, Texts texts) {
    return switch (alert.rule()) {
      case GUESSES -> texts.of("audit.alert.about.guesses", alert.entries());
      case SETTINGS -> texts.of("audit.alert.about.settings", alert.item(), name(alert, texts));
      case EXPORTS -> texts.of("audit.alert.about.exports", name(alert, texts), alert.entries());
      case NETWORK, DORMANT ->
          texts.of("audit.alert.about.signIn", name(alert, texts), alert.address());
    };
  }

  private static String name(RaisedAlert alert, Texts texts) {
    return alert.userName().isEmpty() ? texts.of("audit.nobody") : alert.userName();
  }
}
