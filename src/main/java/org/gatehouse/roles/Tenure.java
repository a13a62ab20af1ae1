package org.gatehouse.roles;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.access.Permission;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody may do what he may do: what he has for a time he gives nobody for longer, and
 * not himself either.
 *
 * @param ends the end of what he has for a time only; all else lasts
 */
public record Tenure(Map<Permission, Instant> ends) {

  /** Of whoever has everything for good. */
  public static final Tenure LASTING = new Tenure(Map.of());

  /** Of whoever has all of it until then. */
  public static Tenure until(Instant end, Collection<Permission> permissions) {
    return new Tenure(permissions.stream().collect(Collectors.toMap(one -> one, one -> end)));
  }

  public Tenure {
    ends = Map.copyOf(ends);
  }

  /** Whether he has all of it until that moment at least; null for no end. */
  public boolean covers(Collection<Permission> permissions, @Nullable Instant until) {
    return end(permissions).filter(end -> until == null || until.isAfter(end)).isEmpty();
  }

  /** When he first lacks a part of it; empty if he keeps it. */
  private Optional<Instant> end(Collection<Permission> permissions) {
    return permissions.stream()
        .flatMap(permission -> Stream.ofNullable(ends.get(permission)))
        .min(Comparator.naturalOrder());
  }
}
