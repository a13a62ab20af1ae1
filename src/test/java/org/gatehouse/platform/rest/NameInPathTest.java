package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameInPathTest {

  @ParameterizedTest
  @CsvSource({"Sales, Sales", "Sales/, Sales", "R/D, R/D", "R/D/, R/D"})
  void hasNoSlashAtItsEnd(String found, String name) {
    assertThat(NameInPath.of(found)).isEqualTo(name);
  }
}
