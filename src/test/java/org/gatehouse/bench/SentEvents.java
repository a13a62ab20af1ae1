package org.gatehouse.bench;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Events of another product as one sends them: each with an id of its own, people, places. */
final class SentEvents {

  private static final AtomicLong NUMBER = new AtomicLong();

  private SentEvents() {}

  /** The body of a call with so many events. */
  static String body(int count) {
    Instant now = Instant.now();
    StringBuilder body = new StringBuilder("{\"events\":[");
    for (int i = 0; i < count; i++) {
      long number = NUMBER.incrementAndGet();
      body.append(i == 0 ? "" : ",")
          .append("{\"id\":\"order-")
          .append(number)
          .append("\",\"item\":\"Company\",\"action\":\"Add\",\"outcome\":\"SUCCESS\",")
          .append("\"description\":\"Company added.\",\"occurredAt\":\"")
          .append(now)
          .append("\",\"username\":\"user-")
          .append(number % 500)
          .append("\",\"ip\":\"203.0.113.")
          .append(number % 250)
          .append("\",\"details\":{\"company\":\"Contoso ")
          .append(number % 1_000)
          .append("\",\"size\":\"")
          .append(number % 77)
          .append("\"}}");
    }
    return body.append("]}").toString();
  }
}
