package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("a response answers one request of this browser, once")
class RequestBindingTest {

  private final Fixture fixture = new Fixture();

  @Test
  @Tag("A-53")
  @DisplayName("A-53: refuses a response that nobody asked for")
  void refusesTheUnsolicited() {
    fixture.refuse(Reason.UNSOLICITED, answerTo(null));
  }

  @Test
  @Tag("A-53")
  @DisplayName("A-53: refuses a response to a request that we never made")
  void refusesAnUnknownRequest() {
    fixture.refuse(Reason.UNSOLICITED, answerTo("_somebody-elses"));
  }

  @Test
  @Tag("A-53")
  @DisplayName("A-53: refuses where only the response, or only the confirmation, names the request")
  void refusesHalfAnAnswer() {
    fixture.refuse(
        Reason.UNSOLICITED, fixture.answer().assertion(a -> confirmation(a).setInResponseTo(null)));
    fixture.refuse(Reason.UNSOLICITED, fixture.answer().response(r -> r.setInResponseTo(null)));
  }

  @Test
  @Tag("A-53")
  @DisplayName("A-53: refuses a stolen assertion inside a response to the thief's own request")
  void refusesAnAssertionForAnotherRequest() {
    fixture.requests.remember(1, "_thief", "thiefs-browser");
    var stolen = fixture.answer().response(r -> r.setInResponseTo("_thief"));

    fixture.refuse(Reason.UNSOLICITED, stolen.encoded(), fixture.connection, "thiefs-browser");
    assertThat(fixture.assertions.isEmpty()).isTrue();
  }

  @Test
  @Tag("A-53")
  @DisplayName(
      "A-53: refuses an injected response, whose request another browser made, and leaves the"
          + " request to that browser")
  void refusesAnInjectedResponse() {
    var answer = fixture.answer();

    fixture.refuse(Reason.OTHER_BROWSER, answer.encoded(), fixture.connection, "victims-browser");
    fixture.refuse(Reason.OTHER_BROWSER, answer.encoded(), fixture.connection, "");
    assertThat(fixture.accept(fixture.answer())).isNotNull();
  }

  @Test
  @Tag("A-54")
  @DisplayName("A-54: refuses a response that was posted before")
  void refusesAReplay() {
    var answer = fixture.answer();
    var encoded = answer.encoded();
    fixture.accept(encoded);

    fixture.refuse(Reason.REPLAYED, encoded).containsExactly(answer.assertionId());
  }

  @Test
  @Tag("A-54")
  @DisplayName("A-54: refuses the same assertion for a second request")
  void refusesAnAssertionTwiceEvenWhereUnsolicitedOnesAreAllowed() {
    fixture.rules(SamlRules.standard().withUnsolicitedAllowed(true));
    var encoded = answerTo(null).encoded();
    fixture.accept(encoded);

    fixture.refuse(Reason.REPLAYED, encoded);
  }

  @Test
  @Tag("A-54")
  @DisplayName("A-54: refuses another response to a request that was answered")
  void refusesASecondAnswer() {
    fixture.accept(fixture.answer());

    fixture.refuse(Reason.UNSOLICITED, fixture.answer());
  }

  @Test
  @Tag("A-53")
  @DisplayName(
      "A-53: where unsolicited responses are allowed, one that claims to answer must answer")
  void refusesAFalseClaimToAnswer() {
    fixture.rules(SamlRules.standard().withUnsolicitedAllowed(true));

    fixture.refuse(Reason.UNSOLICITED, answerTo("_somebody-elses"));
    fixture.refuse(
        Reason.UNSOLICITED, fixture.answer().assertion(a -> confirmation(a).setInResponseTo(null)));
  }

  private TestResponse answerTo(@Nullable String requestId) {
    return fixture
        .provider
        .answer(fixture.connection.spEntityId(), fixture.connection.acsUrl(), requestId)
        .at(fixture.now);
  }

  private static org.opensaml.saml.saml2.core.SubjectConfirmationData confirmation(
      org.opensaml.saml.saml2.core.Assertion assertion) {
    return assertion.getSubject().getSubjectConfirmations().get(0).getSubjectConfirmationData();
  }
}
