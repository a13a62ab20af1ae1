package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names that look like somebody else's. All unit tests run with Turkish as the default language,
 * whose small letter of I is not i.
 */
@Tag("A-60")
@DisplayName("A-60: takes nobody for somebody else")
class IdentityTricksTest {

  private static final String EMAIL =
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";

  private final Fixture fixture = new Fixture();

  @Test
  void runsInTurkish() {
    assertThat(Locale.getDefault().getLanguage()).isEqualTo("tr");
    assertThat(key("INFO.IZMIR@CONTOSO.EXAMPLE")).isEqualTo("info.izmir@contoso.example");
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN@contoso.example, admin@contoso.example",
    "\tAdmin@CONTOSO.example\u00A0, ",
    "' admin@contoso.example ', admin@contoso.example",
    "'\n\tadmin@contoso.example\r\n', admin@contoso.example"
  })
  @DisplayName("blanks around and ASCII capitals are the same person, no other blank is")
  void theSamePerson(String sent, String key) {
    if (key == null) {
      assertThat(refusal(sent)).isIn(Reason.NOT_AN_ADDRESS, Reason.CHARACTERS);
    } else {
      assertThat(key(sent)).isEqualTo(key);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adm\u0131n@contoso.example",
        "adm\u0130n@contoso.example",
        "\u0430dmin@contoso.example",
        "\u00E1dmin@contoso.example",
        "a\u0301dmin@contoso.example",
        "admin\u00B9@contoso.example",
        "\uFF41dmin@contoso.example",
        "\uD835\uDC1Admin@contoso.example",
        "adm\u0456n@contoso.example",
        "a\u1E9Edmin@contoso.example",
        "\u212Admin@contoso.example"
      })
  @DisplayName("letters that only look like ASCII stay another person's")
  void anotherPerson(String sent) {
    assertThat(key(sent)).isNotEqualTo("admin@contoso.example").isEqualTo(sent);
    assertThat(java.text.Normalizer.normalize(key(sent), java.text.Normalizer.Form.NFC))
        .isNotEqualTo("admin@contoso.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "admin@c\u043Entoso.example",
        "admin@contoso\u3002example",
        "admin@contoso\uFF0Eexample",
        "admin@\uFF43ontoso.example",
        "admin@contoso.examp\u013De",
        "admin@conto\u00DFo.example",
        "admin@contoso.example.",
        "admin@.contoso.example",
        "admin@contoso..example",
        "admin@contoso.example/evil",
        "admin@contoso.example:25",
        "admin@contoso.example#evil",
        "admin@[127.0.0.1]",
        "admin@evil.example@contoso.example",
        "admin\uFF20contoso.example",
        "admin@contoso.example,boss@contoso.example",
        "admin@contoso.example;boss@contoso.example",
        "admin@contoso.example boss@contoso.example",
        "<admin@contoso.example>",
        "Admin <admin@contoso.example>",
        "admin",
        "@",
        "@@",
        "admin@",
        "@contoso.example"
      })
  @DisplayName("domains that look alike, and what is not one address")
  void noAddress(String sent) {
    assertThat(refusal(sent)).isEqualTo(Reason.NOT_AN_ADDRESS);
    assertThat(claim(sent)).isEqualTo(Reason.NOT_AN_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ad\u00ADmin@contoso.example",
        "ad\u200Bmin@contoso.example",
        "ad\u200Cmin@contoso.example",
        "ad\u200Dmin@contoso.example",
        "\u202Enimda@contoso.example",
        "ad\u2066min\u2069@contoso.example",
        "ad\uFEFFmin@contoso.example",
        "ad\u0007min@contoso.example",
        "ad\u007Fmin@contoso.example",
        "ad\u0085min@contoso.example",
        "ad\u2028min@contoso.example",
        "ad\u2029min@contoso.example",
        "ad\uE000min@contoso.example",
        "ad\uFFFEmin@contoso.example",
        "ad\uD834\uDD73min@contoso.example",
        "ad\uDB40\uDC41min@contoso.example",
        "ad\nmin@contoso.example",
        "ad\tmin@contoso.example"
      })
  @DisplayName("characters that nobody sees")
  void hiddenCharacters(String sent) {
    assertThat(refusal(sent)).isIn(Reason.CHARACTERS, Reason.UNREADABLE);
    assertThat(claim(sent)).isIn(Reason.CHARACTERS, Reason.UNREADABLE);
  }

  @Test
  @DisplayName("claims by their exact name, whatever they are called besides")
  void claimsByTheirName() {
    for (String name :
        List.of(
            EMAIL.toUpperCase(Locale.ROOT),
            EMAIL + "/",
            EMAIL.replace("http:", "https:"),
            "emailaddress",
            "mail",
            "urn:oid:0.9.2342.19200300.100.1.3")) {
      assertThat(new Fixture().accept(fixture.answer().claim(name, SamlNames.BOSS)).email())
          .as(name)
          .isEqualTo("ana@contoso.example");
    }
  }

  @Test
  @DisplayName("references to characters are the characters, in text and in CDATA")
  void otherSpellings() {
    var answer =
        fixture
            .answer()
            .text(
                xml ->
                    xml.replaceFirst(
                        ">ana@contoso.example<", ">&#97;<![CDATA[na]]>&#x40;contoso.example<"));

    assertThat(fixture.accept(answer).key()).isEqualTo("ana@contoso.example");
  }

  private String key(String sent) {
    return new Fixture().accept(fixture.answer().nameId(sent)).key();
  }

  private Reason refusal(String sent) {
    return reason(Verdict.of(fixture, fixture.answer().nameId(sent).encoded()));
  }

  private Reason claim(String sent) {
    return reason(Verdict.of(fixture, fixture.answer().claim(EMAIL, sent).encoded()));
  }

  private static Reason reason(Object verdict) {
    assertThat(verdict).isInstanceOf(SamlRefusal.class);
    return ((SamlRefusal) verdict).reason();
  }
}
