package org.gatehouse.access.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Permission;

/**
 * Tells what ends in the caller's account; implemented by the features that know. Each answer costs
 * few queries that an index serves.
 */
public interface Expiring {

  /** Who is told; empty for everybody, of what is his own. */
  Optional<Permission> permission();

  /** What ends in a span of time, at most so many of each kind, in any order. */
  List<Expiry> ending(Instant from, Instant to, int most);
}
