package org.gatehouse.users.rules;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;

/** When the caller's own password will be too old. */
@Stateless
public class OwnPasswordExpiry implements Expiring {

  @Inject PasswordAges ages;
  @Inject CurrentCaller caller;

  @Override
  public Optional<Permission> permission() {
    return Optional.empty();
  }

  @Override
  public List<Expiry> ending(Instant from, Instant to, int most) {
    return caller.get().userId().stream()
        .flatMap(user -> ages.ends(user, caller.get().home().id()).stream())
        .filter(end -> end.isAfter(from) && !end.isAfter(to))
        .map(end -> new Expiry(end, "password", "own", List.of(), "/profile#password-title"))
        .toList();
  }
}
