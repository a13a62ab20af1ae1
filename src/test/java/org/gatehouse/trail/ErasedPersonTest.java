package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasedPersonTest {

  private final ErasedPerson dana =
      new ErasedPerson(
          "Dana", "dana@x.example", List.of("Dana", "dana@x.example"), "Dana Okafor", "erased-1");

  @Test
  void leavesNothingOfAnEventAboutThePersonButWhatTellsNothing() {
    assertThat(
            dana.without(
                Map.of(
                    "name", "dana",
                    "email", "DANA@x.example",
                    "way", "PASSWORD",
                    "change.mobile", "+491701234567 → +491707654321",
                    "anything", "of hers"),
                false,
                false))
        .isEqualTo(
            Map.of(
                "name", "erased-1",
                "email", "erased-1",
                "way", "PASSWORD",
                "change.mobile", "erased-1 → erased-1",
                "anything", "erased-1"));
  }

  @Test
  void leavesAnEventAboutOthersAloneButForTheName() {
    assertThat(dana.without(Map.of("name", "bob", "by", "Dana", "file", "dana.csv"), false, false))
        .isEqualTo(Map.of("name", "bob", "by", "erased-1", "file", "dana.csv"));
  }

  @Test
  void takesADisplayNameOutOfHerOwnEntriesAlone() {
    Map<String, String> details = Map.of("name", "Dana Okafor", "email", "other@x.example");

    assertThat(dana.without(details, false, false)).isEqualTo(details);
    assertThat(dana.without(details, true, false))
        .isEqualTo(Map.of("name", "erased-1", "email", "erased-1"));
  }

  @Test
  void forgetsHerUnderAnAddressThatSomebodyElseHasByNow() {
    Map<String, String> hers = Map.of("name", "dana", "email", "office@x.example");
    Map<String, String> another = Map.of("name", "lena", "email", "office@x.example");

    assertThat(dana.without(hers, false, false)).containsEntry("email", "erased-1");
    assertThat(dana.without(another, false, false)).isEqualTo(another);
  }

  @Test
  void leavesTheAddressOfSomebodyWhoIsDisplayedAsSheIsNamed() {
    Map<String, String> signedIn = Map.of("name", "Dana", "email", "dana.two@x.example");

    assertThat(dana.without(signedIn, false, true)).containsEntry("email", "dana.two@x.example");
  }

  @Test
  void leavesWhatChangedButForTheName() {
    assertThat(
            dana.without(
                Map.of("change.anchorEmail", "ops@x.example → dana@x.example, eve@x.example"),
                false,
                false))
        .isEqualTo(Map.of("change.anchorEmail", "ops@x.example → erased-1, eve@x.example"));
  }

  @Test
  void forgetsADescriptionThatHoldsHerAddressAsAWhole() {
    for (String hers :
        List.of("Sent to dana@x.example.", "DANA@x.example wrote", "<dana@x.example>")) {
      assertThat(dana.without(Map.of("description", hers), false, false))
          .as(hers)
          .isEqualTo(Map.of("description", "erased-1"));
    }
    for (String another :
        List.of("Sent to jordana@x.example.", "dana@x.example.org wrote", "Dana is a town.")) {
      Map<String, String> details = Map.of("description", another);
      assertThat(dana.without(details, false, false)).as(another).isEqualTo(details);
    }
  }

  @Test
  void leavesTheOthersWhereSeveralStandTogether() {
    assertThat(
            dana.without(
                Map.of("name", "Helpers", "added", "bob, dana, eve", "removed", "dan, a"),
                false,
                false))
        .isEqualTo(Map.of("name", "Helpers", "added", "bob, erased-1, eve", "removed", "dan, a"));
  }

  @Test
  void theSaltsThatStayProveTheValuesThatStay() {
    byte[] salt = new byte[32];
    Seal whole = new Seal(salt);
    String own = whole.salt("d.file");

    var digest = org.gatehouse.platform.crypto.Tokens.sha256();
    digest.update(java.util.HexFormat.of().parseHex(own));
    byte[] proved = digest.digest("x.csv".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(proved))
        .isEqualTo(whole.of("d.file", "x.csv"));
    assertThat(own).isNotEqualTo(whole.salt("d.name"));
  }
}
