package org.gatehouse.users;

import com.google.common.base.Ascii;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user who is being deleted.
 *
 * @param strange what other accounts than his own call him
 * @param pseudonym what stands in the place of his name from now on
 * @param names what he alone is called: user name, addresses, and what others know him by
 */
public record Leaver(
    long accountId,
    long userId,
    String username,
    String strange,
    String pseudonym,
    List<String> names) {

  public Leaver {
    names = List.copyOf(names);
  }

  /** His names without blanks around, in ASCII lower case, each once. */
  public Set<String> nameKeys() {
    return names.stream()
        .map(name -> Ascii.toLowerCase(name.strip()))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
