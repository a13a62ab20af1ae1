package org.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gatehouse.platform.config.SettingsException;
import org.gatehouse.platform.crypto.SecretSample;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.parts.All;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KeyMarkTest {

  private final JdbcDataSource database = new JdbcDataSource();
  private Connection keeper;

  @BeforeEach
  void open() throws SQLException {
    database.setUrl("jdbc:h2:mem:key-mark-" + System.identityHashCode(this));
    keeper = database.getConnection();
    try (var statement = keeper.createStatement()) {
      statement.execute("create table key_mark (id integer primary key, sealed varchar(500))");
    }
  }

  @AfterEach
  void close() throws SQLException {
    keeper.close();
  }

  @Test
  @DisplayName("a node with another key than the database's does not start, and says which setting")
  void refusesAnotherKey() {
    node(1).check();

    assertThatNoException().isThrownBy(() -> node(1).check());
    assertThatThrownBy(() -> node(2).check())
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("GATEHOUSE_KEY is not the key");
    assertThatNoException().as("nothing was changed").isThrownBy(() -> node(1).check());
  }

  @Test
  @DisplayName(
      "a database from before there was a mark takes no other key than that of its secrets")
  void triesTheKeyOnASecretBeforeTheFirstMark() {
    String sealed = secrets(1).encrypt(new byte[] {7}, "a purpose");
    SecretSample old = any -> Optional.of(new SecretSample.Sealed(sealed, "a purpose"));

    assertThatThrownBy(() -> node(2, old).check()).isInstanceOf(SettingsException.class);
    assertThatNoException().isThrownBy(() -> node(1, old).check());
  }

  @Test
  @DisplayName(
      "once the key that follows has left its mark, nobody starts with the former one alone")
  void leavesTheMarkOfTheKeyThatFollows() {
    node(1).check();
    KeyMark both = node(secrets(2, 1));
    both.check();
    assertThatNoException().as("not yet").isThrownBy(() -> node(1).check());

    both.begin();
    both.begin();
    assertThatThrownBy(() -> node(1).check()).as("has begun").hasMessageContaining("FORMER");
    assertThatThrownBy(() -> node(2).check()).as("has not ended").hasMessageContaining("FORMER");
    assertThatNoException().isThrownBy(() -> node(secrets(1, 2)).check());

    both.renew();
    both.renew();

    assertThatNoException().isThrownBy(() -> node(2).check());
    assertThatNoException().isThrownBy(() -> node(secrets(1, 2)).check());
    assertThatThrownBy(() -> node(1).check())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("GATEHOUSE_KEY_FORMER");
  }

  private KeyMark node(int key, SecretSample... samples) {
    return node(secrets(key), samples);
  }

  private KeyMark node(Secrets secrets, SecretSample... samples) {
    KeyMark node = new KeyMark();
    node.dataSource = database;
    node.secrets = secrets;
    node.samples = All.of(List.of(samples));
    return node;
  }

  private static Secrets secrets(int... keys) {
    return new Secrets(
        IntStream.of(keys)
            .mapToObj(
                key -> {
                  byte[] bytes = new byte[32];
                  bytes[0] = (byte) key;
                  return bytes;
                })
            .toList());
  }
}
