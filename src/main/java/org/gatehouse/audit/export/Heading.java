package org.gatehouse.audit.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.text.Texts;

/**
 * What a file says before its entries, and how it writes names and times: for a person in his
 * language and zone, for a program as the contract has them.
 *
 * @param account the account's slug
 * @param filter what was asked for, in the reader's words
 * @param accounts whether each entry says its account, also in a file for reading
 */
record Heading(
    String account,
    String accountName,
    Locale language,
    ZoneId zone,
    boolean forPeople,
    String filter,
    Instant started,
    boolean accounts) {

  private static final List<String> FIELDS =
      List.of(
          "id",
          "occurredAt",
          "account",
          "username",
          "ip",
          "item",
          "action",
          "outcome",
          "description",
          "details");

  /** For a program. */
  static Heading forProgram(
      String account, String accountName, String filter, Instant started, boolean accounts) {
    return new Heading(
        account, accountName, Locale.ENGLISH, ZoneOffset.UTC, false, filter, started, accounts);
  }

  Texts texts() {
    return Texts.in(language);
  }

  /** The columns' titles, in the order of the contract's fields. */
  String[] titles() {
    if (!forPeople) {
      return FIELDS.toArray(String[]::new);
    }
    Texts texts = texts();
    return new String[] {
      texts.of("audit.id"),
      texts.of("audit.export.time", zone.getId()),
      texts.of("audit.field.account"),
      texts.of("audit.field.username"),
      texts.of("audit.field.ip"),
      texts.of("audit.export.item"),
      texts.of("audit.export.action"),
      texts.of("audit.field.outcome"),
      texts.of("audit.field.description"),
      texts.of("audit.details")
    };
  }

  /** The moment with its offset, so that no hour of autumn is ambiguous; RFC 3339. */
  String time(Instant moment) {
    return forPeople
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone))
        : moment.toString();
  }

  /** The moment for a person to read; in an hour that the zone has twice, with its offset. */
  String readable(Instant moment) {
    String time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", language).format(moment.atZone(zone));
    return offset(moment).map(offset -> time + " " + offset).orElse(time);
  }

  /** Which of two the moment is, where the zone's clocks show it twice; else empty. */
  Optional<String> offset(Instant moment) {
    ZonedDateTime there = moment.atZone(zone);
    boolean twice = zone.getRules().getValidOffsets(there.toLocalDateTime()).size() > 1;
    return twice ? Optional.of(there.getOffset().getId()) : Optional.empty();
  }

  /** An outcome in the reader's words, by its name. */
  String outcome(String name) {
    return forPeople ? texts().of("audit.outcome." + name) : name;
  }
}
