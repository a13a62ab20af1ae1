package org.gatehouse.apikeys;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.access.Caller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.text.OneLine;
import org.gatehouse.roles.Tenure;
import org.jspecify.annotations.Nullable;

/** What a key shall be, all of it acceptable. */
record CheckedKey(
    String name, Instant validFrom, @Nullable Instant expiresAt, Set<Permission> scopes) {

  static final int LONGEST_NAME = 100;

  /** The permissions that a key can have at all: nobody operates the platform by one. */
  static final Set<Permission> GRANTABLE =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(Permission.ACCOUNTS_OPERATE)));

  /**
   * Checks a form; what is wrong goes to the complaints.
   *
   * @param tenure how long the caller has what he may do: the key has none of it for longer
   * @param former the end that the key has already: it may stay, though it is over
   * @param held the scopes that it has already; what does not grow needs no tenure
   * @throws BusinessException FORBIDDEN if a scope is more than the caller may do himself
   */
  static CheckedKey of(
      KeyForm form,
      Caller caller,
      Tenure tenure,
      Instant usualFrom,
      @Nullable Instant former,
      Set<Permission> held,
      Instant now,
      Complaints complaints) {
    String name = OneLine.required("name", form.name(), LONGEST_NAME, complaints);
    Instant from = micros(form.validFrom() == null ? usualFrom : form.validFrom());
    Instant expiresAt = form.expiresAt() == null ? null : micros(form.expiresAt());
    if (expiresAt != null) {
      if (!expiresAt.equals(former) && !expiresAt.isAfter(now)) {
        complaints.add("expiresAt", "apikeys.expiresAt.past");
      } else if (!expiresAt.isAfter(from)) {
        complaints.add("expiresAt", "apikeys.expiresAt.reversed");
      }
    }
    Set<Permission> scopes = scopes(form.scopes(), caller, complaints);
    boolean grows = !held.containsAll(scopes) || !Objects.equals(expiresAt, former);
    if (grows && !tenure.covers(scopes, expiresAt)) {
      complaints.add("expiresAt", "roles.timed");
    }
    return new CheckedKey(name, from, expiresAt, scopes);
  }

  /** The scopes that are none of those. */
  Set<Permission> beyond(Set<Permission> held) {
    return scopes.stream().filter(one -> !held.contains(one)).collect(Collectors.toSet());
  }

  private static Set<Permission> scopes(List<String> codes, Caller caller, Complaints complaints) {
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    for (int i = 0; i < codes.size(); i++) {
      Optional<Permission> scope = Permission.find(codes.get(i)).filter(GRANTABLE::contains);
      if (scope.isEmpty()) {
        complaints.add("scopes[" + i + "]", "apikeys.scopes.unknown");
      } else if (!caller.may(scope.get())) {
        throw BusinessException.forbidden();
      } else {
        scopes.add(scope.get());
      }
    }
    if (codes.isEmpty()) {
      complaints.add("scopes", "apikeys.scopes.missing");
    }
    return scopes;
  }

  private static Instant micros(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }
}
