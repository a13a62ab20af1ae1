package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;

/** Events that another product sends, numbered from one: {@code company-1} and so on. */
final class CompanyEvents {

  private static final String PREFIX = "company-";

  private final Api api;
  private final String account;
  private final List<String> sent = new ArrayList<>();

  CompanyEvents(Api api, String account) {
    this.api = api;
    this.account = account;
  }

  /** So many more, at once. */
  void send(int count) {
    List<String> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = PREFIX + (sent.size() + 1);
      sent.add(id);
      events.add(
          """
          {"id":"%s","item":"Company","action":"Add","outcome":"SUCCESS",
           "description":"Company added.","occurredAt":"%s"}
          """
              .formatted(id, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }
    Answer answer =
        api.post(
            "/accounts/" + account + "/audit/events",
            "{\"events\":[" + String.join(",", events) + "]}");
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** The ids of all that were sent, in their order. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** Of those ids the ones of such events. */
  static List<String> among(List<String> ids) {
    return ids.stream().filter(id -> id.startsWith(PREFIX)).toList();
  }
}
