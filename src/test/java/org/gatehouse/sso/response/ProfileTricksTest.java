package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnStatement;
import org.opensaml.saml.saml2.core.NameID;
import org.opensaml.saml.saml2.core.NameIDType;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.SubjectConfirmation;
import org.opensaml.saml.saml2.core.SubjectConfirmationData;
import org.w3c.dom.Element;

/** Well-signed responses that bend the profile where it is easily read too kindly. */
@Tag("A-57")
@DisplayName("A-57: refuses responses that are signed and bend the profile")
class ProfileTricksTest {

  private static final String SAML = SamlNames.SAML;

  private final Fixture fixture = new Fixture();

  @AfterEach
  void nothingIsUsedUp() {
    assertThat(fixture.requests.isEmpty()).isFalse();
    assertThat(fixture.assertions.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        StatusCode.REQUESTER,
        StatusCode.RESPONDER,
        StatusCode.VERSION_MISMATCH,
        StatusCode.AUTHN_FAILED,
        "urn:oasis:names:tc:SAML:2.0:status:success",
        "Success"
      })
  void anyStatusButSuccess(String code) {
    fixture.refuse(
        Reason.IDP_STATUS, fixture.answer().response(r -> r.setStatus(TestResponse.status(code))));
  }

  @Test
  void noStatusOrSuccessOnlyBelowAFailure() {
    fixture.refuse(Reason.IDP_STATUS, fixture.answer().response(r -> r.setStatus(null)));
    fixture.refuse(
        Reason.IDP_STATUS,
        fixture
            .answer()
            .response(
                r -> {
                  StatusCode success = OpenSaml.make(StatusCode.DEFAULT_ELEMENT_NAME);
                  success.setValue(StatusCode.SUCCESS);
                  r.setStatus(TestResponse.status(StatusCode.RESPONDER));
                  r.getStatus().getStatusCode().setStatusCode(success);
                }));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gate.example/login/saml/CONTOSO/",
        "https://gate.example/login/saml/contoso//",
        "https://GATE.example/login/saml/contoso/",
        "http://gate.example/login/saml/contoso/",
        "https://gate.example:443/login/saml/contoso/",
        "https://gate.example/login/saml/contoso/#x",
        "https://gate.example/login/saml/contoso/?x",
        "https://gate.example/login/saml/contoso/x/..",
        "https://gate.example/login/saml/",
        "https://gate.example.evil.example/login/saml/contoso/",
        "https://gate.example/login/saml/c\u043Entoso/",
        ""
      })
  void audiencesThatAreAlmostUs(String audience) {
    refuse(
        Reason.WRONG_AUDIENCE,
        a -> {
          a.getConditions().getAudienceRestrictions().clear();
          a.getConditions().getAudienceRestrictions().add(TestResponse.audience(audience));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://gate.example/login/saml/contoso/acs/Zm9yLXRlc3RzLW9ubHktMTIz/",
        "https://gate.example/login/saml/contoso/acs/zm9ylxrlc3rzlw9ubhktmtiz",
        "https://gate.example/login/saml/contoso/acs/",
        "https://gate.example/login/saml/contoso/",
        "https://gate.example/login/saml/contoso/acs/Zm9yLXRlc3RzLW9ubHktMTIz?x",
        "//gate.example/login/saml/contoso/acs/Zm9yLXRlc3RzLW9ubHktMTIz",
        "/login/saml/contoso/acs/Zm9yLXRlc3RzLW9ubHktMTIz",
        ""
      })
  void addressesThatAreAlmostOurs(String address) {
    refuse(Reason.WRONG_RECIPIENT, a -> data(a).setRecipient(address));
    // An empty one is none, which the profile allows where the response itself is not signed.
    fixture.refuse(
        Reason.WRONG_DESTINATION,
        fixture
            .answer()
            .signed(Signed.values())
            .response(r -> r.setDestination(address.isEmpty() ? null : address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://idp.example/Contoso",
        "https://idp.example/contoso/",
        "https://idp.example/contoso\u200B",
        "https://idp.example/c\u043Entoso",
        "http://idp.example/contoso",
        "contoso",
        ""
      })
  void issuersThatAreAlmostTheProvider(String name) {
    refuse(Reason.WRONG_ISSUER, a -> a.setIssuer(TestResponse.issuer(name)));
    fixture.refuse(
        Reason.WRONG_ISSUER,
        fixture.answer().response(r -> r.setIssuer(TestResponse.issuer(name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1.1", "2", "2.00", "2.1", "20", " 2.0", "3.0", "x", ""})
  void otherVersions(String version) {
    refuseAny(
        fixture.answer().assertionTree(tree -> tree.setAttribute("Version", version)).encoded());
    refuseAny(fixture.answer().tampered(root -> root.setAttribute("Version", version)).encoded());
  }

  @Test
  void missingVersions() {
    refuseAny(fixture.answer().assertionTree(tree -> tree.removeAttribute("Version")).encoded());
    refuseAny(fixture.answer().tampered(root -> root.removeAttribute("Version")).encoded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "",
        "0",
        "1764152130",
        "2026-11-22",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "99999-01-01T00:00:00Z",
        "2026-11-22T25:00:00Z",
        "2026-02-30T00:00:00Z"
      })
  @DisplayName("times that are none, or that no clock ever shows")
  void timesThatAreNone(String time) {
    for (Consumer<Element> change :
        List.<Consumer<Element>>of(
            tree -> first(tree, "Conditions").setAttribute("NotBefore", time),
            tree -> first(tree, "SubjectConfirmationData").setAttribute("NotOnOrAfter", time),
            tree -> first(tree, "AuthnStatement").setAttribute("AuthnInstant", time),
            tree -> tree.setAttribute("IssueInstant", time))) {
      // The provider signed it; what counts is that nothing stumbles and the end below holds.
      assertThat(Verdict.of(new Fixture(), fixture.answer().assertionTree(change).encoded()))
          .as(time)
          .isInstanceOfAny(SamlIdentity.class, SamlRefusal.class);
    }
    refuseAny(
        fixture
            .answer()
            .assertionTree(tree -> first(tree, "Conditions").setAttribute("NotOnOrAfter", time))
            .encoded());
  }

  @Test
  @DisplayName("each time at the very edge of the skew, and one second beyond it")
  void theEdgesOfTime() {
    var edges = new LinkedHashMap<Consumer<Assertion>, Reason>();
    edges.put(a -> a.setIssueInstant(in(61)), Reason.NOT_YET_VALID);
    edges.put(a -> a.getConditions().setNotBefore(in(61)), Reason.NOT_YET_VALID);
    edges.put(a -> a.getConditions().setNotOnOrAfter(in(-60)), Reason.EXPIRED);
    edges.put(a -> a.getConditions().setNotOnOrAfter(in(24 * 3_600 + 1)), Reason.VALID_TOO_LONG);
    edges.put(a -> data(a).setNotOnOrAfter(in(-60)), Reason.EXPIRED);
    edges.put(a -> statement(a).setAuthnInstant(in(61)), Reason.NOT_YET_VALID);
    edges.put(a -> statement(a).setSessionNotOnOrAfter(in(-60)), Reason.EXPIRED);
    edges.forEach((change, reason) -> refuse(reason, change));
    List<Consumer<Assertion>> just =
        List.of(
            a -> a.setIssueInstant(in(60)),
            a -> a.getConditions().setNotBefore(in(60)),
            a -> a.getConditions().setNotOnOrAfter(in(-59)),
            a -> a.getConditions().setNotOnOrAfter(in(24 * 3_600)),
            a -> data(a).setNotOnOrAfter(in(-59)),
            a -> statement(a).setAuthnInstant(in(60)),
            a -> statement(a).setSessionNotOnOrAfter(in(-59)));
    for (Consumer<Assertion> change : just) {
      assertThat(new Fixture().accept(fixture.answer().assertion(change))).isNotNull();
    }
  }

  @Test
  @DisplayName("without skew not a second is given")
  void noSkewAtAll() {
    fixture.rules(SamlRules.standard().withSkew(Duration.ZERO));

    refuse(Reason.NOT_YET_VALID, a -> a.getConditions().setNotBefore(in(1)));
    refuse(Reason.EXPIRED, a -> a.getConditions().setNotOnOrAfter(in(0)));
    refuse(Reason.EXPIRED, a -> data(a).setNotOnOrAfter(in(0)));
    refuse(Reason.NOT_YET_VALID, a -> statement(a).setAuthnInstant(in(1)));
  }

  @Test
  @DisplayName("a second statement of authentication that is in the future or over counts as well")
  void everyStatementCounts() {
    refuse(
        Reason.NOT_YET_VALID,
        a -> a.getAuthnStatements().add(another(s -> s.setAuthnInstant(in(120)))));
    refuse(
        Reason.EXPIRED,
        a ->
            a.getAuthnStatements()
                .add(
                    another(
                        s -> {
                          s.setAuthnInstant(in(0));
                          s.setSessionNotOnOrAfter(in(-120));
                        })));
    refuse(Reason.NO_AUTHENTICATION, a -> a.getAuthnStatements().add(another(s -> {})));
    fixture.rules(SamlRules.standard().withMaximumAuthenticationAge(Duration.ofMinutes(10)));
    refuse(
        Reason.AUTHENTICATION_TOO_OLD,
        a -> a.getAuthnStatements().add(another(s -> s.setAuthnInstant(in(-3_600)))));
  }

  @Test
  @DisplayName("of several confirmations one has to be whole; parts of two do not add up")
  void confirmationsDoNotAddUp() {
    refuse(
        Reason.EXPIRED,
        a -> {
          data(a).setRecipient("https://other.example/acs");
          a.getSubject()
              .getSubjectConfirmations()
              .add(
                  confirmation(
                      SubjectConfirmation.METHOD_BEARER, d -> d.setNotOnOrAfter(in(-3_600))));
        });
    refuse(
        Reason.NO_CONFIRMATION,
        a -> {
          a.getSubject().getSubjectConfirmations().clear();
          a.getSubject()
              .getSubjectConfirmations()
              .add(confirmation(SubjectConfirmation.METHOD_HOLDER_OF_KEY, d -> {}));
        });
    refuse(
        Reason.NO_CONFIRMATION,
        a -> a.getSubject().getSubjectConfirmations().get(0).setSubjectConfirmationData(null));
  }

  @Test
  @DisplayName("a part that stands twice, of which a reader would have to choose one")
  void partsThatStandTwice() {
    for (String part :
        List.of("Issuer", "Subject", "Conditions", "NameID", "SubjectConfirmationData")) {
      refuseAny(
          fixture
              .answer()
              .assertionTree(
                  tree -> {
                    var twin = (Element) first(tree, part).cloneNode(true);
                    first(tree, part).getParentNode().insertBefore(twin, first(tree, part));
                    if (part.equals("NameID") || part.equals("Subject")) {
                      first(tree, "NameID").setTextContent(SamlNames.BOSS);
                    }
                  })
              .encoded());
    }
    for (String part : List.of("Issuer", "Status")) {
      refuseAny(
          fixture
              .answer()
              .signed(Signed.ASSERTION, Signed.RESPONSE)
              .tampered(
                  root -> {
                    String namespace = part.equals("Issuer") ? SAML : SamlNames.PROTOCOL;
                    root.appendChild(Wrapping.first(root, namespace, part).cloneNode(true));
                  })
              .encoded());
    }
  }

  @Test
  @DisplayName("a name that is qualified, or of another format in other capitals")
  void otherNames() {
    for (String format :
        List.of(
            NameIDType.EMAIL.toUpperCase(java.util.Locale.ROOT),
            NameIDType.ENTITY,
            NameIDType.TRANSIENT,
            NameIDType.X509_SUBJECT,
            NameIDType.WIN_DOMAIN_QUALIFIED,
            NameIDType.KERBEROS,
            "")) {
      fixture.refuse(Reason.NAME_ID_FORMAT, fixture.answer().nameId("ana@contoso.example", format));
    }
  }

  @Test
  void aNameInSeveralElements() {
    refuseAny(
        fixture
            .answer()
            .assertionTree(
                tree -> {
                  var name = first(tree, "NameID");
                  name.setTextContent("ana@contoso.example");
                  var part = tree.getOwnerDocument().createElementNS("urn:part", "p:part");
                  part.setAttributeNS(SamlNames.XMLNS, "xmlns:p", "urn:part");
                  part.setTextContent(".evil.example");
                  name.appendChild(part);
                })
            .encoded());
  }

  private void refuse(Reason reason, Consumer<Assertion> change) {
    fixture.refuse(reason, fixture.answer().assertion(change));
  }

  private void refuseAny(String encoded) {
    assertThat(Verdict.of(fixture, encoded)).isInstanceOf(SamlRefusal.class);
  }

  private Instant in(long seconds) {
    return fixture.now.plusSeconds(seconds);
  }

  private static AuthnStatement another(Consumer<AuthnStatement> change) {
    AuthnStatement statement = OpenSaml.make(AuthnStatement.DEFAULT_ELEMENT_NAME);
    change.accept(statement);
    return statement;
  }

  private SubjectConfirmation confirmation(
      String method, Consumer<SubjectConfirmationData> change) {
    SubjectConfirmation confirmation = OpenSaml.make(SubjectConfirmation.DEFAULT_ELEMENT_NAME);
    SubjectConfirmationData data = OpenSaml.make(SubjectConfirmationData.DEFAULT_ELEMENT_NAME);
    data.setRecipient(fixture.connection.acsUrl());
    data.setInResponseTo(Fixture.REQUEST);
    data.setNotOnOrAfter(in(300));
    change.accept(data);
    confirmation.setMethod(method);
    confirmation.setSubjectConfirmationData(data);
    return confirmation;
  }

  private static AuthnStatement statement(Assertion assertion) {
    return assertion.getAuthnStatements().get(0);
  }

  private static SubjectConfirmationData data(Assertion assertion) {
    return assertion.getSubject().getSubjectConfirmations().get(0).getSubjectConfirmationData();
  }

  private static Element first(Element tree, String name) {
    return Wrapping.first(tree, SAML, name);
  }

  @Test
  void aNameOnlyInASecondSubjectConfirmation() {
    refuse(
        Reason.NAME_ID_MISSING,
        a -> {
          NameID boss = OpenSaml.make(NameID.DEFAULT_ELEMENT_NAME);
          boss.setValue(SamlNames.BOSS);
          boss.setFormat(NameIDType.EMAIL);
          a.getSubject().setNameID(null);
          var second = confirmation(SubjectConfirmation.METHOD_BEARER, d -> {});
          second.setNameID(boss);
          a.getSubject().getSubjectConfirmations().add(second);
        });
  }
}
