package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.TestSigning;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AcceptedResponseTest {

  private final Fixture fixture = new Fixture();

  @Test
  @Tag("A-53")
  @Tag("A-55")
  @Tag("A-56")
  @Tag("A-57")
  @Tag("A-58")
  @DisplayName("A-53, A-55 … A-58: reads who came from a correct answer")
  void readsWhoCame() {
    var answer = fixture.answer().nameId(" Ana.Babić@Contoso.Example ");

    var identity = fixture.accept(answer);

    assertThat(identity.nameId()).isEqualTo("Ana.Babić@Contoso.Example");
    assertThat(identity.key()).isEqualTo("ana.babić@contoso.example");
    assertThat(identity.issuer()).isEqualTo("https://idp.example/contoso");
    assertThat(identity.assertionId()).isEqualTo(answer.assertionId());
    assertThat(identity.notOnOrAfter()).isEqualTo(Fixture.NOW.plus(Duration.ofMinutes(5)));
    assertThat(identity.sessionIndex()).startsWith("_session-");
    assertThat(identity.expiredCertificate()).isEmpty();
    assertThat(fixture.requests.isEmpty()).isTrue();
    assertThat(fixture.assertions.keptUntil(answer.assertionId()))
        .isEqualTo(Fixture.NOW.plus(Duration.ofMinutes(6)));
  }

  @Test
  @Tag("A-58")
  @DisplayName("A-58: a user principal name in a domain that no mail reaches is a name as well")
  void acceptsAUserPrincipalName() {
    assertThat(fixture.accept(fixture.answer().nameId("u@corp.local")).key())
        .isEqualTo("u@corp.local");
  }

  @Test
  @Tag("A-60")
  @DisplayName("A-60: only ASCII letters fold, whatever the locale")
  void foldsAsciiOnly() {
    var identity = fixture.accept(fixture.answer().nameId("INFO.\u212Aelvin.İ@CORP.EXAMPLE"));

    assertThat(identity.key()).isEqualTo("info.\u212Aelvin.İ@corp.example");
  }

  @Test
  @Tag("A-56")
  @DisplayName("A-56: an expired certificate of the provider still verifies, with a warning")
  void acceptsAnExpiredCertificate() {
    var expired =
        new Fixture(
            TestIdentityProvider.valid(
                "https://idp.example/old",
                Fixture.NOW.minus(Duration.ofDays(900)),
                Fixture.NOW.minus(Duration.ofDays(2))));

    assertThat(expired.accept(expired.answer()).expiredCertificate()).isPresent();
  }

  @Test
  void acceptsAnyOfSeveralStoredCertificates() {
    var other = fixture.provider.impostor();
    fixture.connection =
        new org.gatehouse.sso.connection.SamlConnection(
            1,
            2,
            fixture.connection.idpEntityId(),
            List.of(other.certificate(), fixture.provider.certificate()),
            fixture.connection.ssoUrl(),
            fixture.connection.spEntityId(),
            fixture.connection.acsUrl(),
            fixture.connection.key(),
            SamlRules.standard());

    assertThat(fixture.accept(fixture.answer())).isNotNull();
  }

  @Test
  void acceptsEllipticCurves() {
    var curve = new Fixture(TestIdentityProvider.withCurve("https://idp.example/curve"));

    assertThat(curve.accept(curve.answer())).isNotNull();
  }

  @Test
  void acceptsTheLongerHashes() {
    var signing =
        TestSigning.by(fixture.provider)
            .withSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512")
            .withDigestMethod("http://www.w3.org/2001/04/xmldsig-more#sha384");

    assertThat(fixture.accept(fixture.answer().signing(signing))).isNotNull();
  }

  @Test
  void acceptsASignedResponseWhereTheAccountDemandsThat() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.RESPONSE));

    assertThat(fixture.accept(fixture.answer().signed(Signed.RESPONSE))).isNotNull();
  }

  @Test
  void acceptsEitherSignatureWhereTheAccountSaysEither() {
    var rules = SamlRules.standard().withSignatures(SignatureDemand.EITHER);

    assertThat(new Fixture().rules(rules).accept(fixture.answer().signed(Signed.RESPONSE)))
        .isNotNull();
    assertThat(new Fixture().rules(rules).accept(fixture.answer().signed(Signed.ASSERTION)))
        .isNotNull();
  }

  @Test
  void acceptsBothSignaturesWhereTheAccountDemandsBoth() {
    fixture.rules(SamlRules.standard().withSignatures(SignatureDemand.BOTH));

    assertThat(fixture.accept(fixture.answer().signed(Signed.RESPONSE, Signed.ASSERTION)))
        .isNotNull();
  }

  @Test
  @Tag("A-57")
  @Tag("A-47")
  @DisplayName("A-47, A-57: the audience may come without its last slash")
  void acceptsTheAudienceWithoutItsSlash() {
    var answer =
        fixture.provider.answer(
            "https://gate.example/login/saml/contoso",
            fixture.connection.acsUrl(),
            Fixture.REQUEST);

    assertThat(fixture.accept(answer.at(Fixture.NOW))).isNotNull();
  }

  @Test
  @Tag("A-57")
  @DisplayName("A-57: clocks may differ by the account's skew, and no more")
  void toleratesTheSkewInBothDirections() {
    fixture.now = Fixture.NOW.minusSeconds(59);
    var early = fixture.answer().at(Fixture.NOW);
    assertThat(fixture.accept(early)).isNotNull();

    var late = new Fixture();
    late.now = Fixture.NOW.plus(Duration.ofMinutes(5)).plusSeconds(59);
    assertThat(late.accept(late.answer().at(Fixture.NOW))).isNotNull();
  }

  @Test
  @Tag("A-56")
  @DisplayName(
      "A-56: a comment inside the NameID neither cuts it nor matters, since signatures leave"
          + " comments out")
  void readsANameIdAroundAComment() {
    var answer =
        fixture
            .answer()
            .nameId("boss@contoso.example.evil.example")
            .text(
                xml ->
                    xml.replace("boss@contoso.example.evil", "boss@contoso.example<!-- -->.evil"));

    assertThat(fixture.accept(answer).nameId()).isEqualTo("boss@contoso.example.evil.example");
  }

  @Test
  @Tag("A-53")
  @DisplayName("A-53: an account may allow responses that nobody asked for")
  void acceptsTheUnsolicitedWhereTheAccountAllowsIt() {
    fixture.rules(SamlRules.standard().withUnsolicitedAllowed(true));
    var unasked =
        fixture.provider.answer(fixture.connection.spEntityId(), fixture.connection.acsUrl(), null);

    assertThat(fixture.accept(unasked.at(Fixture.NOW))).isNotNull();
  }

  @Test
  @Tag("A-54")
  @DisplayName("A-54: of many posts of one response at the same moment, one signs in")
  void onlyOneOfManyPostsWins() {
    var encoded = fixture.answer().encoded();
    var check = fixture.check();
    var won = new AtomicInteger();

    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i -> {
              try {
                check.check(fixture.connection, Fixture.posted(encoded), Fixture.BROWSER);
                won.incrementAndGet();
              } catch (SamlRefusal refused) {
                assertThat(refused.reason())
                    .isIn(SamlRefusal.Reason.REPLAYED, SamlRefusal.Reason.UNSOLICITED);
              }
            });

    assertThat(won).hasValue(1);
  }
}
