package org.gatehouse.audit.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.SinkStub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("one-server")
@EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
@DisplayName("Two nodes send to a sink as one")
class SinkNodesIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api here = gatehouse.api();

  @Test
  void deliverEachEntryOnceAndInOrderThoughBothTakeThem() throws Exception {
    Api there = new Api(gatehouse.node().url(), Gatehouse.API_KEY);
    String account = new Accounts(here).create("sink-nodes");
    List<String> sent = new ArrayList<>();
    try (SinkStub stub = new SinkStub()) {
      String form =
          "{\"name\":\"siem\",\"kind\":\"WEBHOOK\",\"address\":\"%s/hook\"}".formatted(stub.url());
      assertThat(here.post("/accounts/" + account + "/audit/sinks", form).status()).isEqualTo(201);
      for (int i = 0; i < 60; i++) {
        String id = "company-" + i;
        sent.add(id);
        String events =
            """
            {"events":[{"id":"%s","item":"Company","action":"Add","outcome":"SUCCESS",
             "description":"Company added.","occurredAt":"%s"}]}
            """
                .formatted(id, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Api node = i % 2 == 0 ? here : there;
        assertThat(node.post("/accounts/" + account + "/audit/events", events).status())
            .isEqualTo(200);
      }
      stub.await(post -> post.body().contains("\"company-59\""));

      List<String> got =
          stub.taken(event -> event.path("id").asText()).stream()
              .filter(id -> id.startsWith("company-"))
              .toList();
      assertThat(got).isEqualTo(sent);
      assertThat(stub.taken(event -> event.path("place").asLong()))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }
}
