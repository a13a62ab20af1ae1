package org.gatehouse.audit.alerts;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.audit.Address;
import org.gatehouse.audit.Mask;
import org.gatehouse.audit.Range;
import org.jspecify.annotations.Nullable;

/**
 * Something in the log that an account's managers are or were told of.
 *
 * @param first when the oldest of its entries happened
 * @param last when the newest happened
 * @param entries how many refusals, rows or entries there are
 * @param item the item of its entries; empty where several items have them
 * @param userName who did it; empty where several did
 * @param address from where; empty where that says nothing
 * @param entry the id of the newest entry; empty where it says no more than the others
 * @param toldAt when the mail about it was queued; null while it waits
 */
public record RaisedAlert(
    String id,
    AlertRule rule,
    Instant raisedAt,
    Instant first,
    Instant last,
    long entries,
    String item,
    String action,
    String userName,
    String address,
    String entry,
    @Nullable Instant toldAt) {

  /** The address of the log that shows its entries to whoever reads times in that zone. */
  public String rows(ZoneId zone) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("range", Range.EXACT.code());
    parameters.put("from", local(first.truncatedTo(ChronoUnit.SECONDS), zone));
    // The end is not in the range.
    parameters.put("to", local(last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1), zone));
    parameters.put("username", Mask.hides(userName) ? "" : userName);
    parameters.put("item", item);
    parameters.put("action", action);
    if (rule == AlertRule.GUESSES) {
      parameters.put("outcome", "FAILURE");
    }
    parameters.put("entry", entry);
    return Address.of(parameters::get).text();
  }

  /** The same for whom it must not tell of whom it tells. */
  RaisedAlert masked() {
    return new RaisedAlert(
        id,
        rule,
        raisedAt,
        first,
        last,
        entries,
        item,
        action,
        Mask.name(userName),
        Mask.address(address),
        entry,
        toldAt);
  }

  /** The instant as the page's fields of date and time write it, with seconds. */
  private static String local(Instant moment, ZoneId zone) {
    String text = LocalDateTime.ofInstant(moment, zone).toString();
    return text.length() == "2026-11-26T19:00".length() ? text + ":00" : text;
  }
}
