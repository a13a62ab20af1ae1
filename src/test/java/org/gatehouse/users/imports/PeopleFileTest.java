package org.gatehouse.users.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.users.imports.FileRefused.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleFileTest {

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void readsWhatSpreadsheetsWrite(String separator) throws Exception {
    String text =
        "\uFEFFEmail,UserName,firstName,mobile,status\r\n"
            + "dana@x.example,dana,\"Da\"\"na\",'+491701234567,ACTIVE\r\n"
            + "\r\n"
            + "bob@x.example,bob\r\n";

    List<ImportedPerson> people =
        PeopleFile.read(text.replace(",", separator).getBytes(StandardCharsets.UTF_8));

    assertThat(people).hasSize(2);
    ImportedPerson dana = people.get(0);
    assertThat(dana.line()).isEqualTo(2);
    assertThat(dana.username()).isEqualTo("dana");
    assertThat(dana.firstName()).isEqualTo("Da\"na");
    assertThat(dana.mobile()).isEqualTo("+491701234567");
    assertThat(dana.lastName()).isNull();
    assertThat(people.get(1).line()).isEqualTo(4);
    assertThat(people.get(1).firstName()).isNull();
  }

  @Test
  void marksRowsWithMoreCellsThanColumns() throws Exception {
    assertThat(read("username,email\na,a@x.example,more\n").get(0).surplus()).isTrue();
  }

  @Test
  void refusesFilesThatAreNoListOfPeople() {
    assertThat(why("")).isEqualTo(Why.EMPTY);
    assertThat(why("username,email\n")).isEqualTo(Why.EMPTY);
    assertThat(why("username,name\na,b\n")).isEqualTo(Why.COLUMN);
    assertThat(why("username,email,roles\na,b,User\n")).isEqualTo(Why.COLUMN);
    assertThat(why("username,email,EMAIL\na,b,c\n")).isEqualTo(Why.TWICE);
    assertThat(why("email\na@x.example\n")).isEqualTo(Why.HEADER);
    assertThat(why("username,email\na\0,b\n")).isEqualTo(Why.ENCODING);
    assertThat(why("username,email\n\"a,b\nc,d\n")).isEqualTo(Why.SHAPE);
    assertThat(why("username,email\n\"a\"x,b\n")).isEqualTo(Why.SHAPE);
    assertThat(why("username,email\n\"" + "x".repeat(70_000) + "\",b\n")).isEqualTo(Why.SHAPE);
    assertThat(why("username,email\n" + "a,b\n".repeat(5_001))).isEqualTo(Why.ROWS);
    assertThat(why("username,email\n" + "a".repeat(2 * 1_048_576))).isEqualTo(Why.SIZE);
  }

  @Test
  void refusesOtherEncodingsInsteadOfGuessing() {
    for (Charset other : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
      assertThat(
              catchThrowableOfType(
                      FileRefused.class,
                      () -> PeopleFile.read("username,email\nJoão,b@x.example\n".getBytes(other)))
                  .why())
          .isEqualTo(Why.ENCODING);
    }
  }

  @Test
  void namesTheLineWhereItStopped() {
    FileRefused refused =
        catchThrowableOfType(FileRefused.class, () -> read("username,email\na,b\n\"c,d\ne,f\n"));

    assertThat(refused.line()).isEqualTo(3);
  }

  private static List<ImportedPerson> read(String text) throws FileRefused {
    return PeopleFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Why why(String text) {
    return catchThrowableOfType(FileRefused.class, () -> read(text)).why();
  }
}
