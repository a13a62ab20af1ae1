package org.gatehouse.login.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.Outcome;
import org.gatehouse.users.SignInUser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the audit log says of a second factor that was not taken. */
class CodeEventTest {

  private static final SignInUser DANA =
      new SignInUser(
          1,
          7,
          "dana",
          "Dana",
          "dana@contoso.example",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          false,
          false,
          false,
          false,
          Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "WRONG, Sign-in refused: wrong code.",
    "OVER, Sign-in refused: the code had expired or was tried too often.",
    "CLOSED, Sign-in refused: too many attempts.",
    "COPIED, Sign-in refused: there seems to be a copy of the passkey."
  })
  void saysWhyItWasNotTaken(Refusal why, String text) {
    var details = new CodeEvent.Refused(DANA, "totp", why).details();

    assertThat(
            new Catalogue()
                .get("user.login-refused", Outcome.FAILURE, details.get("reason"))
                .in(Locale.ENGLISH, details))
        .isEqualTo(text);
  }
}
