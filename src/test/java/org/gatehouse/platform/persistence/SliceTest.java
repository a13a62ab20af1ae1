package org.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gatehouse.platform.error.BusinessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

  @Test
  void goesOnBelowTheLastNumberOfThePageBefore() {
    Slice<Long> first = Slice.of(List.of(9L, 8L, 7L), 2, number -> Long.toString(number));

    assertThat(first.items()).containsExactly(9L, 8L);
    assertThat(Slice.before(first.next().orElseThrow())).isEqualTo(8);
  }

  @Test
  void beginsWithTheHighestNumberWithoutACursor() {
    assertThat(Slice.before("")).isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dana", "-1", "+1", "1 ", "1.5", "٣", "9223372036854775808", "0x1"})
  void refusesWhatIsNoNumber(String cursor) {
    assertThatThrownBy(() -> Slice.before(cursor))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> {
              assertThat(refusal.key()).isEqualTo("paging.cursor");
              assertThat(refusal.fields().get(0).field()).isEqualTo("cursor");
            });
  }
}
