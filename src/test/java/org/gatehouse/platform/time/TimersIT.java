package org.gatehouse.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Soon;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What timers do when their work fails. */
@Tag("everywhere")
class TimersIT {

  private static final String FAILED = "MailTimer failed and is tried again.";

  private final Gatehouse gatehouse = Gatehouse.shared();

  @Test
  @DisplayName("they go on, however often the database was away")
  @EnabledIfSystemProperty(named = "gatehouse.it.database", matches = "postgresql")
  void goOn() throws Exception {
    String account = new Accounts(gatehouse.api()).create("timers");
    new Accounts(gatehouse.api()).user(account, "dana", "User");

    rename("outbox_entry", "outbox_away");
    try {
      assertThat(Soon.within(Duration.ofSeconds(60), () -> failures() >= 4)).isTrue();
    } finally {
      rename("outbox_away", "outbox_entry");
    }

    Visitor visitor = gatehouse.visitor();
    visitor.submit(
        visitor.open("/login/forgot"), "#forgot-form", Map.of("username", account + ":dana"));
    assertThat(
            new Mailbox(gatehouse).linkTo("dana@" + account + ".example", "Choose a new password"))
        .contains("/login/reset");
  }

  private int failures() {
    return gatehouse.log().split(FAILED, -1).length - 1;
  }

  private void rename(String from, String to) throws SQLException {
    try (Connection database = gatehouse.database();
        Statement statement = database.createStatement()) {
      statement.execute("alter table " + from + " rename to " + to);
    }
  }
}
