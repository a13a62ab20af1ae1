package org.gatehouse.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends what is due on one channel, message by message; no connection to the database is held while
 * the other side takes it.
 */
@ApplicationScoped
class Rounds {

  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  @Inject Deliveries deliveries;

  /**
   * One round. While the other side can not be reached, the others wait for the next one, so that a
   * round stays short.
   *
   * <p>What somebody waits for goes before each message that nobody waits for, also if it came
   * while the round was under way; each is tried once.
   */
  void run(Transport transport) {
    if (!transport.ready()) {
      return;
    }
    Set<Long> tried = new HashSet<>();
    for (long id : deliveries.due(transport.channel())) {
      if (tried.contains(id)) {
        continue;
      }
      List<Long> next = new ArrayList<>(deliveries.urgent(transport.channel()));
      next.add(id);
      if (!attemptAll(transport, next, tried)) {
        return;
      }
    }
  }

  private boolean attemptAll(Transport transport, List<Long> ids, Set<Long> tried) {
    for (long id : ids) {
      if (tried.add(id) && !attempt(transport, id)) {
        return false;
      }
    }
    return true;
  }

  /** Attempts one; whatever is wrong with it must not keep the others waiting. */
  private boolean attempt(Transport transport, long id) {
    try {
      return deliveries.claim(id).map(letter -> deliver(transport, letter)).orElse(true);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Message " + id + " can not be handled.", e);
      return true;
    }
  }

  private boolean deliver(Transport transport, Letter letter) {
    Delivery delivery = transport.send(letter);
    if (delivery.result() != Delivery.Result.TAKEN) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Message {0} was not sent: {1}",
          String.valueOf(letter.id()),
          delivery.problem());
    }
    switch (delivery.result()) {
      case TAKEN -> deliveries.sent(letter);
      case REFUSED -> deliveries.refused(letter, delivery.problem());
      case FAILED, DOWN -> deliveries.failed(letter, delivery.problem());
    }
    return delivery.result() != Delivery.Result.DOWN;
  }
}
