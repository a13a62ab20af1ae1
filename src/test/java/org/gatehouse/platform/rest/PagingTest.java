package org.gatehouse.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
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

  @Test
  void cutsAListThatIsReadWhole() {
    List<String> all = List.of("ann", "bob", "eve");
    JsonObject first = new Paging("", 2).page(all, name -> name, PagingTest::json);
    String next = first.getString("next");
    JsonObject rest = new Paging(paging(next).after(), 2).page(all, name -> name, PagingTest::json);

    assertThat(names(first)).containsExactly("ann", "bob");
    assertThat(names(rest)).containsExactly("eve");
    assertThat(rest.isNull("next")).isTrue();
    assertThat(new Paging("", 3).page(all, name -> name, PagingTest::json).isNull("next")).isTrue();
  }

  @Test
  void refusesToGoOnBehindWhatIsGone() {
    Paging paging = new Paging("dana", 2);

    assertThatThrownBy(() -> paging.page(List.of("ann"), name -> name, PagingTest::json))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo("cursor"));
  }

  @Test
  void goesOnBehindWhereTheLastRowWas() {
    List<String> all = List.of("eve", "ann", "dana", "bob");
    JsonObject first = page("", all);
    String next = paging(first.getString("next")).after();

    assertThat(names(first)).containsExactly("ann", "bob");
    assertThat(names(page(next, all))).containsExactly("dana", "eve");
    assertThat(names(page(next, List.of("eve", "carl")))).containsExactly("carl", "eve");
    assertThat(page(next, List.of("ann")).isNull("next")).isTrue();
    assertThat(names(page(next, List.of("ann")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bob", "pets:bob", "peopl"})
  void refusesTheCursorOfAnotherListThatIsSorted(String after) {
    assertThatThrownBy(() -> page(after, List.of("ann")))
        .isInstanceOfSatisfying(
            BusinessException.class,
            refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo("cursor"));
  }

  private static JsonObject page(String after, List<String> all) {
    return new Paging(after, 2).page("people", all, name -> name, PagingTest::json);
  }

  private static JsonObject json(String name) {
    return JsonText.object().add("name", name).build();
  }

  private static List<String> names(JsonObject page) {
    return page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
        .map(item -> item.getString("name"))
        .toList();
  }

  private static Paging paging(String cursor) {
    var query = new MultivaluedHashMap<String, String>();
    query.add("cursor", cursor);
    return Paging.of(query);
  }
}
