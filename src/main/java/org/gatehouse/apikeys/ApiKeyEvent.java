package org.gatehouse.apikeys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditFailure;
import org.gatehouse.trail.Change;
import org.jspecify.annotations.Nullable;

/** What can happen to a key; none of it ever holds the key itself. */
public sealed interface ApiKeyEvent extends AuditEvent {

  /** What is done to a key, with its machine name in the catalogue. */
  enum Deed {
    CREATE("apikey.create"),
    UPDATE("apikey.update"),
    ROTATE("apikey.rotate"),
    REVOKE("apikey.revoke");

    private final String code;

    Deed(String code) {
      this.code = code;
    }
  }

  /** It was made. */
  record Created(long accountId, ApiKeyDetails key) implements ApiKeyEvent {

    @Override
    public String name() {
      return Deed.CREATE.code;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new HashMap<>(named(key));
      details.put("validFrom", key.validFrom().toString());
      details.put("scopes", String.join(", ", key.scopes()));
      if (key.expiresAt() != null) {
        details.put("expiration", key.expiresAt().toString());
      }
      return details;
    }
  }

  /** It was changed. */
  record Updated(long accountId, ApiKeyDetails before, ApiKeyDetails after) implements ApiKeyEvent {

    @Override
    public String name() {
      return Deed.UPDATE.code;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new HashMap<>(named(after));
      if (after.expiresAt() != null) {
        details.put("expiration", after.expiresAt().toString());
      }
      details.putAll(Change.details(values(before), values(after)));
      return details;
    }

    private static Map<String, String> values(ApiKeyDetails key) {
      return Map.of(
          "name", key.name(),
          "validFrom", key.validFrom().toString(),
          "expiration", text(key.expiresAt()),
          "scopes", String.join(", ", key.scopes()));
    }

    private static String text(@Nullable Instant instant) {
      return instant == null ? "" : instant.toString();
    }
  }

  /** Another one takes its place; it works on for the overlap. */
  record Rotated(long accountId, ApiKeyDetails key, String successor, Duration overlap)
      implements ApiKeyEvent {

    @Override
    public String name() {
      return Deed.ROTATE.code;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new HashMap<>(named(key));
      details.put("successor", successor);
      details.put("overlapHours", Long.toString(overlap.toHours()));
      return details;
    }
  }

  /** It was ended. */
  record Revoked(long accountId, ApiKeyDetails key) implements ApiKeyEvent {

    @Override
    public String name() {
      return Deed.REVOKE.code;
    }

    @Override
    public Map<String, String> details() {
      return named(key);
    }
  }

  /** It was tried and refused. */
  record Failed(long accountId, Deed deed, String key, String reason)
      implements ApiKeyEvent, AuditFailure {

    @Override
    public String name() {
      return deed.code;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("name", key, "reason", reason);
    }
  }

  private static Map<String, String> named(ApiKeyDetails key) {
    return Map.of("name", key.name(), "keyId", key.id());
  }
}
