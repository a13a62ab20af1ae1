package org.gatehouse.trail.sealing;

import jakarta.ejb.ApplicationException;

/** Another node has taken over; what this one was about to write is undone. */
@ApplicationException(rollback = true)
public class FencedOff extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedOff() {
    super("Another node seals the log now.");
  }
}
