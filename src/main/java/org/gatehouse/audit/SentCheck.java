package org.gatehouse.audit;

import com.google.common.net.InetAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.trail.Arrival;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;
import org.jspecify.annotations.Nullable;

/** Checks what was sent, field by field, and makes of it what the log keeps. */
final class SentCheck {

  /** The detail that says by whose key an event came; nobody sends it. */
  static final String SENT_BY = "sentBy";

  private static final int LONGEST_ID = 100;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_DETAIL_NAME = 100;
  private static final int MOST_DETAILS = 50;

  /** Of all together: whoever reads a page of the log holds a thousand times as much. */
  private static final int LONGEST_DETAILS = 8_000;

  private static final Duration AHEAD = Duration.ofMinutes(5);
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
  private static final Pattern DETAIL_NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0," + (LONGEST_DETAIL_NAME - 1) + "}");

  private final Catalogue catalogue;
  private final String sender;
  private final Instant oldest;
  private final Instant now;
  private final Complaints complaints;

  /**
   * Checks what one sender sends now.
   *
   * @param oldest what the account's log keeps no longer lies before it
   */
  SentCheck(
      Catalogue catalogue, String sender, Instant oldest, Instant now, Complaints complaints) {
    this.catalogue = catalogue;
    this.sender = sender;
    this.oldest = oldest;
    this.now = now;
    this.complaints = complaints;
  }

  /** The event; what is wrong with it goes to the complaints, and then it is good for nothing. */
  Arrival of(String path, SentEvent sent) {
    String id = id(path + "id", sent.id());
    String description = text(path + "description", sent.description(), LONGEST_TEXT, true);
    Map<String, String> details = details(path + "details", sent);
    Outcome outcome = outcome(path + "outcome", sent.outcome());
    SentText text = new SentText(pair(path, sent), outcome, description, details);
    details.put(SENT_BY, sender);
    text.addTo(details);
    return new Arrival(
        id,
        time(path + "occurredAt", sent.occurredAt()),
        text.text(),
        CODE.matcher(details.getOrDefault("reason", "")).matches() ? details.get("reason") : "",
        text(path + "username", sent.username(), LONGEST_NAME, false),
        address(path + "ip", sent.ip()),
        details);
  }

  private String id(String field, @Nullable String sent) {
    String id = text(field, sent, LONGEST_ID, true);
    if (!id.isEmpty() && !id.equals(sent)) {
      complaints.add(field, "text.hidden");
    }
    return id;
  }

  /** What nobody sees in a text is shown as such. */
  private String text(String field, @Nullable String sent, int longest, boolean required) {
    if (sent == null || sent.isBlank()) {
      if (required) {
        complaints.add(field, "text.missing");
      }
      return "";
    }
    if (sent.length() > longest) {
      complaints.add(field, "text.tooLong", longest);
      return "";
    }
    return OneLine.harmless(sent, longest);
  }

  private List<CatalogueText> pair(String path, SentEvent sent) {
    String item = Objects.requireNonNullElse(sent.item(), "");
    String action = Objects.requireNonNullElse(sent.action(), "");
    List<CatalogueText> pair =
        catalogue.ofPair(item, action).stream().filter(text -> !text.own()).toList();
    if (pair.isEmpty()) {
      boolean knownItem =
          catalogue.texts().stream()
              .anyMatch(text -> !text.own() && text.item().equalsIgnoreCase(item));
      if (knownItem) {
        complaints.add(path + "action", "audit.action.unknown");
      } else {
        complaints.add(path + "item", "audit.item.unknown");
      }
    }
    return pair;
  }

  private Outcome outcome(String field, @Nullable String sent) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().equals(sent)) {
        return outcome;
      }
    }
    complaints.add(field, "audit.outcome.shape");
    return Outcome.SUCCESS;
  }

  private Instant time(String field, @Nullable Instant sent) {
    if (sent == null) {
      complaints.add(field, "text.missing");
      return now;
    }
    if (sent.isAfter(now.plus(AHEAD))) {
      complaints.add(field, "audit.sent.ahead", AHEAD.toMinutes());
    } else if (sent.isBefore(oldest)) {
      complaints.add(field, "audit.sent.old");
    }
    return sent.truncatedTo(ChronoUnit.MICROS);
  }

  private String address(String field, @Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return "";
    }
    if (sent.indexOf('%') >= 0 || !InetAddresses.isInetAddress(sent)) {
      complaints.add(field, "audit.sent.ip");
      return "";
    }
    return InetAddresses.toAddrString(InetAddresses.forString(sent));
  }

  private Map<String, String> details(String field, SentEvent event) {
    Map<String, String> sent = event.details();
    if (sent.size() > MOST_DETAILS) {
      complaints.add(field, "audit.sent.details", MOST_DETAILS);
      return new HashMap<>();
    }
    int length = sent.entrySet().stream().mapToInt(SentCheck::length).sum();
    if (length > LONGEST_DETAILS) {
      complaints.add(field, "audit.sent.details.long", LONGEST_DETAILS);
    }
    Map<String, String> details = new HashMap<>();
    sent.forEach(
        (name, value) -> {
          if (name.equals(SENT_BY) || !DETAIL_NAME.matcher(name).matches()) {
            String shown = OneLine.harmless(name, LONGEST_DETAIL_NAME);
            complaints.add(field + "." + shown, "audit.sent.detail", LONGEST_DETAIL_NAME);
          } else if (name.equals(SentText.DESCRIPTION)
              && !value.isBlank()
              && !value.equals(event.description())) {
            // Its place is taken, so that it would be lost.
            complaints.add(field + "." + name, "audit.sent.description");
          } else {
            details.put(name, text(field + "." + name, value, LONGEST_TEXT, false));
          }
        });
    return details;
  }

  private static int length(Map.Entry<String, String> detail) {
    return detail.getKey().length() + detail.getValue().length();
  }
}
