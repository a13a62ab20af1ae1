package org.gatehouse.hosts;

import java.util.List;

/**
 * What a resolver answered.
 *
 * @param reached whether it gave an answer that counts; no records then means that there are none
 * @param values the values of the records, as text
 */
record DnsAnswer(boolean reached, List<String> values) {

  static final DnsAnswer NONE = new DnsAnswer(true, List.of());
  static final DnsAnswer UNREACHED = new DnsAnswer(false, List.of());

  DnsAnswer {
    values = List.copyOf(values);
  }

  boolean empty() {
    return values.isEmpty();
  }
}
