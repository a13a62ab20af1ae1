package org.gatehouse.sso.groups;

import java.util.List;
import java.util.Optional;

/**
 * What an account decides about the groups of its identity provider.
 *
 * @param sync whether teams follow them
 * @param absentMeansNone whether a response without the attribute says that there are none
 */
public record GroupRules(boolean sync, boolean absentMeansNone) {

  /** The groups that a response names; empty where it says nothing about them. */
  public Optional<List<String>> claimed(Optional<List<String>> sent) {
    return sent.isEmpty() && absentMeansNone ? Optional.of(List.of()) : sent;
  }
}
