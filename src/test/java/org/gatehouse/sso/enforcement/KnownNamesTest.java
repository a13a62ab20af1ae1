package org.gatehouse.sso.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.sso.SsoInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The names of a file of the provider's users")
class KnownNamesTest {

  private final SsoInMemory sso = new SsoInMemory(Instant.parse("2026-11-26T10:00:00Z"));

  @AfterEach
  void end() {
    sso.close();
  }

  @Test
  @DisplayName("take the place of those of the file before")
  void replaceTheFormer() {
    read("one.csv", "ada@x.example\nben@x.example\n");
    read("two.csv", "BEN@x.example\ncy@x.example\ndora@x.example\n");

    assertThat(sso.column("select name_key from sso_known_name order by name_key"))
        .containsExactly("ben@x.example", "cy@x.example", "dora@x.example");
    assertThat(sso.<NameFile.Details>in(() -> names().find().orElseThrow()))
        .satisfies(
            file -> {
              assertThat(file.fileName()).isEqualTo("two.csv");
              assertThat(file.names()).isEqualTo(3);
            });
  }

  @Test
  @DisplayName("wait for another file that is read at the same time before they take its place")
  void areReadOneFileAfterTheOther() {
    List<String> order = new ArrayList<>();
    names().accounts =
        new Accounts() {
          @Override
          public void lock(long account) {
            order.add("holds " + account);
          }
        };
    names().rows =
        new NameRows() {
          @Override
          public int forget(long account) {
            order.add("forgets " + account);
            return 0;
          }
        };

    read("one.csv", "ada@x.example\n");

    assertThat(order).containsExactly("holds 7", "forgets 7");
  }

  private KnownNames names() {
    return sso.get(KnownNames.class);
  }

  private void read(String name, String csv) {
    sso.in(
        () -> {
          names().read(name, csv.getBytes(StandardCharsets.UTF_8));
          return name;
        });
  }
}
