package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import org.gatehouse.platform.error.BusinessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  @Test
  void readsTheCursorOfThePageBefore() {
    assertThat(paging("ZGFuYQ").after()).isEqualTo("dana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AA", "ZGFuYQA", "*"})
  void refusesWhatIsNoCursor(String cursor) {
    assertThatThrownBy(() -> paging(cursor))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo("cursor"));
  }

  private static Paging paging(String cursor) {
    var query = new MultivaluedHashMap<String, String>();
    query.add("cursor", cursor);
    return Paging.of(query);
  }
}
