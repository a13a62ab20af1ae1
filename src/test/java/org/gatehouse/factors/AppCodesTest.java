package org.gatehouse.factors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes of authenticator apps. */
class AppCodesTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
  private static final long STEP = NOW.getEpochSecond() / 30;

  /** The last six of the eight digits that the appendix of RFC 6238 has. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    assertThat(AppCodes.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @Test
  void takesTheCodesOfThreeStepsAndNoOther() {
    for (int away = -3; away <= 3; away++) {
      String code = AppCodes.code(SECRET, NOW.plusSeconds(away * 30L));
      assertThat(AppCodes.step(SECRET, code, NOW, 0).isPresent())
          .as("%d steps away", away)
          .isEqualTo(Math.abs(away) <= 1);
    }
  }

  @Test
  void takesNoStepTwice() {
    String code = AppCodes.code(SECRET, NOW);

    assertThat(AppCodes.step(SECRET, code, NOW, STEP - 1)).hasValue(STEP);
    assertThat(AppCodes.step(SECRET, code, NOW, STEP)).isEmpty();
    assertThat(AppCodes.step(SECRET, " 081 804 ", NOW, 0)).as("with blanks").hasValue(STEP);
    assertThat(AppCodes.step(SECRET, "81804", NOW, 0)).isEmpty();
  }

  @Test
  void writesKeysAsAppsReadThem() {
    assertThat(AppCodes.text(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(AppCodes.secret()).hasSize(20);
  }
}
