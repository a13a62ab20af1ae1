package org.gatehouse.platform.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.persistence.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list a call wants: {@code ?limit=} from 1 to 1000, and {@code ?cursor=} as the
 * page before gave it.
 *
 * @param after the key after which the page begins; empty for the first page
 */
public record Paging(String after, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /** Reads the two parameters; INVALID names the one that is wrong. */
  public static Paging of(MultivaluedMap<String, String> query) {
    Complaints complaints = new Complaints();
    int limit = limit(query.getFirst("limit"), complaints);
    String after = after(query.getFirst("cursor"), complaints);
    complaints.refuse();
    return new Paging(after, limit);
  }

  /** The answer for one page of a list. */
  public static <T> JsonObject json(Slice<T> slice, Function<T, JsonObject> item) {
    var items = JsonText.array();
    slice.items().forEach(each -> items.add(item.apply(each)));
    JsonValue next =
        slice.next().<JsonValue>map(key -> JsonText.of(cursor(key))).orElse(JsonValue.NULL);
    return JsonText.object().add("items", items).add("next", next).build();
  }

  /**
   * The answer for this page of a list that is read whole, since it is never long, and whose order
   * no cursor can tell; INVALID if what the cursor stands for is not in it.
   */
  public <T> JsonObject page(List<T> all, Function<T, String> key, Function<T, JsonObject> item) {
    int last = after.isEmpty() ? -1 : all.stream().map(key).toList().lastIndexOf(after);
    if (last < 0 && !after.isEmpty()) {
      // It was deleted meanwhile: what follows it can not be told, and is not nothing.
      throw BusinessException.invalid("cursor", "paging.cursor");
    }
    return json(Slice.of(all.subList(last + 1, all.size()), limit, key), item);
  }

  /**
   * The same by another order, that of the key: it goes on behind where the last row was, though
   * that one may be gone.
   *
   * @param list what it is a list of, so that the cursor of another one is refused
   */
  public <T> JsonObject page(
      String list, List<T> all, Function<T, String> key, Function<T, JsonObject> item) {
    String beginning = list + ":";
    if (!after.isEmpty() && !after.startsWith(beginning)) {
      throw BusinessException.invalid("cursor", "paging.cursor");
    }
    List<T> rest =
        all.stream()
            .filter(one -> after.compareTo(beginning + key.apply(one)) < 0)
            .sorted(Comparator.comparing(key))
            .toList();
    return json(Slice.of(rest, limit, one -> beginning + key.apply(one)), item);
  }

  private static int limit(@Nullable String text, Complaints complaints) {
    if (text == null) {
      return USUAL;
    }
    int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MOST) {
      complaints.add("limit", "paging.limit", MOST);
    }
    return limit;
  }

  private static String after(@Nullable String cursor, Complaints complaints) {
    if (cursor == null) {
      return "";
    }
    try {
      String after = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      // No database keeps it, so that no list ends with it.
      if (after.indexOf('\0') < 0) {
        return after;
      }
    } catch (IllegalArgumentException e) {
      // Complained about below.
    }
    complaints.add("cursor", "paging.cursor");
    return "";
  }

  private static String cursor(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
