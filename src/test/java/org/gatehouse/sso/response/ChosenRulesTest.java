package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.sso.connection.Comparison;
import org.gatehouse.sso.connection.EncryptionDemand;
import org.gatehouse.sso.connection.NameIdValue;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.AuthnContext;

/** What an account may decide about the answers of its provider. */
class ChosenRulesTest {

  private final Fixture fixture = new Fixture();

  @Test
  @DisplayName("an assertion that is not encrypted is refused where encryption is demanded")
  void demandsEncryption() {
    var standard = SamlRules.Reading.standard();
    fixture.rules(
        SamlRules.standard()
            .withReading(
                new SamlRules.Reading(
                    EncryptionDemand.DEMANDED,
                    standard.nameIdValue(),
                    standard.claims(),
                    standard.expiredRefused())));

    fixture.refuse(Reason.NOT_ENCRYPTED, fixture.answer());
    fixture.accept(encryptedFor(fixture.connection.key()));
  }

  @Test
  @DisplayName("what is encrypted for any of our keys is read, and for no other")
  void readsWithEachOfOurKeys() {
    var other = ServiceProviderKey.generate("other", Fixture.NOW);
    var stranger = ServiceProviderKey.generate("stranger", Fixture.NOW);
    withKeys(List.of(other));

    fixture.refuse(Reason.DECRYPTION, encryptedFor(stranger));
    fixture.accept(encryptedFor(other));
    again();
    fixture.accept(encryptedFor(fixture.connection.key()));

    withKeys(List.of());
    again();
    fixture.refuse(Reason.DECRYPTION, encryptedFor(other));
  }

  @Test
  @DisplayName("a certificate that has run out is refused where the account says so")
  void refusesExpiredCertificates() {
    var old =
        new Fixture(
            TestIdentityProvider.valid(
                "https://idp.example/run-out",
                Fixture.NOW.minus(Duration.ofDays(900)),
                Fixture.NOW.minus(Duration.ofDays(2))));
    old.rules(
        SamlRules.standard()
            .withReading(
                new SamlRules.Reading(
                    EncryptionDemand.ACCEPTED, NameIdValue.EMAIL, ClaimNames.standard(), true)));

    old.refuse(Reason.EXPIRED_CERTIFICATE, old.answer())
        .singleElement()
        .asString()
        .matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
  }

  @Test
  @DisplayName("attributes are read under the names that the account has chosen, and no others")
  void readsChosenNames() {
    reading(NameIdValue.EMAIL, new ClaimNames("first", "last", "mail", "groups"));

    var identity =
        fixture.accept(
            fixture
                .answer()
                .claim("first", "Ana")
                .claim("mail", "ana.b@contoso.example")
                .claim("groups", "Finance")
                .claim(ClaimNames.standard().lastName(), "Babić"));

    assertThat(identity.firstName()).contains("Ana");
    assertThat(identity.lastName()).isEmpty();
    assertThat(identity.email()).isEqualTo("ana.b@contoso.example");
    assertThat(identity.groups()).contains(List.of("Finance"));
  }

  @Test
  @DisplayName("beside a user principal name the e-mail address is another way to find somebody")
  void offersTheAddressBesideAPrincipalName() {
    var answer =
        fixture
            .answer()
            .nameId("ana@corp.local")
            .claim(ClaimNames.standard().email(), "ana@contoso.example");
    assertThat(fixture.accept(answer).otherAddress()).isEmpty();
    again();
    reading(NameIdValue.UPN, ClaimNames.standard());

    assertThat(
            fixture
                .accept(
                    fixture
                        .answer()
                        .nameId("ana@corp.local")
                        .claim(ClaimNames.standard().email(), "ana@contoso.example"))
                .otherAddress())
        .contains("ana@contoso.example");
  }

  @Test
  @DisplayName("where one way of signing in is asked for exactly, another one is refused")
  void wantsTheWayThatWasAskedFor() {
    asking(false, Comparison.EXACT, AuthnContext.KERBEROS_AUTHN_CTX);
    fixture
        .refuse(Reason.WRONG_CONTEXT, fixture.answer())
        .containsExactly(AuthnContext.PPT_AUTHN_CTX);

    asking(false, Comparison.MINIMUM, AuthnContext.KERBEROS_AUTHN_CTX);
    fixture.accept(fixture.answer());
    again();
    asking(false, Comparison.EXACT, AuthnContext.KERBEROS_AUTHN_CTX, AuthnContext.PPT_AUTHN_CTX);
    fixture.accept(fixture.answer());
  }

  @Test
  @DisplayName("where strength is asked for, the way taken is compared with those asked for")
  void comparesTheStrengthOfWays() {
    asking(false, Comparison.MINIMUM, AuthnContext.SMARTCARD_PKI_AUTHN_CTX);
    fixture
        .refuse(Reason.WRONG_CONTEXT, fixture.answer())
        .containsExactly(AuthnContext.PPT_AUTHN_CTX);
    asking(false, Comparison.MINIMUM, AuthnContext.PASSWORD_AUTHN_CTX);
    fixture.accept(fixture.answer());
    again();
    asking(false, Comparison.BETTER, AuthnContext.PPT_AUTHN_CTX);
    fixture.refuse(Reason.WRONG_CONTEXT, fixture.answer());
    again();
    asking(false, Comparison.BETTER, AuthnContext.PASSWORD_AUTHN_CTX);
    fixture.accept(fixture.answer());
    again();
    asking(false, Comparison.MAXIMUM, AuthnContext.PASSWORD_AUTHN_CTX);
    fixture.refuse(Reason.WRONG_CONTEXT, fixture.answer());
    again();
    asking(false, Comparison.MAXIMUM, AuthnContext.SMARTCARD_PKI_AUTHN_CTX);
    fixture.accept(fixture.answer());
  }

  @Test
  @DisplayName("who has to sign in anew has done so within the ten minutes of his request")
  void wantsAFreshSignIn() {
    asking(true, Comparison.EXACT);
    var skew = SamlRules.standard().skew();

    fixture.refuse(
        Reason.AUTHENTICATION_TOO_OLD,
        signedIn(PendingRequests.LIFETIME.plus(skew).plusSeconds(1)));
    fixture.accept(signedIn(PendingRequests.LIFETIME.plus(skew)));
  }

  private TestResponse signedIn(Duration ago) {
    return fixture
        .answer()
        .assertion(
            assertion ->
                assertion.getAuthnStatements().get(0).setAuthnInstant(Fixture.NOW.minus(ago)));
  }

  private void asking(boolean force, Comparison comparison, String... contexts) {
    fixture.rules(
        SamlRules.standard()
            .withAsking(new SamlRules.Asking(force, List.of(contexts), comparison)));
  }

  private void reading(NameIdValue nameId, ClaimNames names) {
    fixture.rules(
        SamlRules.standard()
            .withReading(new SamlRules.Reading(EncryptionDemand.ACCEPTED, nameId, names, false)));
  }

  private void again() {
    fixture.requests.remember(1, Fixture.REQUEST, Fixture.BROWSER);
  }

  private TestResponse encryptedFor(ServiceProviderKey key) {
    return fixture.answer().encrypted(TestEncryption.goodFor(key.certificate()));
  }

  private void withKeys(List<ServiceProviderKey> others) {
    var now = fixture.connection;
    fixture.connection =
        new SamlConnection(
            now.accountId(),
            now.version() + 1,
            now.idpEntityId(),
            now.idpCertificates(),
            now.ssoUrl(),
            now.spEntityId(),
            now.acsUrl(),
            now.key(),
            now.rules(),
            others,
            Optional.empty());
  }
}
