package org.gatehouse.apikeys;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.time.CommonEra;
import org.jspecify.annotations.Nullable;

/** The inputs of a key's form, with times as {@code datetime-local} writes them. */
public final class KeyFields {

  private @Nullable String name;
  private @Nullable String validFrom;
  private @Nullable String expiresAt;
  private List<String> scopes = List.of();

  /** Fills them with what a key is. */
  void show(ApiKeyDetails key, ZoneId zone) {
    name = key.name();
    validFrom = text(key.validFrom(), zone);
    expiresAt = text(key.expiresAt(), zone);
    scopes = key.scopes();
  }

  /** The checkboxes have no component of their own: the names of the pressed ones are sent. */
  void choose(String @Nullable [] sent) {
    scopes = sent == null ? List.of() : Arrays.asList(sent);
  }

  boolean chosen(String scope) {
    return scopes.contains(scope);
  }

  /** What somebody wants; what is no time is refused at its field. */
  KeyForm wanted(ZoneId zone) {
    Complaints complaints = new Complaints();
    Instant from = moment("validFrom", validFrom, zone, complaints);
    Instant until = moment("expiresAt", expiresAt, zone, complaints);
    complaints.refuse();
    return new KeyForm(name, from, until, scopes);
  }

  /** The same, where a time that nobody touched stays what it was, to the microsecond. */
  KeyForm wanted(ZoneId zone, ApiKeyDetails before) {
    KeyForm form = wanted(zone);
    boolean sameFrom = text(before.validFrom(), zone).equals(validFrom);
    boolean sameEnd = expiresAt != null && expiresAt.equals(text(before.expiresAt(), zone));
    return new KeyForm(
        form.name(),
        sameFrom ? before.validFrom() : form.validFrom(),
        sameEnd ? before.expiresAt() : form.expiresAt(),
        form.scopes());
  }

  private static @Nullable Instant moment(
      String field, @Nullable String text, ZoneId zone, Complaints complaints) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return CommonEra.moment(LocalDateTime.parse(text.strip()).atZone(zone).toOffsetDateTime());
    } catch (DateTimeException unreadable) {
      complaints.add(field, "apikeys.time.shape");
      return null;
    }
  }

  private static String text(@Nullable Instant instant, ZoneId zone) {
    return instant == null
        ? ""
        : LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(@Nullable String validFrom) {
    this.validFrom = validFrom;
  }

  public @Nullable String getExpiresAt() {
    return expiresAt;
  }

  public void setExpiresAt(@Nullable String expiresAt) {
    this.expiresAt = expiresAt;
  }
}
