package org.gatehouse.users;

import java.util.List;
import java.util.Optional;

/** Tells who has which second factors; implemented by the feature that knows them. */
public interface FactorKinds {

  /** What the list can be narrowed by: kinds of factors, and {@code none} for nothing of them. */
  List<String> all();

  /** The condition, in JPQL, that it holds of the user {@code u}; empty for an unknown one. */
  Optional<String> holding(String kind);
}
