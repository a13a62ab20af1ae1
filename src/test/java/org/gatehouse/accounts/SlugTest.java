package org.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Complaints;
import org.gatehouse.platform.error.FieldError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "contoso-emea", "1a2", "a--b", "a234567890123456789012345678901234567890"})
  void acceptsShortNamesForAddresses(String slug) {
    assertThat(complaint(slug)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "-ab",
        "ab-",
        "Contoso",
        "con toso",
        "con_toso",
        "cöntoso",
        "con/toso",
        "con:toso",
        "abc\n",
        "a2345678901234567890123456789012345678901",
        "ⅽontoso",
        "..."
      })
  void refusesEveryOtherShape(String slug) {
    assertThat(complaint(slug)).isEqualTo("accounts.slug.shape");
  }

  @ParameterizedTest
  @ValueSource(strings = {"platform", "login", "api", "admin", "www", "new", "system"})
  void refusesWhatMeansSomethingElse(String slug) {
    assertThat(complaint(slug)).isEqualTo("accounts.slug.reserved");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void refusesNone(String slug) {
    assertThat(complaint(slug)).isEqualTo("text.missing");
  }

  private static String complaint(String slug) {
    Complaints complaints = new Complaints();
    Slug.check(slug, complaints);
    try {
      complaints.refuse();
      return null;
    } catch (BusinessException refusal) {
      return refusal.fields().stream().map(FieldError::key).findFirst().orElseThrow();
    }
  }
}
