package org.gatehouse.platform.persistence;

import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Makes turns without a server around them. */
public final class TestTurns {

  private TestTurns() {}

  public static Turns on(EntityManager em, Clock clock) {
    Turns turns = new Turns();
    turns.em = em;
    turns.clock = clock;
    return turns;
  }
}
