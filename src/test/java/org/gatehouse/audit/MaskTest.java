package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gatehouse.trail.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

  @ParameterizedTest
  @CsvSource({
    "dana, d•••",
    "Ünal, Ü•••",
    "𝒹ana, 𝒹•••",
    "system, system",
    "'', ''",
  })
  void showsOfANameItsFirstLetter(String name, String shown) {
    assertThat(Mask.name(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, 203.0.•••",
    "2001:db8:1:2::9, 2001:db8:•••",
    "'', ''",
  })
  void showsOfAnAddressWhoseItIs(String address, String shown) {
    assertThat(Mask.address(address)).isEqualTo(shown);
  }

  @Test
  void leavesSettingsAndCodesOfAnEntry() {
    Object[] row =
        row("2FA", "{\"change.methods\":\"EMAIL → TOTP\",\"reason\":\"WRONG\",\"name\":\"Dana\"}");

    Object[] masked = Mask.row(row);

    assertThat(masked[8]).isEqualTo("d•••");
    assertThat(masked[9]).isEqualTo("203.0.•••");
    assertThat(masked[10]).isEqualTo("");
    assertThat((String) masked[12])
        .contains("EMAIL → TOTP", "WRONG", "\"name\":\"•••\"")
        .doesNotContain("Dana");
    assertThat(row[8]).as("the given row").isEqualTo("dana");
  }

  @Test
  void showsCodesAndNoSentencesNorWhatOthersSay() {
    String ours =
        "{\"reason\":\"asked by Jane Doe\",\"change.exemption\":\"none → leave of Jane\"}";
    String theirs = "{\"reason\":\"JANE.DOE\",\"sentBy\":\"shop\"}";

    assertThat((String) Mask.row(row("Account", ours))[12]).doesNotContain("Jane");
    assertThat((String) Mask.row(row("Account", theirs))[12]).doesNotContain("JANE");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.0.0/16, true",
    "203.0.0.0/17, false",
    "203.0.113.9, false",
    "2001:db8::/32, true",
    "2001:db8::/33, false",
  })
  void letsLookForNoMoreOfAnAddressThanItShows(String block, boolean allowed) {
    LogFilter filter =
        new FilterInput(new Catalogue()).filter(name -> name.equals("ip") ? block : null);

    assertThat(Mask.probes(filter).isEmpty()).isEqualTo(allowed);
  }

  @Test
  void masksWhatPeopleAreChangedInto() {
    Object[] masked = Mask.row(row("User", "{\"change.email\":\"a@x.example → b@x.example\"}"));

    assertThat((String) masked[12]).doesNotContain("example");
  }

  private static Object[] row(String item, String details) {
    return new Object[] {
      1L,
      "e-1",
      Instant.EPOCH,
      "2fa.update.success",
      item,
      "Update",
      "SUCCESS",
      "",
      "dana",
      "203.0.113.9",
      "Firefox",
      "r-1",
      details
    };
  }
}
