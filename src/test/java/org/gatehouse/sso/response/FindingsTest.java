package org.gatehouse.sso.response;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.ClaimNames;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.response.Check.State;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opensaml.saml.saml2.core.StatusCode;
import org.opensaml.saml.saml2.core.StatusMessage;

@DisplayName("the findings of a response")
class FindingsTest {

  private final Fixture fixture = new Fixture();

  @Test
  @DisplayName("say that each check was passed, and what was found")
  void tellsOfEveryCheck() throws SamlRefusal {
    var findings = new Findings();
    var posted =
        Fixture.posted(
            fixture
                .answer()
                .claim(ClaimNames.standard().groups(), "Finance_Department", "Sales")
                .encoded());

    fixture.check().check(fixture.connection, posted, Fixture.BROWSER, findings);

    Report report = findings.report(fixture.connection, Fixture.NOW, Optional.empty());
    assertThat(report.lines())
        .filteredOn(line -> line.check() != Check.PERSON)
        .extracting(Report.Line::state)
        .containsOnly(State.PASSED);
    assertThat(report.lines()).extracting(Report.Line::check).doesNotContain(Check.DECRYPTION);
    assertThat(report.facts())
        .contains(
            fact(Check.ISSUER, "issuer", fixture.provider.entityId()),
            fact(Check.DESTINATION, "destination", fixture.connection.acsUrl()),
            fact(Check.AUDIENCE, "audience", fixture.connection.spEntityId()),
            fact(Check.RECIPIENT, "recipient", fixture.connection.acsUrl()),
            fact(Check.ANSWER, "inResponseTo", Fixture.REQUEST),
            fact(
                Check.SIGNATURE,
                "certificate",
                Certificates.fingerprint(fixture.provider.certificate())),
            new Fact(Check.NAME_ID, "nameId", "ana@contoso.example", true),
            new Fact(Check.ATTRIBUTES, ClaimNames.standard().groups(), "Finance_Department", true),
            new Fact(Check.ATTRIBUTES, ClaimNames.standard().groups(), "Sales", true));
    assertThat(report.person()).contains("ana@contoso.example");
  }

  @Test
  @DisplayName("end at the check that failed, with those before it passed")
  void endsWhereItFailed() {
    Report report =
        refused(
            fixture
                .answer()
                .assertion(
                    a -> {
                      a.getConditions().getAudienceRestrictions().clear();
                      a.getConditions()
                          .getAudienceRestrictions()
                          .add(TestResponse.audience("https://other.example/"));
                    }),
            Reason.WRONG_AUDIENCE);

    assertThat(state(report, Check.SIGNATURE)).isEqualTo(State.PASSED);
    assertThat(state(report, Check.ISSUER)).isEqualTo(State.PASSED);
    assertThat(state(report, Check.AUDIENCE)).isEqualTo(State.FAILED);
    assertThat(state(report, Check.NAME_ID)).isEqualTo(State.NOT_REACHED);
    assertThat(state(report, Check.ANSWER)).isEqualTo(State.NOT_REACHED);
    assertThat(report.facts()).contains(fact(Check.AUDIENCE, "audience", "https://other.example/"));
    assertThat(report.passed()).isFalse();
  }

  @Test
  @DisplayName("hold what the provider writes of its own refusal for personal")
  void hidesTheProvidersOwnWords() throws SamlRefusal {
    Report report = refused(denied(), Reason.IDP_STATUS);

    assertThat(report.facts())
        .contains(
            fact(Check.STATUS, "status", StatusCode.REQUEST_DENIED),
            new Fact(Check.STATUS, "message", "ana@contoso.example is not assigned", true));
    var findings = new Findings();
    findings.read(SafeXml.parse(Base64.getDecoder().decode(denied().encoded())));
    assertThat(findings.text().orElseThrow())
        .contains(StatusCode.REQUEST_DENIED, "StatusMessage>" + RedactedXml.MARK)
        .doesNotContain("ana@contoso.example");
  }

  @Test
  @DisplayName("know which request it says it answers, whatever else is wrong")
  void knowWhatItAnswers() {
    var findings = new Findings();
    assertThat(findings.answers()).isEmpty();
    assertThatThrownBy(
            () ->
                fixture
                    .check()
                    .check(
                        fixture.connection,
                        Fixture.posted(fixture.answer().signed().encoded()),
                        Fixture.BROWSER,
                        findings))
        .isInstanceOf(SamlRefusal.class);
    assertThat(findings.answers()).contains(Fixture.REQUEST);
  }

  @Test
  @DisplayName("tell what an encrypted assertion holds only without persons")
  void redactsWhatWasEncrypted() throws SamlRefusal {
    var findings = new Findings();
    var posted =
        Fixture.posted(
            fixture
                .answer()
                .encrypted(TestEncryption.goodFor(fixture.connection.key().certificate()))
                .encoded());

    fixture.check().check(fixture.connection, posted, Fixture.BROWSER, findings);

    assertThat(
            state(
                findings.report(fixture.connection, Fixture.NOW, Optional.empty()),
                Check.DECRYPTION))
        .isEqualTo(State.PASSED);
    assertThat(findings.decryptedText().orElseThrow())
        .contains("NameID", fixture.connection.spEntityId(), RedactedXml.MARK)
        .doesNotContain("ana@contoso.example");
  }

  @Test
  @DisplayName("are shown without names, attributes and signatures")
  void redactsPersonsAndSignatures() {
    var encoded =
        fixture
            .answer()
            .claim(ClaimNames.standard().firstName(), "Anastasia")
            .claim("phone", "+4917012345")
            .encoded();
    String xml = new String(Base64.getDecoder().decode(encoded), UTF_8);
    String signature = xml.replaceAll("(?s).*<ds:SignatureValue>\\s*(\\S{20}).*", "$1");

    String redacted = readOf(xml).orElseThrow();

    assertThat(redacted)
        .contains(
            "Name=\"" + ClaimNames.standard().firstName() + "\"",
            fixture.provider.entityId(),
            fixture.connection.acsUrl(),
            "NotOnOrAfter=\"")
        .doesNotContain("ana@contoso.example", "Anastasia", "+4917012345", "_session-")
        .doesNotContain(signature);
    assertThat(redacted.split(java.util.regex.Pattern.quote(RedactedXml.MARK)))
        .hasSizeGreaterThan(5);
  }

  @Test
  @DisplayName("show nothing of what is no XML, or tries something")
  void showsNothingOfBombs() {
    assertThat(readOf("no xml")).isEmpty();
    assertThat(readOf("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  @DisplayName("know for every reason which check it failed")
  void knowsTheCheckOfEveryReason(Reason reason) {
    assertThat(Check.of(new SamlRefusal(reason, "NameID"))).isNotNull();
  }

  @Test
  @DisplayName("of an inspection use nothing up")
  void inspectsWithoutUsingAnythingUp() throws SamlRefusal {
    var posted = Fixture.posted(fixture.answer().encoded());

    var response = fixture.check().inspect(fixture.connection, posted, new Findings());

    assertThat(response.inResponseTo()).isEqualTo(Fixture.REQUEST);
    assertThat(posted.answers()).contains(Fixture.REQUEST);
    assertThat(fixture.assertions.isEmpty()).isTrue();
    assertThat(fixture.requests.isEmpty()).isFalse();
  }

  @Test
  @DisplayName("change nothing about a refusal")
  void changesNoOutcome() {
    fixture.rules(SamlRules.standard());
    Report report = refused(fixture.answer().signed(), Reason.UNSIGNED);
    assertThat(state(report, Check.SIGNATURE)).isEqualTo(State.FAILED);
    assertThat(fixture.assertions.isEmpty()).isTrue();
  }

  private TestResponse denied() {
    return fixture
        .answer()
        .response(
            r -> {
              StatusMessage message = OpenSaml.make(StatusMessage.DEFAULT_ELEMENT_NAME);
              message.setValue("ana@contoso.example is not assigned");
              r.setStatus(TestResponse.status(StatusCode.REQUEST_DENIED));
              r.getStatus().setStatusMessage(message);
            });
  }

  private Report refused(TestResponse response, Reason reason) {
    var findings = new Findings();
    var failed = new SamlRefusal[1];
    assertThatThrownBy(
            () ->
                fixture
                    .check()
                    .check(
                        fixture.connection,
                        Fixture.posted(response.encoded()),
                        Fixture.BROWSER,
                        findings))
        .isInstanceOfSatisfying(SamlRefusal.class, refusal -> failed[0] = refusal);
    assertThat(failed[0].reason()).isEqualTo(reason);
    return findings.report(fixture.connection, Fixture.NOW, Optional.of(Check.of(failed[0])));
  }

  /** What is shown of a response of these words, whatever the check says to it. */
  private Optional<String> readOf(String xml) {
    var findings = new Findings();
    try {
      fixture
          .check()
          .inspect(
              fixture.connection,
              Fixture.posted(Base64.getEncoder().encodeToString(xml.getBytes(UTF_8))),
              findings);
    } catch (SamlRefusal refused) {
      return findings.text();
    }
    return findings.text();
  }

  private static State state(Report report, Check check) {
    return report.lines().stream()
        .filter(line -> line.check() == check)
        .findFirst()
        .orElseThrow()
        .state();
  }

  private static Fact fact(Check check, String name, String value) {
    return new Fact(check, name, value, false);
  }
}
