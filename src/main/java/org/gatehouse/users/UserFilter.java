package org.gatehouse.users;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.trail.Values;
import org.jspecify.annotations.Nullable;

/**
 * Which users a list shows: those for whom all of it holds.
 *
 * @param words parts of the user name, the address or the names, as {@link Values#searchable} has
 *     them
 * @param nobody whether what is looked for can be no part of anything
 * @param role the name of a role that they hold themselves
 * @param team the name or the id of a team that they are in
 * @param factor a kind of second factor that they have, as {@link FactorKinds} has them
 */
public record UserFilter(
    List<String> words,
    boolean nobody,
    Optional<Status> status,
    Optional<String> role,
    Optional<String> team,
    Optional<Origin> origin,
    Optional<Seen> seen,
    Optional<String> factor) {

  private static final int MOST_WORDS = 5;

  /** Everybody. */
  public static final UserFilter NONE =
      new UserFilter(
          List.of(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public UserFilter {
    words = List.copyOf(words);
  }

  /** A filter as a caller sent it; what is wrong goes to the complaints by field. */
  public static UserFilter of(Sent sent, Complaints complaints) {
    refuseNul("role", sent.role(), complaints);
    refuseNul("team", sent.team(), complaints);
    refuseNul("factor", sent.factor(), complaints);
    String typed = text(sent.containing());
    String searchable = Values.searchable(typed);
    List<String> words =
        Arrays.stream(searchable.split(" "))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return new UserFilter(
        words,
        !typed.isBlank() && words.isEmpty(),
        known("status", sent.status(), Status.class, complaints),
        Optional.of(text(sent.role())).filter(role -> !role.isEmpty()),
        Optional.of(text(sent.team())).filter(team -> !team.isEmpty()),
        known("origin", sent.origin(), Origin.class, complaints),
        seen(text(sent.seen()), complaints),
        Optional.of(text(sent.factor())).filter(factor -> !factor.isEmpty()));
  }

  /** The values of the filter by name, as they were sent. */
  public record Sent(
      @Nullable String containing,
      @Nullable String status,
      @Nullable String role,
      @Nullable String team,
      @Nullable String origin,
      @Nullable String seen,
      @Nullable String factor) {}

  private static <E extends Enum<E>> Optional<E> known(
      String field, @Nullable String sent, Class<E> type, Complaints complaints) {
    String name = text(sent).toUpperCase(Locale.ROOT);
    Optional<E> found =
        Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(name)).findFirst();
    if (found.isEmpty() && !name.isEmpty()) {
      complaints.add(field, "users.filter.unknown");
    }
    return found;
  }

  private static Optional<Seen> seen(String code, Complaints complaints) {
    Optional<Seen> seen = Seen.find(code);
    if (seen.isEmpty() && !code.isEmpty()) {
      complaints.add("seen", "users.filter.unknown");
    }
    return seen;
  }

  /** What no database keeps is in no name. */
  private static void refuseNul(String field, @Nullable String sent, Complaints complaints) {
    if (sent != null && sent.indexOf('\0') >= 0) {
      complaints.add(field, "users.filter.unknown");
    }
  }

  private static String text(@Nullable String sent) {
    return sent == null ? "" : sent.replace("\0", "").strip();
  }
}
