package org.gatehouse.sso.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.sso.enforcement.NamesRefused.Why;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A-60, A-68: names are read out of the exports that providers make")
class NamesFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@x.example\nBen@X.example\n",
        "NameID\nanna@x.example\n BEN@x.example \nanna@x.example",
        "displayName,userPrincipalName,mail\nAnna,anna@x.example,a@y.example\n"
            + "Ben,ben@x.example,b@y.example",
        "\uFEFFid;Login;Email\r\n1;anna@x.example;\r\n2;ben@x.example;\r\n\r\n",
        "First Name [Required]\tEmail Address [Required]\nAnna\tanna@x.example\nBen\tben@x.example",
        "Anna,anna@x.example\nBen,ben@x.example"
      })
  void findsTheColumn(String file) throws NamesRefused {
    assertThat(read(file)).containsExactly("anna@x.example", "ben@x.example");
  }

  @Test
  void takesSoManyAndNoMore() throws NamesRefused {
    String most = names(NamesFile.MOST_ROWS);

    assertThat(read(most)).hasSize(NamesFile.MOST_ROWS);
    refused(Why.ROWS, most + "\none-more@x.example");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void saysWhyItReadsNothing(Why why, String file) {
    refused(why, file);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(Why.EMPTY, ""),
        Arguments.of(Why.EMPTY, "email\n"),
        Arguments.of(Why.COLUMN, "name,department\nAnna,Sales"),
        Arguments.of(Why.COLUMN, "a@x.example,b@x.example"),
        Arguments.of(Why.SHAPE, "email\n\"anna@x.example"),
        Arguments.of(Why.ENCODING, "email\nanna\0@x.example"),
        Arguments.of(Why.SIZE, "x".repeat(NamesFile.MOST_BYTES + 1)));
  }

  private static String names(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "user" + number + "@x.example")
        .collect(Collectors.joining("\n"));
  }

  private static void refused(Why why, String file) {
    assertThatExceptionOfType(NamesRefused.class)
        .isThrownBy(() -> read(file))
        .extracting(NamesRefused::why)
        .isEqualTo(why);
  }

  private static Set<String> read(String file) throws NamesRefused {
    return NamesFile.read(file.getBytes(StandardCharsets.UTF_8));
  }
}
