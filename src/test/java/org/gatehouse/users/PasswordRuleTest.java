package org.gatehouse.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

  private static final PasswordOwner DANA =
      new PasswordOwner("dana.okafor", "dana@contoso.example", "Contoso Ltd", "contoso-emea");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery staple",
        "ÄÖÜäöüß€",
        "🦉🐈🐎🦉🐎🐈🦉🐈",
        "thequietharbour",
        "7f 3k 9q 2m",
        "dana rides a red bicycle",
        "vp2HkqZx"
      })
  void asksForLengthAndForNothingOfItsComposition(String password) {
    assertThat(complaint(password)).isEmpty();
  }

  @Test
  void acceptsLongOnesWhole() {
    assertThat(complaint("long ago and far away ".repeat(11))).isEmpty();
    assertThat(complaint("ab c".repeat(64))).isEmpty();
    assertThat(complaint("ab c".repeat(64) + "d")).isEqualTo("users.password.length");
    assertThat(complaint("ab c".repeat(25_000))).isEqualTo("users.password.length");
  }

  @Test
  void countsCharactersAsPeopleDo() {
    assertThat(complaint("🦉🐈🐎🦉🐎🐈🦉")).isEqualTo("users.password.length");
    assertThat(complaint("e\u0301".repeat(7))).isEqualTo("users.password.length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dana.Okafor",
        "dana@contoso.example",
        "DANA-OKAFOR-2024!",
        "okafor1987",
        "rofako1987",
        "contosoltd",
        "Contoso 2026",
        "contoso-emea",
        "danaContoso",
        "Gatehouse1",
        "gatehousecontoso",
        "ＣＯＮＴＯＳＯ１２３"
      })
  void refusesWhatIsMadeOfNamesThatEverybodyKnows(String password) {
    assertThat(complaint(password)).isEqualTo("users.password.name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "password",
        "PassWord",
        "P@ssw0rd",
        "Password2024!",
        "!!letmein!!",
        "trustno1!!",
        "dragon1999",
        "qwertzuiop",
        "iloveyou",
        "ｐａｓｓｗｏｒｄ",
        "aaaaaaaaaaaa",
        "abababababab",
        "efghijklmnop",
        "9876543210",
        "        "
      })
  void refusesWhatGuessersTryFirst(String password) {
    assertThat(complaint(password)).isEqualTo("users.password.common");
  }

  @Test
  void leavesAloneWhatOnlyHoldsACommonWord() {
    assertThat(complaint("dragon8461920375")).isEmpty();
    assertThat(complaint("password of the gatekeeper")).isEmpty();
  }

  @Test
  void refusesNothingThatIsNotListed() {
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String password = org.gatehouse.platform.crypto.Tokens.letters(10);
      if (CommonPasswords.contain(password)) {
        refused.add(password);
      }
    }
    assertThat(refused).isEmpty();
  }

  /** The key of what is wrong with it; empty for nothing. */
  private static String complaint(String password) {
    Complaints complaints = new Complaints();
    PasswordRule.check(password, DANA, complaints);
    try {
      complaints.refuse();
      return "";
    } catch (BusinessException refusal) {
      FieldError error = refusal.fields().get(0);
      assertThat(error.field()).isEqualTo("password");
      return error.key();
    }
  }
}
