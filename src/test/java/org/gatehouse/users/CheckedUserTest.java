package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedUserTest {

  private final Complaints complaints = new Complaints();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dana@contoso.example",
        "o'brien+x@mail.contoso.example",
        "a@b.c",
        "DANA@Contoso.Example",
        "x@xn--bcher-kva.example",
        " dana@contoso.example "
      })
  void acceptsAddressesThatMailCanReach(String email) {
    check("dana", email, null);

    assertThat(fields()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dana",
        "@contoso.example",
        "dana@",
        "dana@contoso",
        "dana@@contoso.example",
        "da na@contoso.example",
        "dana@con toso.example",
        ".dana@contoso.example",
        "da..na@contoso.example",
        "dana.@contoso.example",
        "dana@.example",
        "dana@contoso.",
        "dana@-contoso.example",
        "\"da na\"@contoso.example",
        "dana@[127.0.0.1]",
        "dana@contoso.example\r\nBcc: all@contoso.example",
        "dana@cоntoso.example",
        "dana@bücher.example",
        "Dana <dana@contoso.example>",
        "dana@contoso.example,x@y.example"
      })
  void refusesWhatIsNoAddress(String email) {
    check("dana", email, null);

    assertThat(fields()).containsExactly("email");
  }

  @Test
  void refusesAddressesThatAreTooLong() {
    check("dana", "a".repeat(65) + "@contoso.example", null);
    check("dana", "a@" + "b.".repeat(130) + "example", null);

    assertThat(fields()).containsExactly("email", "email");
  }

  @Test
  @DisplayName("A-58: a UPN in a domain that no mail reaches is an address for single sign-on")
  void acceptsAUpnForSingleSignOn() {
    CheckedUser.of(new NewSsoUser("u@corp.local", "u@corp.local", null, null), complaints);
    CheckedUser.of(new NewSsoUser("u@corp", "u@corp", null, null), complaints);

    assertThat(fields()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+49 170 1234567, +491701234567",
    "+1 (555) 010-9999, +15550109999",
    "+49.170/1234567, +491701234567"
  })
  void keepsMobileNumbersInE164(String typed, String kept) {
    assertThat(check("dana", "dana@contoso.example", typed).mobile()).isEqualTo(kept);
    assertThat(fields()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0170 1234567",
        "+0170123456",
        "+49 170 12x",
        "+491",
        "+1234567890123456",
        "٤٩١٧٠"
      })
  void refusesNumbersWithoutACountry(String mobile) {
    check("dana", "dana@contoso.example", mobile);

    assertThat(fields()).containsExactly("mobile");
  }

  @Test
  void refusesAColonInAUserName() {
    check("contoso:dana", "dana@contoso.example", null);

    assertThat(fields()).containsExactly("username");
  }

  @Test
  void namesEveryFieldThatIsWrong() {
    CheckedUser.of(
        new NewUser(" ", "x", "a\u0000", "b".repeat(101), "1", "tlh", List.of(), null), complaints);

    assertThat(fields())
        .containsExactly("username", "email", "firstName", "lastName", "mobile", "language");
  }

  @ParameterizedTest
  @CsvSource({"DANA,dana", " Dana ,dana", "İLKER,İlker", "ÅSA,Åsa", "KIM,kim"})
  @DisplayName("A-60: compares by ASCII lower case, whatever the server's own language is")
  void comparesByAsciiLowerCase(String typed, String key) {
    assertThat(Identifiers.key(typed)).isEqualTo(key);
  }

  @Test
  void givesNoKeyToWhatNobodyIsCalled() {
    assertThat(Identifiers.key("da\u0000na")).isEmpty();
    assertThat(Identifiers.key("x".repeat(255))).isEmpty();
    assertThat(Identifiers.key("")).isEmpty();
  }

  private CheckedUser check(String username, String email, String mobile) {
    return CheckedUser.of(
        new NewUser(username, email, null, null, mobile, null, List.of(), null), complaints);
  }

  private List<String> fields() {
    try {
      complaints.refuse();
      return List.of();
    } catch (BusinessException refusal) {
      return refusal.fields().stream().map(FieldError::field).toList();
    }
  }
}
