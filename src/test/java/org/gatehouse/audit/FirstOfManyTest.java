package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A page out of many logs. */
class FirstOfManyTest {

  private static final int MOST = 7;

  @Test
  @DisplayName("is the beginning of all their rows in order, however they come")
  void isTheBeginningOfAll() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      List<Position> all =
          new ArrayList<>(
              LongStream.range(0, random.nextInt(60))
                  .mapToObj(id -> new Position(Instant.ofEpochSecond(random.nextInt(20)), id))
                  .toList());
      boolean newestFirst = random.nextBoolean();
      Comparator<Position> order =
          newestFirst ? Comparator.reverseOrder() : Comparator.naturalOrder();
      Collections.shuffle(all, random);
      var first = new FirstOfMany<Position>(position -> position, newestFirst, MOST);
      int given = 0;
      while (given < all.size()) {
        int end = Math.min(all.size(), given + 1 + random.nextInt(MOST));
        first.add(all.subList(given, end).stream());
        first.last().ifPresent(last -> assertThat(first.rows()).hasSize(MOST).endsWith(last));
        given = end;
      }

      assertThat(first.rows()).isEqualTo(all.stream().sorted(order).limit(MOST).toList());
      assertThat(first.last().isPresent()).isEqualTo(all.size() >= MOST);
    }
  }
}
