package org.gatehouse.messaging;

/** A message was put into the outbox, in the transaction that is going on. */
record Queued(Channel channel) {}
