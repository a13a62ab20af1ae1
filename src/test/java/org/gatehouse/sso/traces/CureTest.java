package org.gatehouse.sso.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.platform.text.Languages;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.sso.TestIdentityProvider;
import org.gatehouse.sso.connection.Certificates;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.ServiceProviderKey;
import org.gatehouse.sso.connection.SignatureDemand;
import org.gatehouse.sso.provisioning.NotAdmitted;
import org.gatehouse.sso.response.Check;
import org.gatehouse.sso.response.Fact;
import org.gatehouse.sso.response.RedactedXml;
import org.gatehouse.sso.response.Report;
import org.gatehouse.sso.response.SamlRefusal;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("the likely cure")
class CureTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:15:30Z");
  private static final TestIdentityProvider PROVIDER =
      TestIdentityProvider.named("https://idp.example/cures");
  private static final ServiceProviderKey KEY = ServiceProviderKey.generate("cures", NOW);

  @Test
  @DisplayName("names both certificates and says what to do")
  void namesBothCertificates() {
    String strange = Certificates.fingerprint(PROVIDER.impostor().certificate());
    String ours = Certificates.fingerprint(PROVIDER.certificate());

    String text = english(new SamlRefusal(Reason.WRONG_KEY, strange));

    assertThat(text)
        .isEqualTo(
            "The response was signed with certificate "
                + strange.substring(0, 11)
                + "…, the configuration has "
                + ours.substring(0, 11)
                + "…: the provider has probably rotated its certificate. Add it.");
    assertThat(english(new SamlRefusal(Reason.WRONG_KEY, "")))
        .contains(ours.substring(0, 11))
        .contains("download the current one");
    assertThat(english(new SamlRefusal(Reason.WRONG_KEY, ours))).contains("another key");
  }

  @Test
  @DisplayName("shows what was found beside what is expected")
  void showsFoundBesideExpected() {
    assertThat(english(new SamlRefusal(Reason.WRONG_AUDIENCE, "https://other.example/")))
        .contains("https://other.example/", connection(SignatureDemand.BOTH).spEntityId());
    assertThat(english(new SamlRefusal(Reason.WRONG_RECIPIENT, "https://other.example/acs")))
        .contains("https://other.example/acs", connection(SignatureDemand.BOTH).acsUrl());
    assertThat(english(new SamlRefusal(Reason.EXPIRED, "2026-11-26T09:00:00Z")))
        .contains("2026-11-26T09:00:00Z", NOW.toString(), "60 seconds");
    assertThat(
            english(
                new SamlRefusal(
                    Reason.IDP_STATUS,
                    "urn:oasis:names:tc:SAML:2.0:status:RequestDenied",
                    "Not assigned.")))
        .contains("answered RequestDenied. ")
        .doesNotContain("Not assigned.");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  @DisplayName("is there for every reason of a refusal, in every language, and tells of no person")
  void isThereForEveryReason(Reason reason) {
    var refusal = new SamlRefusal(reason, "found-here", "secret@person.example");
    for (Locale language : Languages.all()) {
      Texts texts = Texts.in(language);
      for (SignatureDemand demand : SignatureDemand.values()) {
        Cure cure = Cure.of(refusal, connection(demand), NOW);
        String text = TraceWords.cure(texts, cure);
        assertThat(text).doesNotStartWith("sso.cure.").doesNotContain("{");
        assertThat(text).doesNotContain("secret@person.example");
      }
      assertThat(
              TraceWords.cure(
                  texts, Cure.of(new SamlRefusal(reason), connection(SignatureDemand.BOTH), NOW)))
          .doesNotStartWith("sso.cure.");
      assertThat(texts.find("sso.reason." + reason, List.of())).isPresent();
    }
  }

  static Stream<String> otherReasons() {
    return Stream.concat(
        Arrays.stream(NotAdmitted.Reason.values()).map(Enum::name), Stream.of("NOT_ENABLED"));
  }

  @ParameterizedTest
  @MethodSource("otherReasons")
  @DisplayName("is there for everybody who does not come in")
  void isThereForWhoeverDoesNotComeIn(String reason) {
    for (Locale language : Languages.all()) {
      assertThat(TraceWords.cure(Texts.in(language), Cure.of(reason)))
          .doesNotStartWith("sso.cure.");
      assertThat(Texts.in(language).find("sso.reason." + reason, List.of())).isPresent();
    }
  }

  @Test
  @DisplayName("stands with checks that have words in every language")
  void checksHaveWords() {
    for (Locale language : Languages.all()) {
      for (Check check : Check.values()) {
        for (Check.State state : Check.State.values()) {
          var report = new Report(List.of(new Report.Line(check, state)), List.of());
          var line = TraceWords.lines(Texts.in(language), report).get(0);
          assertThat(List.of(line.label(), line.stateLabel()))
              .noneMatch(text -> text.startsWith("sso."));
        }
      }
    }
  }

  @Test
  @DisplayName("is kept with what was posted, and shown without persons")
  void isKeptAndShownWithoutPersons() {
    var content =
        new TraceContent(
            new Cure("NO_USER", List.of("a", "b")),
            new Report(
                List.of(new Report.Line(Check.PERSON, Check.State.FAILED)),
                List.of(
                    new Fact(Check.ISSUER, "issuer", "https://idp.example", false),
                    new Fact(Check.NAME_ID, "nameId", "ana@contoso.example", true))),
            Optional.of("<a>ana@contoso.example</a>"),
            Optional.of("<a>[…]</a>"),
            Optional.empty());

    TraceContent again = TraceContent.of(content.json());
    assertThat(again).isEqualTo(content);
    assertThat(again.withoutPersons().json())
        .contains("https://idp.example", RedactedXml.MARK)
        .doesNotContain("ana@contoso.example");
    assertThat(content.toString()).doesNotContain("ana@contoso.example");
  }

  @Test
  @DisplayName("is found by its id however people type it")
  void isFoundHoweverItIsTyped() {
    for (String typed :
        List.of("GH-7Q4K-29TX", "gh-7q4k-29tx", "7q4k29tx", " GH 7Q4K 29TX ", "gh7q4k29tx")) {
      assertThat(Traces.spelled(typed)).as(typed).isEqualTo("GH-7Q4K-29TX");
    }
    assertThat(Traces.spelled("7q4k")).isEmpty();
  }

  private static String english(SamlRefusal refusal) {
    return TraceWords.cure(
        Texts.in(Locale.ENGLISH), Cure.of(refusal, connection(SignatureDemand.BOTH), NOW));
  }

  private static SamlConnection connection(SignatureDemand demand) {
    return new SamlConnection(
        1,
        1,
        PROVIDER.entityId(),
        List.of(PROVIDER.certificate()),
        PROVIDER.entityId() + "/sso",
        "https://gate.example/login/saml/cures/",
        "https://gate.example/login/saml/cures/acs/Zm9yLXRlc3RzLW9ubHktMTIz",
        KEY,
        SamlRules.standard().withSignatures(demand));
  }
}
