package org.gatehouse.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.NewDeviceMails;
import org.gatehouse.factors.FactorMails;
import org.gatehouse.login.codes.CodeMails;
import org.gatehouse.login.codes.Receiver;
import org.gatehouse.messaging.Message;
import org.gatehouse.messaging.Outbox;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.policy.TwoFactor.Method;
import org.gatehouse.testing.Wiring;
import org.gatehouse.trail.TrailInMemory;
import org.gatehouse.users.SignInUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails about sign-ins name the way in which somebody came, and what helps against that one. */
class WaysInMailsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final SignInUser DANA =
      new SignInUser(
          1,
          7,
          "dana",
          "Dana",
          "dana@contoso.example",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          false,
          true,
          Optional.empty());
  private static final CurrentCaller.Origin LAPTOP =
      new CurrentCaller.Origin("192.0.2.1", "A browser", "");

  private final TrailInMemory database = new TrailInMemory(NOW);

  @BeforeEach
  void account() throws SQLException {
    try (var statement = database.database().createStatement()) {
      statement.execute(
          "insert into account (id, slug, name, language, created_at, version)"
              + " values (7, 'contoso', 'Contoso', 'en', timestamp '2020-01-01 00:00:00', 1)");
    }
  }

  @AfterEach
  void end() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PASSWORD, with your user name and password, choose a new password",
    "PASSKEY, with a passkey of yours, remove that passkey from your profile",
    "SSO, through your identity provider, change your password at your identity provider"
  })
  void nameTheWay(SignIn.Way way, String how, String cure) {
    assertThat(newDevice(way))
        .contains("has signed in " + how + " on a device", cure + ", and tell");
    assertThat(code(way)).contains("began to sign in " + how + ".", "not you, " + cure + " now.");
    assertThat(recovered(way))
        .contains("has signed in " + how + " and with one of your recovery codes", cure + ", and");
  }

  @Test
  void speakOfNoPasswordWhereNoneWasGiven() {
    assertThat(List.of(newDevice(SignIn.Way.PASSKEY), code(SignIn.Way.PASSKEY)))
        .noneMatch(text -> text.contains("password"));
    assertThat(recovered(SignIn.Way.PASSKEY)).doesNotContain("password");
  }

  private String newDevice(SignIn.Way way) {
    return text(wiring -> wiring.get(NewDeviceMails.class).tell(DANA, way, LAPTOP, NOW));
  }

  private String code(SignIn.Way way) {
    return text(
        wiring ->
            wiring
                .get(CodeMails.class)
                .send(new Receiver(DANA, Optional.empty()), Method.EMAIL, way, "123456", NOW));
  }

  private String recovered(SignIn.Way way) {
    return text(wiring -> wiring.get(FactorMails.class).recovered(DANA, 9, way));
  }

  private String text(Consumer<Wiring> mail) {
    List<Message> sent = new ArrayList<>();
    Wiring wiring =
        new Wiring(database.entries(), new ArrayList<>())
            .with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC))
            .with(CurrentCaller.class, new CurrentCaller())
            .with(
                Outbox.class,
                new Outbox() {
                  @Override
                  public void enqueue(Message message) {
                    sent.add(message);
                  }
                });
    database.inTransaction(() -> mail.accept(wiring));
    return Texts.in(sent.get(0).language())
        .of(sent.get(0).key() + ".text", sent.get(0).args().toArray());
  }
}
