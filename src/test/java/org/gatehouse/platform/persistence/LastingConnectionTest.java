package org.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2, whose connections are closed beneath the pool as a database does that ends. */
class LastingConnectionTest {

  private final Deque<Connection> opened = new ArrayDeque<>();
  private Connection keeper;
  private Connection lasting;
  private boolean away;

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:h2:mem:lasting-" + System.identityHashCode(this);
    keeper = DriverManager.getConnection(url);
    execute(keeper, "create table note (text varchar(10))");
    lasting =
        LastingConnection.from(
            () -> {
              if (away) {
                throw new SQLException("away");
              }
              opened.push(DriverManager.getConnection(url));
              return opened.peek();
            });
  }

  @AfterEach
  void close() throws SQLException {
    lasting.close();
    keeper.close();
  }

  @Test
  void isMadeAnewBetweenTransactionsWithWhatWasSet() throws SQLException {
    lasting.setAutoCommit(false);
    lasting.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
    execute(lasting, "insert into note values ('first')");
    lasting.commit();

    opened.peek().close();
    execute(lasting, "insert into note values ('second')");

    assertThat(notes()).as("of a transaction that is not over").isEqualTo(1);
    assertThat(lasting.getAutoCommit()).isFalse();
    assertThat(lasting.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    lasting.commit();
    assertThat(notes()).isEqualTo(2);
  }

  @Test
  void failsWithinATransactionUntilThatIsOver() throws SQLException {
    lasting.setAutoCommit(false);
    execute(lasting, "insert into note values ('lost')");

    opened.peek().close();

    assertThatThrownBy(() -> execute(lasting, "insert into note values ('half')"))
        .isInstanceOf(SQLException.class);
    lasting.rollback();
    execute(lasting, "insert into note values ('whole')");
    lasting.commit();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void tellsThatATransactionWasNotCommitted() throws SQLException {
    lasting.setAutoCommit(false);
    execute(lasting, "insert into note values ('lost')");
    opened.peek().close();

    assertThatThrownBy(lasting::commit).isInstanceOf(SQLException.class);

    execute(lasting, "insert into note values ('kept')");
    lasting.commit();
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void saysWhetherTheDatabaseIsThereAndIsThereAgainWithIt() throws SQLException {
    opened.peek().close();
    away = true;
    assertThat(lasting.isValid(1)).isFalse();
    assertThatThrownBy(() -> execute(lasting, "insert into note values ('no')")).hasMessage("away");

    away = false;
    assertThat(lasting.isValid(1)).isTrue();
    execute(lasting, "insert into note values ('yes')");
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void opensNothingMoreWhileItIsAlive() throws SQLException {
    for (int i = 0; i < 3; i++) {
      execute(lasting, "insert into note values ('x')");
    }

    assertThat(opened).hasSize(1);
    assertThat(Set.of(lasting)).as("as pools keep it").contains(lasting).doesNotContain(keeper);
    lasting.close();
    assertThat(lasting.isClosed()).isTrue();
  }

  private long notes() throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from note")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
