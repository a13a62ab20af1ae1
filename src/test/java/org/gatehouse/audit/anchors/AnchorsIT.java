package org.gatehouse.audit.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gatehouse.audit.proofs.Verifier;
import org.gatehouse.audit.proofs.Verifier.Verdict;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Soon;
import org.gatehouse.users.Mailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints leave the database, and what left is enough to check the log by. */
@Tag("once")
class AnchorsIT {

  private static final long LONG_ENOUGH = 40;

  private final Gatehouse gatehouse = Gatehouse.shared();
  private final Api api = gatehouse.api();
  private final Accounts accounts = new Accounts(api);
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  private HttpServer archive;
  private int status = 204;
  private String base;
  private String account;

  @TempDir Path folder;

  @BeforeEach
  void anArchive() throws Exception {
    account = accounts.create("anchored");
    base = "/accounts/" + account + "/audit/";
    archive = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    archive.createContext(
        "/",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    archive.start();
  }

  @AfterEach
  void stop() {
    archive.stop(0);
  }

  @Test
  void goByMailAndToAnAddressAndTheLogIsCheckedByThem() throws Exception {
    Answer kept = api.put(base + "anchors", body("archive@" + account + ".example", url()));
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);

    JsonNode sent = new ObjectMapper().readTree(received.poll(LONG_ENOUGH, TimeUnit.SECONDS));
    String mail =
        MailText.of(new Mailbox(gatehouse).mailTo("archive@" + account + ".example", "Checkpoint"));

    assertThat(sent.path("checkpoint").asText()).startsWith(sent.path("origin").asText() + "\n");
    assertThat(mail).contains(sent.path("origin").asText());
    Path sentFile = Files.writeString(folder.resolve("sent"), sent.path("checkpoint").asText());
    Path mailed = Files.writeString(folder.resolve("mailed"), mail);
    Path export =
        Files.writeString(
            folder.resolve("export"), api.get(base + "events.jsonl?proofs=true").body());
    Verdict verdict = Verifier.check(export, sentFile, mailed);
    assertThat(verdict.text()).contains("goes on from 2 checkpoints");
    assertThat(verdict.status()).isZero();
    assertThat(
            Soon.within(
                Duration.ofSeconds(5),
                () -> !api.get(base + "anchors").json().path("sentAt").isNull()))
        .isTrue();
    assertThat(api.get(base + "events?item=Audit%20log").body())
        .contains("Audit log checkpoints updated.");
  }

  @Test
  void saysWhyAnAddressDoesNotTakeThem() throws Exception {
    status = 500;
    api.put(base + "anchors", body("", url()));

    assertThat(received.poll(LONG_ENOUGH, TimeUnit.SECONDS)).isNotNull();
    assertThat(
            Soon.within(
                Duration.ofSeconds(5),
                () -> api.get(base + "anchors").json().path("failure").asText().equals("STATUS")))
        .isTrue();
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThat(field(api.put(base + "anchors", body("nobody", "")))).isEqualTo("email");
    for (String wrong :
        new String[] {"ftp://x.example/", "https://", "x", "https://a:b@x.example/"}) {
      assertThat(field(api.put(base + "anchors", body("", wrong)))).as(wrong).isEqualTo("webhook");
    }
    assertThat(api.get(base + "events?outcome=FAILURE").body())
        .contains("Audit log checkpoints update failed.");
  }

  private String url() {
    return "http://127.0.0.1:" + archive.getAddress().getPort() + "/checkpoints";
  }

  private static String body(String email, String webhook) {
    return "{\"email\":\"%s\",\"webhook\":\"%s\"}".formatted(email, webhook);
  }

  private static String field(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.json().at("/errors/0/field").asText();
  }
}
