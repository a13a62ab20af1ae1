package org.gatehouse.audit.alerts;

import java.util.Optional;
import org.gatehouse.platform.error.Complaints;
import org.jspecify.annotations.Nullable;

/** Rules as somebody wants them; what is null stays as it is. */
public record NewAlertRules(
    @Nullable Boolean guesses,
    @Nullable Integer guessesMost,
    @Nullable Integer guessesMinutes,
    @Nullable Boolean settings,
    @Nullable Boolean exports,
    @Nullable Integer exportRows,
    @Nullable Integer exportMinutes,
    @Nullable Boolean network,
    @Nullable Integer networkDays,
    @Nullable Boolean dormant,
    @Nullable Integer dormantDays) {

  /** Stands for something that is no number, which every field refuses. */
  public static final int NO_NUMBER = -1;

  /** The rules beside those that are there; INVALID names each number that is out of its range. */
  AlertRules checked(AlertRules present) {
    Complaints complaints = new Complaints();
    AlertRules rules =
        new AlertRules(
            or(guesses, present.guesses()),
            Limit.GUESSES_MOST.checked(guessesMost, present.guessesMost(), complaints),
            Limit.GUESSES_MINUTES.checked(guessesMinutes, present.guessesMinutes(), complaints),
            or(settings, present.settings()),
            or(exports, present.exports()),
            Limit.EXPORT_ROWS.checked(exportRows, present.exportRows(), complaints),
            Limit.EXPORT_MINUTES.checked(exportMinutes, present.exportMinutes(), complaints),
            or(network, present.network()),
            Limit.NETWORK_DAYS.checked(networkDays, present.networkDays(), complaints),
            or(dormant, present.dormant()),
            Limit.DORMANT_DAYS.checked(dormantDays, present.dormantDays(), complaints));
    complaints.refuse();
    return rules;
  }

  private static boolean or(@Nullable Boolean wanted, boolean present) {
    return Optional.ofNullable(wanted).orElse(present);
  }

  /** The numbers that a field takes. */
  private enum Limit {
    GUESSES_MOST("guessesMost", 3, 1_000),
    GUESSES_MINUTES("guessesMinutes", 1, 1_440),
    EXPORT_ROWS("exportRows", 1, 10_000_000),
    EXPORT_MINUTES("exportMinutes", 1, 1_440),
    NETWORK_DAYS("networkDays", 1, 365),
    DORMANT_DAYS("dormantDays", 1, 3_650);

    private final String field;
    private final int least;
    private final int most;

    Limit(String field, int least, int most) {
      this.field = field;
      this.least = least;
      this.most = most;
    }

    int checked(@Nullable Integer wanted, int present, Complaints complaints) {
      if (wanted == null) {
        return present;
      }
      if (wanted < least || wanted > most) {
        complaints.add(field, "audit.alert.range", least, most);
      }
      return wanted;
    }
  }
}
