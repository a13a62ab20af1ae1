package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.common.SAMLVersion;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.OneTimeUse;
import org.opensaml.saml.saml2.core.ProxyRestriction;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.w3c.dom.Element;

@Tag("A-57")
@DisplayName("A-57: refuses assertions that are signed and yet not for us, not now, not for this")
class RefusedContentTest {

  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

  private final Fixture fixture = new Fixture();
  private boolean mayAccept;

  @AfterEach
  void nothingIsUsedUp() {
    assertThat(fixture.assertions.isEmpty()).isEqualTo(!mayAccept);
    assertThat(fixture.requests.isEmpty()).isEqualTo(mayAccept);
  }

  @Test
  void refusesAnotherIssuer() {
    refuse(
            Reason.WRONG_ISSUER,
            fixture.answer().assertion(a -> a.setIssuer(issuer("https://evil.example"))))
        .containsExactly("https://evil.example");
  }

  @Test
  void refusesAMissingIssuer() {
    refuse(Reason.WRONG_ISSUER, fixture.answer().assertion(a -> a.setIssuer(null)))
        .containsExactly("");
  }

  @Test
  void refusesAnIssuerThatIsNoEntity() {
    refuse(
        Reason.WRONG_ISSUER,
        fixture.answer().assertion(a -> a.getIssuer().setFormat(NameIDType.EMAIL)));
  }

  @Test
  void refusesAnotherIssuerAroundTheAssertion() {
    refuse(
        Reason.WRONG_ISSUER,
        fixture.answer().response(r -> r.setIssuer(issuer("https://evil.example"))));
  }

  @Test
  void refusesASignedResponseWithoutIssuer() {
    refuse(
        Reason.WRONG_ISSUER,
        fixture
            .answer()
            .signed(Signed.ASSERTION, Signed.RESPONSE)
            .response(r -> r.setIssuer(null)));
  }

  @Test
  void refusesAnotherDestination() {
    refuse(
            Reason.WRONG_DESTINATION,
            fixture.answer().response(r -> r.setDestination("https://other.example/acs")))
        .containsExactly("https://other.example/acs");
  }

  @Test
  void refusesASignedResponseWithoutDestination() {
    refuse(
        Reason.WRONG_DESTINATION,
        fixture
            .answer()
            .signed(Signed.ASSERTION, Signed.RESPONSE)
            .response(r -> r.setDestination(null)));
  }

  @Test
  void refusesAnotherRecipient() {
    refuse(
            Reason.WRONG_RECIPIENT,
            fixture.answer().assertion(a -> data(a).setRecipient("https://other.example/acs")))
        .containsExactly("https://other.example/acs");
  }

  @Test
  void refusesAMissingRecipient() {
    refuse(Reason.WRONG_RECIPIENT, fixture.answer().assertion(a -> data(a).setRecipient(null)));
  }

  @Test
  void refusesAnotherAudience() {
    refuse(
            Reason.WRONG_AUDIENCE,
            fixture
                .provider
                .answer("https://other.example/", fixture.connection.acsUrl(), Fixture.REQUEST)
                .at(fixture.now))
        .containsExactly("https://other.example/");
  }

  @Test
  void refusesAnAudienceThatOnlyBeginsLikeUs() {
    refuse(
        Reason.WRONG_AUDIENCE,
        fixture
            .provider
            .answer(
                fixture.connection.spEntityId() + "x", fixture.connection.acsUrl(), Fixture.REQUEST)
            .at(fixture.now));
  }

  @Test
  void refusesNoAudience() {
    refuse(
        Reason.WRONG_AUDIENCE,
        fixture.answer().assertion(a -> a.getConditions().getAudienceRestrictions().clear()));
  }

  @Test
  @DisplayName("every audience restriction must name us, they are not alternatives")
  void refusesASecondRestrictionThatNamesSomebodyElse() {
    refuse(
        Reason.WRONG_AUDIENCE,
        fixture
            .answer()
            .assertion(
                a ->
                    a.getConditions()
                        .getAudienceRestrictions()
                        .add(TestResponse.audience("https://other.example/"))));
  }

  @Test
  void acceptsUsBesideOthersInOneRestriction() {
    accept(
        fixture
            .answer()
            .assertion(
                a -> {
                  a.getConditions().getAudienceRestrictions().clear();
                  a.getConditions()
                      .getAudienceRestrictions()
                      .add(
                          TestResponse.audience(
                              "https://other.example/", fixture.connection.spEntityId()));
                }));
  }

  @Test
  void refusesMissingConditions() {
    refuse(Reason.CONDITIONS_MISSING, fixture.answer().assertion(a -> a.setConditions(null)));
  }

  @Test
  void refusesConditionsThatNeverEnd() {
    refuse(
        Reason.CONDITIONS_MISSING,
        fixture.answer().assertion(a -> a.getConditions().setNotOnOrAfter(null)));
  }

  @Test
  void refusesAnAssertionThatIsValidForMoreThanADay() {
    refuse(
        Reason.VALID_TOO_LONG,
        fixture
            .answer()
            .assertion(a -> a.getConditions().setNotOnOrAfter(in(Duration.ofHours(25)))));
  }

  @Test
  void refusesAConditionThatIsNotUnderstood() {
    refuse(
            Reason.UNKNOWN_CONDITION,
            fixture
                .answer()
                .assertionTree(
                    tree -> {
                      var conditions = RefusedSignatureTest.first(tree, SAML, "Conditions");
                      var odd =
                          tree.getOwnerDocument().createElementNS("urn:odd", "odd:OnlyOnMondays");
                      odd.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:odd", "urn:odd");
                      conditions.appendChild(odd);
                    }))
        .containsExactly("odd:OnlyOnMondays");
  }

  @Test
  void refusesATypedConditionThatIsNotUnderstood() {
    refuse(
        Reason.UNKNOWN_CONDITION,
        fixture
            .answer()
            .assertionTree(
                tree -> {
                  Element conditions = RefusedSignatureTest.first(tree, SAML, "Conditions");
                  var typed = tree.getOwnerDocument().createElementNS(SAML, "saml2:Condition");
                  typed.setAttributeNS(
                      "http://www.w3.org/2000/xmlns/",
                      "xmlns:xsi",
                      "http://www.w3.org/2001/XMLSchema-instance");
                  typed.setAttributeNS(
                      "http://www.w3.org/2001/XMLSchema-instance", "xsi:type", "saml2:Odd");
                  conditions.appendChild(typed);
                }));
  }

  @Test
  void acceptsTheConditionsThatAreUnderstood() {
    accept(
        fixture
            .answer()
            .assertion(
                a -> {
                  var conditions = a.getConditions().getConditions();
                  conditions.add(OpenSaml.<OneTimeUse>make(OneTimeUse.DEFAULT_ELEMENT_NAME));
                  conditions.add(
                      OpenSaml.<ProxyRestriction>make(ProxyRestriction.DEFAULT_ELEMENT_NAME));
                }));
  }

  @Test
  void refusesAnExpiredAssertion() {
    refuse(Reason.EXPIRED, fixture.answer().at(fixture.now.minus(Duration.ofMinutes(6))))
        .containsExactly(fixture.now.minus(Duration.ofMinutes(1)).toString());
  }

  @Test
  void refusesAnExpiredConfirmationOfAnAssertionThatIsStillValid() {
    refuse(
        Reason.EXPIRED,
        fixture.answer().assertion(a -> data(a).setNotOnOrAfter(in(Duration.ofMinutes(-2)))));
  }

  @Test
  void refusesAnAssertionFromTheFuture() {
    refuse(Reason.NOT_YET_VALID, fixture.answer().at(in(Duration.ofSeconds(61))));
  }

  @Test
  void refusesAnAuthenticationInTheFuture() {
    refuse(
        Reason.NOT_YET_VALID,
        fixture
            .answer()
            .assertion(
                a -> a.getAuthnStatements().get(0).setAuthnInstant(in(Duration.ofMinutes(2)))));
  }

  @Test
  void refusesAnAuthenticationThatIsOlderThanTheAccountAllows() {
    fixture.rules(SamlRules.standard().withMaximumAuthenticationAge(Duration.ofHours(1)));

    refuse(
        Reason.AUTHENTICATION_TOO_OLD,
        fixture
            .answer()
            .assertion(
                a -> a.getAuthnStatements().get(0).setAuthnInstant(in(Duration.ofHours(-2)))));
  }

  @Test
  void acceptsAnOldAuthenticationWhereTheAccountSetsNoLimit() {
    accept(
        fixture
            .answer()
            .assertion(
                a -> a.getAuthnStatements().get(0).setAuthnInstant(in(Duration.ofDays(-20)))));
  }

  @Test
  void refusesASessionThatIsOver() {
    refuse(
        Reason.EXPIRED,
        fixture
            .answer()
            .assertion(
                a ->
                    a.getAuthnStatements()
                        .get(0)
                        .setSessionNotOnOrAfter(in(Duration.ofMinutes(-5)))));
  }

  @Test
  void refusesAnAssertionThatSaysNothingOfAuthentication() {
    refuse(
        Reason.NO_AUTHENTICATION, fixture.answer().assertion(a -> a.getAuthnStatements().clear()));
  }

  @Test
  void refusesAnotherConfirmationThanBearer() {
    refuse(
        Reason.NO_CONFIRMATION,
        fixture
            .answer()
            .assertion(
                a ->
                    a.getSubject()
                        .getSubjectConfirmations()
                        .get(0)
                        .setMethod(SubjectConfirmation.METHOD_SENDER_VOUCHES)));
  }

  @Test
  void refusesAConfirmationWithoutEnd() {
    refuse(Reason.NO_CONFIRMATION, fixture.answer().assertion(a -> data(a).setNotOnOrAfter(null)));
  }

  @Test
  void refusesABearerConfirmationWithABeginning() {
    refuse(
        Reason.NO_CONFIRMATION, fixture.answer().assertion(a -> data(a).setNotBefore(fixture.now)));
  }

  @Test
  void refusesAnAssertionWithoutConfirmation() {
    refuse(
        Reason.NO_CONFIRMATION,
        fixture.answer().assertion(a -> a.getSubject().getSubjectConfirmations().clear()));
  }

  @Test
  @Tag("A-58")
  @DisplayName("A-58: the refusal of another NameID format names the format")
  void refusesOtherNameIdFormats() {
    refuse(Reason.NAME_ID_FORMAT, fixture.answer().nameId("00u1abcd", NameIDType.PERSISTENT))
        .containsExactly(NameIDType.PERSISTENT);
    refuse(
        Reason.NAME_ID_FORMAT,
        fixture.answer().nameId("ana@contoso.example", NameIDType.UNSPECIFIED));
    refuse(Reason.NAME_ID_FORMAT, fixture.answer().nameId("ana@contoso.example", null))
        .containsExactly(NameIDType.UNSPECIFIED);
  }

  @Test
  @Tag("A-58")
  @DisplayName("A-58: a NameID that is no address is refused and shown")
  void refusesANameIdThatIsNoAddress() {
    for (String value :
        new String[] {
          "00u1abcd",
          "@contoso.example",
          "ana@",
          "ana@contoso@example",
          "ana b@contoso.example",
          "ana@contoso..example",
          "ana@cöntoso.example",
          "ana@c\u043Entoso.example",
          "a".repeat(250) + "@contoso.example"
        }) {
      refuse(Reason.NOT_AN_ADDRESS, fixture.answer().nameId(value)).first().isEqualTo("NameID");
    }
  }

  @Test
  @Tag("A-60")
  @DisplayName("A-60: characters that nobody sees are refused")
  void refusesHiddenCharactersInTheNameId() {
    for (String value :
        new String[] {
          "ana\u200B@contoso.example",
          "\u202Eana@contoso.example",
          "ana\u0085@contoso.example",
          "ana\uFEFF@contoso.example",
          "ana\n@contoso.example"
        }) {
      refuse(Reason.CHARACTERS, fixture.answer().nameId(value));
    }
  }

  @Test
  void refusesAMissingOrEmptyNameId() {
    refuse(Reason.NAME_ID_MISSING, fixture.answer().nameId("   "));
    refuse(Reason.NAME_ID_MISSING, fixture.answer().assertion(a -> a.getSubject().setNameID(null)));
    refuse(Reason.NAME_ID_MISSING, fixture.answer().assertion(a -> a.setSubject(null)));
  }

  @Test
  void refusesToTakeANameFromTheConfirmation() {
    refuse(
        Reason.NAME_ID_MISSING,
        fixture
            .answer()
            .assertion(
                a -> {
                  NameID boss = OpenSaml.make(NameID.DEFAULT_ELEMENT_NAME);
                  boss.setValue("boss@contoso.example");
                  boss.setFormat(NameIDType.EMAIL);
                  a.getSubject().setNameID(null);
                  a.getSubject().getSubjectConfirmations().get(0).setNameID(boss);
                }));
  }

  @Test
  void refusesOtherVersions() {
    refuse(
        Reason.NOT_A_RESPONSE,
        fixture.answer().assertion(a -> a.setVersion(SAMLVersion.VERSION_11)));
    refuse(
        Reason.NOT_A_RESPONSE,
        fixture.answer().response(r -> r.setVersion(SAMLVersion.VERSION_11)));
  }

  @Test
  @DisplayName("what the identity provider says of its own refusal is the reason")
  void tellsTheIdentityProvidersOwnReason() {
    refuse(
            Reason.IDP_STATUS,
            fixture
                .answer()
                .response(
                    r -> {
                      var status = TestResponse.status(StatusCode.RESPONDER);
                      StatusCode detail = OpenSaml.make(StatusCode.DEFAULT_ELEMENT_NAME);
                      detail.setValue(StatusCode.AUTHN_FAILED);
                      status.getStatusCode().setStatusCode(detail);
                      StatusMessage message = OpenSaml.make(StatusMessage.DEFAULT_ELEMENT_NAME);
                      message.setValue("Account\r\nlocked " + "x".repeat(500));
                      status.setStatusMessage(message);
                      r.setStatus(status);
                    }))
        .satisfies(
            parameters -> {
              assertThat(parameters.get(0)).isEqualTo(StatusCode.AUTHN_FAILED);
              assertThat(parameters.get(1))
                  .startsWith("Account")
                  .hasSize(200)
                  .doesNotContain("\n", "\r");
            });
  }

  @Test
  void refusesSuccessWithoutAnybody() {
    refuse(
        Reason.NO_ASSERTION,
        fixture
            .answer()
            .tampered(
                root -> root.removeChild(RefusedSignatureTest.first(root, SAML, "Assertion"))));
  }

  private org.assertj.core.api.ListAssert<String> refuse(Reason reason, TestResponse response) {
    return fixture.refuse(reason, response);
  }

  private void accept(TestResponse response) {
    mayAccept = true;
    assertThat(fixture.accept(response)).isNotNull();
  }

  private Instant in(Duration duration) {
    return fixture.now.plus(duration);
  }

  private static org.opensaml.saml.saml2.core.Issuer issuer(String name) {
    return TestResponse.issuer(name);
  }

  private static SubjectConfirmationData data(org.opensaml.saml.saml2.core.Assertion assertion) {
    return assertion.getSubject().getSubjectConfirmations().get(0).getSubjectConfirmationData();
  }
}
