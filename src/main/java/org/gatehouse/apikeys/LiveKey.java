package org.gatehouse.apikeys;

import java.time.Instant;
import org.gatehouse.access.Caller;

/**
 * What it takes to let a key in.
 *
 * @param until the moment from which on it works no more
 */
public record LiveKey(long id, String secretHash, Caller caller, Instant validFrom, Instant until) {

  boolean works(Instant now) {
    return !now.isBefore(validFrom) && now.isBefore(until);
  }
}
