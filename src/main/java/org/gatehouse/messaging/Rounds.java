package org.gatehouse.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
   */
  void run(Transport transport) {
    if (transport.ready()) {
      for (long id : deliveries.due(transport.channel())) {
        if (!attempt(transport, id)) {
          return;
        }
      }
    }
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
