package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a form that the server does not take")
class PostedFormIT {

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Visitor dana = gatehouse.visitor();

  @BeforeEach
  void signIn() {
    Accounts accounts = new Accounts(gatehouse.api());
    String account = accounts.create("forms");
    accounts.user(account, "dana", "User");
    dana.signIn(account + ":dana", Accounts.PASSWORD);
  }

  @ParameterizedTest
  @DisplayName("for the number of its fields is a bad request")
  @CsvSource({
    "/login, 1001",
    "/login, 11000",
    "/login/forgot, 1001",
    "/profile, 1001",
    "/profile, 11000",
    "/switch, 1001"
  })
  void refusesManyFields(String path, int fields) {
    String form =
        IntStream.range(0, fields).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));

    assertBadRequest(post(path, form));
  }

  @ParameterizedTest
  @DisplayName("for its length is no failure of ours")
  @ValueSource(ints = {3_000_000, 12_000_000})
  void refusesLongOnes(int length) {
    Answer answer = post("/profile", "profile-form=" + "x".repeat(length));

    assertThat(answer.status()).as(answer.toString()).isLessThan(500);
    assertThat(dana.get("/profile").status()).isEqualTo(200);
  }

  private void assertBadRequest(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.page().selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(answer.page().select("h1")).hasSize(1);
    assertThat(answer.page().select("#incident")).as("nothing is broken").isEmpty();
    assertThat(dana.get("/profile").status()).as("still signed in").isEqualTo(200);
  }

  private Answer post(String path, String form) {
    return dana.send(
        dana.request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }
}
