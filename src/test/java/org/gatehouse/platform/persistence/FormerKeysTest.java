package org.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.gatehouse.platform.crypto.SealedColumns;
import org.gatehouse.platform.crypto.SealedColumns.Column;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.ShortCodes;
import org.gatehouse.platform.parts.All;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("when another GATEHOUSE_KEY follows")
class FormerKeysTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.gatehouse");
  private static final List<SealedColumns> FEATURES =
      PRODUCT.stream()
          .filter(type -> type.isAssignableTo(SealedColumns.class) && !type.isInterface())
          .map(FormerKeysTest::make)
          .toList();

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";TIME ZONE=UTC";
  private final Secrets former = new Secrets(List.of(key(1)));
  private final Secrets both = new Secrets(List.of(key(2), key(1)));
  private final Secrets current = new Secrets(List.of(key(2)));
  private Connection database;

  @BeforeEach
  void migrate() throws SQLException {
    database = DriverManager.getConnection(url, "sa", "");
    Flyway.configure()
        .dataSource(url, "sa", "")
        .locations("classpath:db/migration", "classpath:db/vendor/h2")
        .load()
        .migrate();
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  @DisplayName("what was encrypted with the former one is encrypted anew, whatever its purpose")
  void encryptsAnew() throws SQLException {
    for (long id = 1; id <= 1_200; id++) {
      request(id, former.encrypt(new byte[] {7}, "password.request"));
    }
    String already = both.encrypt(new byte[] {8}, "password.request");
    request(2_000, already);
    signer(former.encrypt(new byte[] {9}, "audit.signer:7"));

    replace();

    assertThat(sealed("select sealed from password_request where id <= 1200"))
        .hasSize(1_200)
        .allSatisfy(one -> assertThat(current.decrypt(one, "password.request")).containsExactly(7));
    assertThat(sealed("select sealed from password_request where id = 2000"))
        .containsExactly(already);
    assertThat(sealed("select secret from audit_signer"))
        .allSatisfy(one -> assertThat(current.decrypt(one, "audit.signer:7")).containsExactly(9));
  }

  @Test
  @DisplayName("what no key reads stays as it is, and keeps nothing else back")
  void leavesWhatItCanNotRead() throws SQLException {
    String lost = new Secrets(List.of(key(3))).encrypt(new byte[] {7}, "password.request");
    request(2, former.encrypt(new byte[] {7}, "password.request"));
    String id = lost.substring(0, lost.lastIndexOf('.') + 1);
    List<String> broken =
        List.of(
            lost, "v1.no ciphertext", id + "%", id, former.beginning() + "%", former.beginning());
    for (int i = 0; i < broken.size(); i++) {
      request(10 + i, broken.get(i));
    }

    replace();

    assertThat(sealed("select sealed from password_request where id >= 10 order by id"))
        .containsExactlyElementsOf(broken);
    assertThat(sealed("select sealed from password_request where id = 2"))
        .allSatisfy(one -> assertThat(current.decrypt(one, "password.request")).containsExactly(7));
  }

  @Test
  @DisplayName("all keys that have signed for one account are encrypted anew, however many")
  void encryptsAllThatSignForOneAccount() throws SQLException {
    for (int number = 1; number <= 120; number++) {
      signer(number, former.encrypt(new byte[] {9}, "audit.signer:7"));
    }

    replace();

    assertThat(sealed("select secret from audit_signer"))
        .hasSize(120)
        .allSatisfy(one -> assertThat(current.decrypt(one, "audit.signer:7")).containsExactly(9));
  }

  @Test
  @DisplayName("of a key that signs nothing changes but what its secret half is encrypted with")
  void changesNothingElseOfWhatSigns() throws SQLException {
    signer("before");
    assertThatNoException().isThrownBy(() -> execute("update audit_signer set secret = 'after'"));

    for (String change :
        List.of(
            "set secret = secret",
            "set public_key = X'00'",
            "set secret = 'third', public_key = X'00'",
            "set secret = 'third', origin = 'elsewhere'")) {
      assertThatThrownBy(() -> execute("update audit_signer " + change))
          .as(change)
          .hasMessageContaining("stays as it is");
    }
    assertThatThrownBy(() -> execute("delete from audit_signer"))
        .hasMessageContaining("stays as it is");
  }

  @Test
  @DisplayName("each column that is named has ciphertexts, keys and purposes of these names")
  void namesColumnsThatThereAre() {
    assertThat(FEATURES).hasSizeGreaterThan(5);
    for (SealedColumns feature : FEATURES) {
      for (Column column : feature.columns()) {
        assertThatNoException()
            .as(column.toString())
            .isThrownBy(
                () ->
                    execute(
                        "select %s, %s, %s from %s"
                            .formatted(
                                column.key(), column.name(), column.purpose(), column.table())));
      }
    }
  }

  @Test
  @DisplayName("nothing is forgotten: whoever keeps a ciphertext has named its column")
  void knowsWhoeverEncrypts() {
    List<String> encrypting =
        PRODUCT.stream()
            .filter(
                type ->
                    calls(type, Secrets.class, "encrypt") || calls(type, ShortCodes.class, "seal"))
            .map(JavaClass::getSimpleName)
            .toList();

    assertThat(encrypting)
        .as("its columns belong into a SealedColumns, or it keeps nothing")
        .containsExactlyInAnyOrder(
            "AppKeys",
            "EmergencyCodes",
            "ForgottenPasswords",
            "MobileCode",
            "Outbox",
            "RecoveryCodes",
            "SentCodes",
            "Signers",
            "SinkSecrets",
            "SsoKeys",
            "TraceKeeper",
            "TrialRows",
            // Cookies, forms and what is no feature's.
            "AppProposals",
            "FormerKeys",
            "KeyMark",
            "LogoutHint",
            "ShortCodes",
            "Undos");
  }

  private static boolean calls(JavaClass type, Class<?> owner, String method) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call -> call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(method));
  }

  private static SealedColumns make(JavaClass type) {
    try {
      return (SealedColumns) type.reflect().getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getName(), e);
    }
  }

  private void replace() throws SQLException {
    FormerKeys keys = new FormerKeys();
    keys.secrets = both;
    keys.features = All.of(FEATURES);
    try (Connection owner = DriverManager.getConnection(url, "sa", "")) {
      keys.replace(owner);
    }
  }

  private void request(long id, String sealed) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "insert into password_request (id, sealed, asked_at) values (?, ?, current_timestamp)")) {
      insert.setLong(1, id);
      insert.setString(2, sealed);
      insert.executeUpdate();
    }
  }

  private void signer(String secret) throws SQLException {
    signer(1, secret);
  }

  private void signer(int number, String secret) throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            "insert into audit_signer (account_id, origin, public_key, secret, created_at, number, vouch)"
                + " values (7, 'here', X'01', ?, current_timestamp, ?, '')")) {
      insert.setString(1, secret);
      insert.setInt(2, number);
      insert.executeUpdate();
    }
  }

  private List<String> sealed(String query) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static byte[] key(int number) {
    byte[] key = new byte[32];
    key[0] = (byte) number;
    return key;
  }
}
