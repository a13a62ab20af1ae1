package org.gatehouse.trail;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gatehouse.platform.rest.JsonText;
import org.jspecify.annotations.Nullable;

/** Compares what the log shows of an event with the canonical bytes that were sealed of it. */
public final class SealedFields {

  private static final Pattern PSEUDONYM =
      Pattern.compile("erased-[A-Za-z0-9]+( → erased-[A-Za-z0-9]+)?");

  /** What {@link ErasedPerson} takes a value apart at. */
  private static final Pattern BETWEEN = Pattern.compile(" → |, ");

  private final JsonObject sealed;
  private final byte[] salt;
  private final Map<String, String> seals;

  /** Whether what is shown is what was sealed. */
  public enum Result {
    /** All of it. */
    SAME,
    /** All that was not erased. */
    ERASED,
    /** It is something else. */
    OTHER
  }

  private SealedFields(byte[] canonical, byte[] salt, String seals) {
    this.sealed = JsonText.read(new String(canonical, StandardCharsets.UTF_8));
    this.salt = salt;
    this.seals = Json.texts(seals);
  }

  /**
   * Compares them.
   *
   * @param plain what is sealed as it is, by the names in the canonical bytes
   * @param personal what is sealed behind hashes: {@code username}, {@code ip}, {@code userAgent}
   * @param details a JSON object of texts
   * @param salt empty once something was erased
   * @param seals the salts of what was left then
   */
  public static Result compare(
      byte[] canonical,
      Map<String, String> plain,
      Map<String, String> personal,
      String details,
      byte[] salt,
      String seals) {
    try {
      return new SealedFields(canonical, salt, seals).compare(plain, personal, details);
    } catch (RuntimeException unreadable) {
      return Result.OTHER;
    }
  }

  private Result compare(Map<String, String> plain, Map<String, String> personal, String details) {
    boolean same =
        plain.entrySet().stream().allMatch(one -> text(one.getKey()).equals(one.getValue()));
    Map<String, String> shown = new TreeMap<>(personal);
    Map<String, String> kept = new TreeMap<>();
    personal.keySet().forEach(field -> kept.put(field, text(field)));
    JsonObject hashes = sealed.getJsonObject("details");
    hashes.forEach((name, hash) -> kept.put("d." + name, ((JsonString) hash).getString()));
    Map<String, String> values = Json.texts(details);
    values.forEach((name, value) -> shown.put("d." + name, value));
    boolean erased = false;
    for (String field : kept.keySet()) {
      Optional<byte[]> own = own(field);
      erased |= own.isEmpty() && !kept.get(field).isEmpty();
      same &=
          own.isEmpty()
              ? blank(field, shown.getOrDefault(field, ""))
              : matches(own.get(), shown.get(field), kept.get(field));
    }
    same &= kept.keySet().containsAll(shown.keySet());
    return same ? (erased ? Result.ERASED : Result.SAME) : Result.OTHER;
  }

  /** Whether nothing is shown, or what stands for somebody who was erased. */
  private static boolean blank(String field, String shown) {
    return shown.isBlank()
        || PSEUDONYM.matcher(shown).matches()
        // A detail may tell of several people, of whom the others stay.
        || (field.startsWith("d.")
            && BETWEEN.splitAsStream(shown).anyMatch(PSEUDONYM.asMatchPredicate()));
  }

  private static boolean matches(byte[] own, @Nullable String shown, String hash) {
    if (shown == null) {
      return false;
    }
    return hash.isEmpty() ? shown.isEmpty() : Seal.of(own, shown).equals(hash);
  }

  private Optional<byte[]> own(String field) {
    if (salt.length > 0) {
      return Optional.of(HexFormat.of().parseHex(new Seal(salt).salt(field)));
    }
    return Optional.ofNullable(seals.get(field)).map(HexFormat.of()::parseHex);
  }

  private String text(String field) {
    JsonValue value = sealed.get(field);
    if (value == null) {
      return "";
    }
    return value instanceof JsonString text ? text.getString() : value.toString();
  }
}
