package org.gatehouse.apikeys;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.desk.Expiring;
import org.gatehouse.access.desk.Expiry;

/** When keys end that have no successor. */
@Stateless
public class KeyExpiries implements Expiring {

  @EJB ApiKeyRows rows;
  @Inject CurrentCaller caller;

  @Override
  public Optional<Permission> permission() {
    return Optional.of(Permission.APIKEYS_MANAGE);
  }

  @Override
  public List<Expiry> ending(Instant from, Instant to, int most) {
    return rows.ending(caller.accountId(), from, to, most).stream()
        .map(key -> expiry(key.details(from)))
        .toList();
  }

  private static Expiry expiry(ApiKeyDetails key) {
    return new Expiry(
        Objects.requireNonNull(key.expiresAt()),
        "key",
        key.id(),
        List.of(key.name()),
        "/apikeys?key=" + key.id() + "#key");
  }
}
