package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.gatehouse.platform.net.Cidr;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void searchesWithoutCaseAccentsAndPunctuation() {
    assertThat(Values.searchable("User logged in (Tomás ECHEVERRÍA, Straße Øresund İzmir)."))
        .isEqualTo("user logged in tomas echeverria strasse oresund izmir .");
    assertThat(Values.searchable("ines.k@meridian.example")).isEqualTo("ines.k@meridian.example");
  }

  @Test
  void searchesASimpleTextInTheSameWayAsAnyOther() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      String text =
          random
              .ints(random.nextInt(12), 0, 0x81)
              .mapToObj(c -> c == 0x80 ? "→" : Character.toString(c))
              .collect(Collectors.joining());

      assertThat(Values.searchable(text)).as("%s", text).isEqualTo(Values.words(text));
    }
  }

  @Test
  void keepsAddressesInAnOrderInWhichABlockIsARange() {
    Cidr block = Cidr.parse("203.0.113.0/24");

    assertThat(Values.addressKey("203.0.113.77"))
        .isBetween(Values.firstAddressKey(block), Values.lastAddressKey(block));
    assertThat(Values.addressKey("203.0.114.1")).isGreaterThan(Values.lastAddressKey(block));
    assertThat(Values.addressKey("2001:db8::1"))
        .isEqualTo(Values.addressKey("2001:0DB8:0:0:0:0:0:1"))
        .hasSize(33);
    assertThat(Values.addressKey("")).isEmpty();
  }

  @Test
  void keepsOfATextWhatBothDatabasesCanHold() {
    assertThat(Values.fitting("a\0b\uD800c", 10)).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(Values.fitting("ab😀", 3)).isEqualTo("ab");
    assertThat(Values.fitting("ab😀", 4)).isEqualTo("ab😀");
  }

  @Test
  void keepsWhatChangedReadableAndFindsItAgain() {
    Map<String, String> details =
        Change.details(
            Map.of("ssoUrl", "https://old.example", "enabled", "true", "note", ""),
            Map.of("ssoUrl", "https://new.example", "enabled", "true", "note", "a → b"));

    assertThat(details)
        .isEqualTo(
            Map.of(
                "change.ssoUrl", "https://old.example → https://new.example",
                "change.note", " → a -> b"));
    assertThat(Change.find("change.note", details.get("change.note")))
        .contains(new Change("note", "", "a -> b"));
    assertThat(Change.find("name", "a → b")).isEmpty();
  }
}
