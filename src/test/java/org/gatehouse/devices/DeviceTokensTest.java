package org.gatehouse.devices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.gatehouse.platform.crypto.Tokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceTokensTest {

  @Test
  @Tag("A-93")
  void keepsOneTokenForEachOfThePeopleOfABrowser() {
    String adas = Tokens.secret();
    String bens = Tokens.secret();
    String next = Tokens.secret();
    DeviceTokens both = DeviceTokens.of(adas + "." + bens);

    assertThat(both.with(next, Set.of(Tokens.hash(adas))).all()).containsExactly(bens, next);
    assertThat(DeviceTokens.of(both.text())).isEqualTo(both);
  }

  @Test
  void forgetsTheOldestWhenTooManyPeopleShareABrowser() {
    DeviceTokens tokens = DeviceTokens.NONE;
    String first = Tokens.secret();
    tokens = tokens.with(first, Set.of());
    for (int i = 0; i < DeviceTokens.MOST; i++) {
      tokens = tokens.with(Tokens.secret(), Set.of());
    }

    assertThat(tokens.all()).hasSize(DeviceTokens.MOST).doesNotContain(first);
  }

  @Test
  void readsNothingButTokensAndNeverMoreThanFit() {
    assertThat(DeviceTokens.of("").all()).isEmpty();
    assertThat(DeviceTokens.of("x.y.'; drop table.%00").all()).isEmpty();
    assertThat(DeviceTokens.of((Tokens.secret() + ".").repeat(5_000)).all()).hasSize(1);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      many.append(Tokens.secret()).append('.');
    }
    assertThat(DeviceTokens.of(many.toString()).all()).hasSizeLessThanOrEqualTo(DeviceTokens.MOST);
  }

  @Test
  void doesNotShowItsTokens() {
    String token = Tokens.secret();

    assertThat(DeviceTokens.of(token).toString()).doesNotContain(token);
  }
}
