package org.gatehouse.audit.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Soon;
import org.gatehouse.trail.sealing.Rfc9162;

/** Asks an account's log for proofs, and believes none that it has not checked. */
public final class SealedLogClient {

  private static final Duration SEALED = Duration.ofSeconds(10);

  private final Api api;
  private final String base;

  public SealedLogClient(Api api, String account) {
    this.api = api;
    this.base = "/accounts/" + account + "/audit/";
  }

  /** A checkpoint as a program reads it. */
  public record Kept(String note, long size, byte[] root) {

    static Kept of(String note) {
      String[] lines = note.split("\n");
      return new Kept(note, Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }
  }

  public Kept checkpoint() {
    Answer answer = api.get(base + "checkpoint");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Kept.of(answer.body());
  }

  /** Waits until an event is sealed, and proves it; gives its index. */
  public long prove(String event) {
    assertThat(Soon.within(SEALED, () -> inclusion(event).status() == 200))
        .as(event + " is sealed")
        .isTrue();
    JsonNode proof = inclusion(event).json();
    Kept checkpoint = Kept.of(proof.path("checkpoint").asText());
    byte[] root =
        Rfc9162.rootOf(
            bytes(proof.path("leaf")),
            proof.path("index").asLong(),
            checkpoint.size(),
            hashes(proof));
    assertThat(root).as("the path of " + event).isEqualTo(checkpoint.root());
    return proof.path("index").asLong();
  }

  public Answer inclusion(String event) {
    return api.get(base + "proofs/inclusion?event=" + event);
  }

  /** Proves that the log goes on from a checkpoint. */
  public void proveFrom(Kept earlier) {
    JsonNode proof = api.get(base + "proofs/consistency?from=" + earlier.size()).json();
    Kept now = Kept.of(proof.path("checkpoint").asText());
    assertThat(
            Rfc9162.consistent(
                earlier.size(), earlier.root(), now.size(), now.root(), hashes(proof)))
        .as("from " + earlier.size() + " to " + now.size())
        .isTrue();
  }

  private static List<byte[]> hashes(JsonNode proof) {
    List<byte[]> hashes = new ArrayList<>();
    proof.path("hashes").forEach(hash -> hashes.add(bytes(hash)));
    return hashes;
  }

  private static byte[] bytes(JsonNode base64) {
    return Base64.getDecoder().decode(base64.asText());
  }
}
