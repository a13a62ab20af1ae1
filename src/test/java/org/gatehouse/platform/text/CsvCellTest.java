package org.gatehouse.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 170", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"})
  void guardsWhatASpreadsheetTakesForAFormulaAndGivesItBack(String cell) {
    assertThat(CsvCell.guarded(cell)).isEqualTo("'" + cell);
    assertThat(CsvCell.unguarded("'" + cell)).isEqualTo(cell);
  }

  @Test
  void leavesEverythingElseAlone() {
    assertThat(CsvCell.guarded("")).isEmpty();
    assertThat(CsvCell.guarded("O'Neil")).isEqualTo("O'Neil");
    assertThat(CsvCell.unguarded("'t Hooft")).isEqualTo("'t Hooft");
  }
}
