package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameInPathTest {

  @ParameterizedTest
  @CsvSource({"Sales, Sales", "Sales/, Sales", "R/D, R/D", "R/D/, R/D"})
  void hasNoSlashAtItsEnd(String found, String name) {
    assertThat(NameInPath.of(found)).isEqualTo(name);
    assertThat(NameInPath.whatIs(found, NameInPathTest::nobody)).isEqualTo(name);
  }

  @Test
  void keepsTheSlashOfWhatIsReallyCalledSo() {
    assertThat(NameInPath.whatIs("Sales/", known -> {})).isEqualTo("Sales/");
  }

  @ParameterizedTest
  @CsvSource({
    "/teams/Sales, Sales, Sales",
    "/teams/Sales/, Sales, Sales/",
    "/teams/Sales/, Sales/, Sales/",
    "/teams/R/D/, R/D, R/D/"
  })
  void isWholeOnEachServer(String address, String found, String whole) {
    assertThat(NameInPath.whole(address, found)).isEqualTo(whole);
  }

  @Test
  void saysWhyNobodyMayLook() {
    assertThatThrownBy(
            () ->
                NameInPath.whatIs(
                    "Sales/",
                    known -> {
                      throw BusinessException.forbidden();
                    }))
        .isInstanceOfSatisfying(
            BusinessException.class, why -> assertThat(why.kind()).isEqualTo(Kind.FORBIDDEN));
  }

  private static void nobody(String name) {
    throw BusinessException.notFound();
  }
}
