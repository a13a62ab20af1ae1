package org.gatehouse.messaging;

/** Whoever carries the messages of one channel out of the house. */
interface Transport {

  Channel channel();

  /** Whether it may be given something now; what is not given to it waits. */
  boolean ready();

  /** Hands over one message; never throws because of the other side. */
  Delivery send(Letter letter);
}
