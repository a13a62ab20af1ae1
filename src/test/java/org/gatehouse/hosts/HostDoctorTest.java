package org.gatehouse.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.net.HostAndPort;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Keys;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.testing.DnsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the doctor sees in a real name server on loopback. */
class HostDoctorTest {

  private static final String HOST = "login.contoso.example";
  private static final String TXT = "_gatehouse." + HOST;
  private static final String PROOF = "AAAAAAAAAAAAAAAAAAAAAA";

  private final DnsServer server = new DnsServer();
  private final HostDoctor doctor = doctor("https://access.gatehouse.test");

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  @DisplayName("A-37: the records with type, name and value")
  @Tag("A-37")
  void namesBothRecords() {
    List<DnsRecord> records = doctor.records(HOST, PROOF, Seen.NOTHING);

    assertThat(records)
        .extracting(DnsRecord::type, DnsRecord::name, DnsRecord::value)
        .containsExactly(
            tuple("CNAME", HOST, "access.gatehouse.test"), tuple("TXT", TXT, "gh-proof=" + PROOF));
  }

  @Test
  void seesThatBothAreRight() {
    server.set(HOST, "CNAME", "ACCESS.gatehouse.test");
    server.set(TXT, "TXT", "v=other");
    server.set(TXT, "TXT", "gh-proof=" + PROOF);

    assertThat(look().right()).isTrue();
  }

  @Test
  void saysWhatIsThereInstead() {
    server.set(HOST, "CNAME", "old.example.net");
    server.set(TXT, "TXT", "gh-proof=former");

    assertThat(look())
        .isEqualTo(new Seen(Finding.OTHER, "old.example.net", Finding.OTHER, "gh-proof=former"));
  }

  @Test
  void tellsAMissingRecordFromASilentServer() {
    assertThat(look()).isEqualTo(new Seen(Finding.MISSING, "", Finding.MISSING, ""));
    server.fail(HOST, true);
    server.fail(TXT, true);
    assertThat(look()).isEqualTo(new Seen(Finding.UNREACHABLE, "", Finding.UNREACHABLE, ""));
    assertThat(look().wrong()).as("nothing is known").isFalse();
    server.close();
    assertThat(look().wrong()).as("nobody answers").isFalse();
  }

  @Test
  void takesOurAddressesForAnAlias() {
    server.set("access.gatehouse.test", "A", "192.0.2.7");
    server.set("access.gatehouse.test", "AAAA", "2001:db8::7");
    server.set(HOST, "A", "192.0.2.7");
    assertThat(look().pointer()).isEqualTo(Finding.RIGHT);
    server.set(HOST, "A", "192.0.2.8");
    assertThat(look().pointer()).as("one of them is not ours").isEqualTo(Finding.OTHER);
    assertThat(look().pointerText()).contains("192.0.2.8");
  }

  @Test
  void asksForAnAddressWhereWeHaveNoName() {
    HostDoctor bare = doctor("http://192.0.2.7:8080");
    assertThat(bare.records(HOST, PROOF, Seen.NOTHING).get(0))
        .isEqualTo(new DnsRecord("A", HOST, "192.0.2.7", Finding.UNKNOWN, ""));
    server.set(HOST, "A", "192.0.2.7");
    assertThat(bare.look(HOST, PROOF).pointer()).isEqualTo(Finding.RIGHT);
  }

  @Test
  void showsNothingThatIsHidden() {
    server.set(TXT, "TXT", "a\\010b\\255" + "x".repeat(240));

    assertThat(look().proofText()).doesNotContain("\n").hasSizeLessThanOrEqualTo(200);
  }

  private Seen look() {
    return doctor.look(HOST, PROOF);
  }

  private HostDoctor doctor(String publicUrl) {
    Settings settings =
        new Settings(
            new Settings.Database("jdbc:h2:mem:x", "sa", "", Optional.empty(), Optional.empty()),
            URI.create(publicUrl),
            new Keys(Optional.empty(), List.of()),
            Optional.empty(),
            new Settings.Sms(Optional.empty(), Optional.empty()),
            new Settings.Network(
                List.of(), Optional.of(HostAndPort.fromString(server.address())), List.of()),
            new Settings.Bootstrap(Optional.empty(), Optional.empty(), Optional.empty()),
            new Settings.Links(Optional.empty(), Optional.empty(), Optional.empty()),
            true,
            Path.of("."),
            false);
    Dns dns = new Dns();
    dns.settings = settings;
    dns.connect();
    HostDoctor made = new HostDoctor();
    made.settings = settings;
    made.dns = dns;
    return made;
  }
}
