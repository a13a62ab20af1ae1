package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.SmsStub;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Text messages on their way to a real HTTP gateway, which may fail or refuse. */
class SmsIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final SmsStub gateway = gatehouse.sms();

  private String account;

  @BeforeEach
  void account() {
    account = accounts.create("sms");
  }

  @Test
  void sendsAMessageWithTheKeyOfTheSettings() throws Exception {
    String number = number(1);
    ask("dana", number);

    SmsStub.Sent sent = gateway.await(number, 1);

    assertThat(sent.authorization()).isEqualTo("App " + SmsStub.KEY);
    assertThat(sent.text()).containsPattern("^[0-9]{6} is your code for " + account + " Ltd");
    assertThat(sent.body().path("sender").asText()).isEqualTo("Gatehouse");
    assertThat(sent.body().at("/options/validityPeriod/amount").asInt()).isBetween(500, 600);
    assertThat(gatehouse.log()).doesNotContain(SmsStub.KEY, sent.text());
  }

  @Test
  void triesAgainWithTheSameIdWhenTheGatewayFails() throws Exception {
    String number = number(2);
    gateway.fail(number, 500, false);
    ask("dana", number);

    SmsStub.Sent second = gateway.await(number, 2);

    assertThat(second.id()).isEqualTo(gateway.to(number).get(0).id());
    assertThat(second.text()).isEqualTo(gateway.to(number).get(0).text());
    assertThat(gateway.to(number)).hasSize(2);
  }

  @Test
  void givesUpWhatTheGatewayRejects() throws Exception {
    String rejected = number(3);
    String good = number(4);
    gateway.status(rejected, "REJECTED");
    ask("dana", rejected);
    gateway.await(rejected, 1);

    // Longer under way than a rejected one would wait for its next attempt.
    gateway.fail(good, 500, false);
    ask("bob", good);
    gateway.await(good, 2);

    assertThat(gateway.to(rejected)).hasSize(1);
  }

  /** A number that no other test has, on any of the servers. */
  private String number(int nth) {
    return "+4915" + account.replaceAll("[^0-9]", "") + "00" + nth;
  }

  private void ask(String name, String number) {
    accounts.user(account, name, "User");
    Visitor visitor = gatehouse.visitor();
    visitor.signIn(account + ":" + name, Accounts.PASSWORD);
    Answer answer =
        visitor.submit(
            visitor.open("/profile"),
            "#mobile-form",
            Map.of("mobile", number, "mobileCurrent", Accounts.PASSWORD));
    assertThat(answer.redirects()).as("%s", answer).isTrue();
  }
}
