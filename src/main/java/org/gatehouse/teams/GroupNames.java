package org.gatehouse.teams;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.text.OneLine;

/**
 * The groups that an identity provider names, as names of teams.
 *
 * @param byKey the exact names, by what equal names have in common; of several the first counts
 * @param unusable what can not be the name of a team, with the reason
 */
public record GroupNames(Map<String, String> byKey, List<Unusable> unusable) {

  /** So long a key is found by both databases’ indexes. */
  private static final int LONGEST_KEY = 510;

  private static final int MOST_BYTES = 2000;

  /** How Windows numbers groups; not a name that anybody knows. */
  private static final Pattern SID = Pattern.compile("(?i)S-1-\\d+(-\\d+)+");

  /** Why a group becomes no team. */
  public enum Why {
    /** It is a number of Windows instead of a name. */
    SID,
    /** Its name is too long. */
    LENGTH,
    /** Its name has characters that nobody sees, or is no text. */
    CHARACTERS
  }

  /**
   * A group that becomes no team.
   *
   * @param key what tells it from others
   * @param name its name, so far as it can be shown
   */
  public record Unusable(String key, String name, Why why) {

    private static Unusable of(String name, Why why) {
      return new Unusable(Tokens.hash(name), OneLine.harmless(name, Team.LONGEST_NAME), why);
    }
  }

  public GroupNames {
    byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    unusable = List.copyOf(unusable);
  }

  /** What a group's name and a team's have in common when they count as equal. */
  public static String key(String name) {
    return Team.key(name);
  }

  /** All of them, to be shown. */
  public List<String> shown() {
    return Stream.concat(byKey.values().stream(), unusable.stream().map(Unusable::name)).toList();
  }

  /** Sorts what was named. */
  public static GroupNames of(Collection<String> groups) {
    Map<String, String> byKey = new LinkedHashMap<>();
    List<Unusable> unusable = new ArrayList<>();
    for (String group : groups) {
      String name = group.strip();
      boolean tooLong = name.codePointCount(0, name.length()) > Team.LONGEST_NAME;
      String key = tooLong ? "" : Team.key(name);
      if (tooLong || key.length() > LONGEST_KEY || key.getBytes(UTF_8).length > MOST_BYTES) {
        unusable.add(Unusable.of(name, Why.LENGTH));
      } else if (name.codePoints().anyMatch(Character::isISOControl)) {
        unusable.add(Unusable.of(name, Why.CHARACTERS));
      } else if (SID.matcher(name).matches()) {
        unusable.add(new Unusable(key, name, Why.SID));
      } else if (!key.isEmpty()) {
        byKey.putIfAbsent(key, name);
      }
    }
    return new GroupNames(byKey, unusable);
  }
}
