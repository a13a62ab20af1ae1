package org.gatehouse.audit.alerts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.platform.error.Shown;

/**
 * What an account wants to be told of.
 *
 * @param guessesMost so many refused sign-ins are told of
 * @param guessesMinutes within so many minutes
 * @param exportRows so many exported rows of one user are told of
 * @param exportMinutes within so many minutes
 * @param networkDays a network is new in which nobody was seen for so many days
 * @param dormantDays an account manager is dormant after so many days
 */
public record AlertRules(
    boolean guesses,
    int guessesMost,
    int guessesMinutes,
    boolean settings,
    boolean exports,
    int exportRows,
    int exportMinutes,
    boolean network,
    int networkDays,
    boolean dormant,
    int dormantDays) {

  /** What holds until the account decides otherwise: everything is told of. */
  public static final AlertRules RECOMMENDED =
      new AlertRules(true, 20, 15, true, true, 10_000, 60, true, 90, true, 60);

  /** Whether the rule is switched on. */
  public boolean on(AlertRule rule) {
    return switch (rule) {
      case GUESSES -> guesses;
      case SETTINGS -> settings;
      case EXPORTS -> exports;
      case NETWORK -> network;
      case DORMANT -> dormant;
    };
  }

  /** What stands for them in a form that shows them. */
  public String shown() {
    return Shown.of(values().values());
  }

  /** The values as the audit log writes them, by the names of REST. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("guesses", Boolean.toString(guesses));
    values.put("guessesMost", Integer.toString(guessesMost));
    values.put("guessesMinutes", Integer.toString(guessesMinutes));
    values.put("settings", Boolean.toString(settings));
    values.put("exports", Boolean.toString(exports));
    values.put("exportRows", Integer.toString(exportRows));
    values.put("exportMinutes", Integer.toString(exportMinutes));
    values.put("network", Boolean.toString(network));
    values.put("networkDays", Integer.toString(networkDays));
    values.put("dormant", Boolean.toString(dormant));
    values.put("dormantDays", Integer.toString(dormantDays));
    return values;
  }
}
