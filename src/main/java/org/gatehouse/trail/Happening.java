package org.gatehouse.trail;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event with all that the log keeps of it; whatever it holds fits the columns.
 *
 * @param eventId the id by which the world knows it, unique in the account
 * @param occurredAt when it happened, in microseconds
 * @param recordedAt when it came to the log
 * @param reason the code of its reason, or empty
 * @param details values by name; all of them may be personal
 */
record Happening(
    String eventId,
    long accountId,
    Instant occurredAt,
    Instant recordedAt,
    CatalogueText text,
    String reason,
    Circumstances circumstances,
    Map<String, String> details) {

  private static final int LONGEST_REASON = 60;
  private static final int LONGEST_VALUE = 4_000;

  Happening {
    reason = Values.fitting(reason, LONGEST_REASON);
    var fitting = new TreeMap<String, String>();
    details.forEach((name, value) -> fitting.put(name, Values.fitting(value, LONGEST_VALUE)));
    details = Collections.unmodifiableMap(fitting);
  }

  /**
   * Who did it and from where; empty texts where that is not known.
   *
   * @param address the client's address in its canonical text
   * @param correlation the id of the request that caused it
   */
  record Circumstances(String userName, String address, String userAgent, String correlation) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_AGENT = 300;
    private static final int LONGEST_CORRELATION = 64;

    Circumstances {
      userName = Values.fitting(userName, LONGEST_NAME);
      address = Values.fitting(address, LONGEST_ADDRESS);
      userAgent = Values.fitting(userAgent, LONGEST_AGENT);
      correlation = Values.fitting(correlation, LONGEST_CORRELATION);
    }

    /** Those of what no request of ours caused. */
    Circumstances(String userName, String address, String userAgent) {
      this(userName, address, userAgent, "");
    }
  }
}
